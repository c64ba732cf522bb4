"""An event type → bodies as they are sent by mistake, made by rules: a new event type needs no line here."""

from collections.abc import Callable, Iterator
from typing import Any

from commerce_events._contract.event_type import EventType, Property
from commerce_events.pages.book import Book
from commerce_events.pages.examples import fullest

#: A mistake: its name in the words, the property concerned, and the event.
Mistake = tuple[str, str, dict[str, Any]]

#: How many mistakes a page tells.
_MOST = 5


def mistakes(book: Book, kind: EventType) -> list[Mistake]:
    """The first few mistakes that apply to a type."""
    return [mistake for rule in _RULES for mistake in list(rule(book, kind))[:1]][:_MOST]


def _own(book: Book, kind: EventType) -> list[Property]:
    """The properties of the type's own, the optional ones first; without any, what is required of every event."""
    required = [one for one in kind.properties if one.required and one.name != "type"]
    return sorted(book.own(kind), key=lambda one: one.required) or required


def _with(kind: EventType, name: str, value: Any) -> dict[str, Any]:
    return fullest(kind) | {name: value}


def _misspelt(book: Book, kind: EventType) -> Iterator[Mistake]:
    for one in _own(book, kind):
        wrong = f"{one.name[:-2]}{one.name[-1]}"
        yield "misspelt", wrong, {wrong if name == one.name else name: each for name, each in fullest(kind).items()}


def _missing(book: Book, kind: EventType) -> Iterator[Mistake]:
    for one in _own(book, kind):
        if one.required:
            yield "missing", one.name, {name: each for name, each in fullest(kind).items() if name != one.name}


def _other_choice(book: Book, kind: EventType) -> Iterator[Mistake]:
    for one in _own(book, kind):
        if "enum" in one.keywords:
            yield "other-choice", one.name, _with(kind, one.name, str(one.keywords["enum"][0]).upper())


def _number_as_text(book: Book, kind: EventType) -> Iterator[Mistake]:
    for one in _own(book, kind):
        if one.keywords.get("type") == "integer":
            yield "number-as-text", one.name, _with(kind, one.name, str(one.keywords["minimum"] + 1))


def _no_offset(_: Book, kind: EventType) -> Iterator[Mistake]:
    event = fullest(kind)
    if str(event.get("timestamp", "")).endswith("Z"):
        yield "no-offset", "timestamp", event | {"timestamp": event["timestamp"].removesuffix("Z")}


def _empty(book: Book, kind: EventType) -> Iterator[Mistake]:
    for one in reversed(_own(book, kind)):
        if one.required and one.keywords.get("minLength") == 1:
            yield "empty", one.name, _with(kind, one.name, "")


def _of_another_type(book: Book, kind: EventType) -> Iterator[Mistake]:
    own = {one.name for one in kind.properties}
    for other in book.types:
        for one in other.properties:
            if one.name not in own and one.examples:
                yield "of-another-type", one.name, _with(kind, one.name, one.examples[0])


_RULES: tuple[Callable[[Book, EventType], Iterator[Mistake]], ...] = (
    _misspelt,
    _missing,
    _other_choice,
    _number_as_text,
    _no_offset,
    _empty,
    _of_another_type,
)
