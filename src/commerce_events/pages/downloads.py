"""The page of downloads: what the manifest of the published files lists, by purpose."""

import json
from collections.abc import Mapping
from itertools import groupby

from commerce_events.pages.markdown import code, fenced, items, link, page
from commerce_events.pages.site_context import SiteContext
from commerce_events.publish.manifest import MANIFEST, SUMS
from commerce_events.publish.purposes import PURPOSES

DOWNLOADS = "downloads.md"

#: What most readers need: the one file that every validator knows.
_FIRST = "commerce-events.draft-07.schema.json"


def downloads(site: SiteContext, files: Mapping[str, bytes]) -> str:
    """Every file with its size and its hash."""
    manifest = json.loads(files[MANIFEST])
    order = [purpose.words for purpose in PURPOSES]
    rows = sorted(manifest["files"], key=lambda row: order.index(row["purpose"]))
    sections = groupby(rows, key=lambda row: str(row["purpose"]))
    checks = [link(code(name), site.published(DOWNLOADS, name)) for name in (MANIFEST, SUMS)]
    first = link(code(_FIRST), site.published(DOWNLOADS, _FIRST))
    return page(
        f"# {site.text('downloads', 'title')}",
        site.text("downloads", "intro", release=manifest["release"], version=code(manifest["version"]), first=first),
        *(
            f"## {site.text('purposes', purpose)}\n\n{items(_row(site, row) for row in each)}"
            for purpose, each in sections
        ),
        f"## {site.text('downloads', 'check')}",
        site.text("downloads", "check-how", manifest=checks[0], sums=checks[1]),
        fenced("sh", "sha256sum --check --ignore-missing SHA256SUMS"),
    )


def _row(site: SiteContext, row: Mapping[str, str | int]) -> str:
    name = link(code(str(row["path"])), site.published(DOWNLOADS, str(row["path"])))
    size = site.text("downloads", "size", bytes=site.number(int(row["size"])))
    return f"{name}, {size}  \n  SHA-256 {code(str(row['sha256']))}"
