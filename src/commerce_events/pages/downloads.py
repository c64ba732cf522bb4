"""The page of downloads: what the manifest of the published files lists, by purpose."""

import json
from collections.abc import Mapping
from itertools import groupby

from commerce_events.pages.book import Book
from commerce_events.pages.markdown import code, fenced, items, link, page
from commerce_events.publish.manifest import MANIFEST, SUMS
from commerce_events.publish.purposes import PURPOSES

DOWNLOADS = "downloads.md"

#: What most readers need: the one file that every validator knows.
_FIRST = "commerce-events.draft-07.schema.json"


def downloads(book: Book, files: Mapping[str, bytes]) -> str:
    """Every file with its size and its hash."""
    manifest = json.loads(files[MANIFEST])
    order = [purpose.words for purpose in PURPOSES]
    rows = sorted(manifest["files"], key=lambda row: order.index(row["purpose"]))
    sections = groupby(rows, key=lambda row: str(row["purpose"]))
    checks = [link(code(name), book.published(DOWNLOADS, name)) for name in (MANIFEST, SUMS)]
    first = link(code(_FIRST), book.published(DOWNLOADS, _FIRST))
    return page(
        f"# {book.say('downloads', 'title')}",
        book.say("downloads", "intro", release=manifest["release"], version=code(manifest["version"]), first=first),
        *(
            f"## {book.say('purposes', purpose)}\n\n{items(_row(book, row) for row in each)}"
            for purpose, each in sections
        ),
        f"## {book.say('downloads', 'check')}",
        book.say("downloads", "check-how", manifest=checks[0], sums=checks[1]),
        fenced("sh", "sha256sum --check --ignore-missing SHA256SUMS"),
    )


def _row(book: Book, row: Mapping[str, str | int]) -> str:
    name = link(code(str(row["path"])), book.published(DOWNLOADS, str(row["path"])))
    size = book.say("downloads", "size", bytes=book.number(int(row["size"])))
    return f"{name}, {size}  \n  SHA-256 {code(str(row['sha256']))}"
