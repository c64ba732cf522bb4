"""The pages of the event types, and the catalogue that leads to them."""

from commerce_events._contract.contract import BATCH
from commerce_events._contract.event_type import EventType
from commerce_events._contract.folder import BASE
from commerce_events.pages.answers import answered
from commerce_events.pages.book import Book
from commerce_events.pages.examples import Example, as_json, fullest
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.mistakes import mistakes
from commerce_events.pages.parameters import parameters
from commerce_events.pages.snippets import snippets

CATALOGUE = "events/index.md"


def path_of(kind: EventType) -> str:
    """The page of an event type."""
    return f"events/{kind.name}.md"


def event_page(book: Book, kind: EventType) -> str:
    """What it is, what it may have, how it is sent, what goes wrong."""
    here = path_of(kind)
    return page(
        f"# {code(kind.name)}",
        f"**{prose(kind.title(book.lang))}.** {prose(kind.description(book.lang))}",
        book.deprecated(kind),
        f"## {book.say('event', 'parameters')}",
        parameters(book, here, kind.properties),
        book.say("event", "nothing-else"),
        f"## {book.say('event', 'example')}",
        *(f"### {name}\n\n{fenced(mark, text)}" for name, mark, text in snippets(book, fullest(kind))),
        f"## {book.say('event', 'mistakes')}",
        book.say("event", "mistakes-intro"),
        *(_mistake(book, kind, *each) for each in mistakes(book, kind)),
        f"## {book.say('event', 'more')}",
        items(_links(book, kind)),
    )


def _mistake(book: Book, kind: EventType, name: str, concerned: str, event: dict[str, object]) -> str:
    heading = book.say("mistakes", name, name=code(concerned))
    return f"### {heading}\n\n{answered(book, path_of(kind), Example(as_json(event)))}"


def _links(book: Book, kind: EventType) -> list[str]:
    schema = f"events/{kind.name}.schema.json"
    return [
        link(book.say("links", "playground"), f"../playground.md#example={kind.name}"),
        link(book.say("links", "start"), "../start/sender.md"),
        link(book.say("links", "base"), "base-event.md"),
        link(book.say("links", "batch"), "batch.md"),
        link(book.say("links", "codes"), "../codes/index.md"),
        link(book.say("links", "schema"), book.published(path_of(kind), schema)),
    ]


def catalogue(book: Book) -> str:
    """All event types in one table."""
    head = [book.say("catalogue", name) for name in ("type", "parameters", "when")]
    rows = [[_type(book, kind), _own(book, kind), prose(kind.description(book.lang))] for kind in book.types]
    required, optional = (_names(book, required=required) for required in (True, False))
    return page(
        f"# {book.say('catalogue', 'title')}",
        book.say("catalogue", "intro", count=len(book.types)),
        table(head, rows),
        book.say("catalogue", "legend", required=required, optional=optional),
        f"## {book.say('catalogue', 'rest')}",
        items(_rest(book)),
    )


def _type(book: Book, kind: EventType) -> str:
    """A link to the page of a type, and whether the type is deprecated."""
    linked = link(code(kind.name), f"{kind.name}.md")
    return f"{linked} ({book.say('catalogue', 'deprecated')})" if kind.deprecated else linked


def _own(book: Book, kind: EventType) -> str:
    return ", ".join(code(one.name) + (r"\*" if one.required else "") for one in book.own(kind)) or "–"


def _names(book: Book, *, required: bool) -> str:
    *most, last = (code(one.name) for one in book.base.properties if one.required is required)
    return book.say("catalogue", "and").join([", ".join(most), last] if most else [last])


def _rest(book: Book) -> list[str]:
    """What there is beside the types: the base event and the batch."""
    least, most = book.batch_limit("minItems"), book.batch_limit("maxItems")
    base, batch = (prose(book.stated(file, "/title")) for file in (BASE, BATCH))
    return [
        f"{link(base, 'base-event.md')}: {book.say('catalogue', 'base')}",
        f"{link(batch, 'batch.md')}: {book.say('catalogue', 'batch', least=least, most=most)}",
    ]
