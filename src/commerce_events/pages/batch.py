"""The page of the batch: its limits, its timestamps, the verdict on each event, what goes wrong."""

from typing import Any

from commerce_events._contract.contract import BATCH
from commerce_events.pages.answers import answered
from commerce_events.pages.book import Book
from commerce_events.pages.examples import Example, as_json, pairs
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.validator import MAX_BYTES

BATCH_PAGE = "events/batch.md"


def batch(book: Book) -> str:
    """The batch."""
    (events,) = book.contract.documents[BATCH]["examples"]
    return page(
        f"# {prose(book.stated(BATCH, '/title'))}",
        prose(book.stated(BATCH, "/description")),
        f"## {book.say('batch', 'limits-title')}",
        items(_limits(book)),
        f"## {book.say('event', 'example')}",
        fenced("json", as_json(events)),
        f"## {book.say('batch', 'timestamps-title')}",
        book.say("batch", "timestamps"),
        f"## {book.say('batch', 'verdicts-title')}",
        book.say("batch", "verdicts"),
        _verdicts(book, events),
        f"## {book.say('event', 'mistakes')}",
        *(f"### {book.say('batch', name)}\n\n{answered(book, BATCH_PAGE, bad)}" for name, bad in _mistakes(events)),
        f"## {book.say('event', 'more')}",
        items(
            [
                link(book.say("links", "playground"), "../playground.md#example=batch"),
                link(book.say("links", "types"), "index.md"),
                link(book.say("links", "base"), "base-event.md"),
                link(book.say("links", "codes"), "../codes/index.md"),
                link(book.say("links", "schema"), book.published(BATCH_PAGE, BATCH)),
            ]
        ),
    )


def _limits(book: Book) -> list[str]:
    least, most = book.batch_limit("minItems"), book.batch_limit("maxItems")
    return [
        book.say("batch", "events", least=least, most=most),
        book.say("batch", "bytes", bytes=book.number(MAX_BYTES)),
        book.say("batch", "nesting"),
    ]


def _verdicts(book: Book, events: list[dict[str, Any]]) -> str:
    """A batch of which one event is wrong, and the verdict on each."""
    wrong = {name: value for name, value in events[-1].items() if name != "customerCode"}
    bad = Example(as_json([*events[:-1], wrong]))
    verdicts = book.check(bad.body).events
    rows = [
        [str(one.index), code(str(one.type)), book.say("batch", "valid" if one.valid else "invalid")]
        for one in verdicts
    ]
    head = [book.say("batch", name) for name in ("event", "type", "verdict")]
    return "\n\n".join([answered(book, BATCH_PAGE, bad), table(head, rows)])


def _mistakes(events: list[dict[str, Any]]) -> list[tuple[str, Example]]:
    known = pairs()
    return [
        ("empty", known["empty-batch"].bad),
        ("too-many", known["too-many-events"].bad),
        ("nested", Example(as_json([events]))),
        ("no-timestamp", known["timestamp-missing"].bad),
    ]
