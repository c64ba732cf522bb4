"""The page of the base event: what every event has, and how its values are written."""

import json

from commerce_events._contract.folder import BASE
from commerce_events.pages.book import Book
from commerce_events.pages.examples import as_json
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.parameters import BASE_PAGE, parameters

#: Timestamps that are accepted, and such as are often sent and refused.
_GOOD = ("2025-11-18T07:21:16.527Z", "2025-11-18T08:21:16.527+01:00", "2025-11-15T15:53:15+00:00")
_BAD = (
    "2025-11-18T07:21:16",
    "2025-11-18 07:21:16Z",
    "2025-11-18",
    "2025-11-18T07:21:16+0000",
    "2025-11-18T07:21Z",
    "2025-02-30T07:21:16Z",
    "2025-11-18t07:21:16z",
)


def base_event(book: Book) -> str:
    """The base event."""
    return page(
        f"# {prose(book.stated(BASE, '/title'))}",
        prose(book.stated(BASE, "/description")),
        f"## {book.say('event', 'parameters')}",
        parameters(book, BASE_PAGE, book.base.properties),
        f"## {book.say('event', 'example')}",
        fenced("json", as_json(book.base.examples[-1])),
        "## `timestamp`",
        book.say("base", "timestamp"),
        table([book.say("base", "accepted")], [[code(each)] for each in _GOOD]),
        table([book.say("base", name) for name in ("refused", "reason", "mend")], _refused(book)),
        f"## {book.say('base', 'codes-title')}",
        book.say("base", "codes"),
        "## `metadata`",
        book.say("base", "metadata"),
        f"## {book.say('event', 'more')}",
        items(
            [
                link(book.say("links", "types"), "index.md"),
                link(book.say("links", "batch"), "batch.md"),
                link(book.say("links", "schema"), book.published(BASE_PAGE, BASE)),
            ]
        ),
    )


def _refused(book: Book) -> list[list[str]]:
    rows = []
    for each in _BAD:
        event = dict(book.base.examples[-1]) | {"timestamp": each}
        (found,) = book.check(json.dumps(event).encode()).violations
        rows.append([code(each), prose(found.message(book.lang)), prose(found.hint(book.lang))])
    return rows
