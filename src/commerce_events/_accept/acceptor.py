"""The fast path: events that are certainly valid, or None, which means "don't know" and never "invalid".

Why the judge accepts whatever is accepted here, for a JSON text:

1. **The grammar and the schemas.** The decoder is msgspec's, for types that accept nothing but what the flat forms do
   (`fields`). It refuses what is not JSON, what is not UTF-8, lone surrogates, unknown names, and values of another
   type. Three things it does not tell: a name that stands twice, what a pattern matches, what is inside a value that
   may be anything.
2. **No name stands twice.** What was decoded is encoded again, which gives the shortest text of these events. Blanks,
   escapes and names that stand twice only make a text longer, so one of the shortest length has none of them. A
   longer one may have as many strings as the shortest: then, too, no name stands twice. Strings are counted by their
   quotes, without those that a backslash stands before; two backslashes in a row would upset the count: "don't know"
   (`strict`).
3. **Patterns** are matched by `texts`.
4. **What is inside a value that may be anything** is read by the strict parser that the judge's values come from, two
   levels down, as in a batch.

For parsed JSON, the types convert each event; `inspect` looks at values that may be anything, and the encoder refuses
lone surrogates and tells the size.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, reduce
from operator import attrgetter, or_
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import UNSET, Raw, Struct

from commerce_events._accept.fields import fields_of
from commerce_events._accept.strict import LONG_INTEGER, are_strict, has_as_many_strings, shortest_of
from commerce_events._contract.contract import Contract, contract
from commerce_events._text.values import inspect

#: A valid event: a value whose class is named after the event type.
Event = Struct

#: A valid payload: one event, or a batch.
Accepted = Event | list[Event]

#: What msgspec and the strict parser raise at what they refuse, or can't go through.
_DOUBT = (ValueError, TypeError, LookupError, RecursionError)

#: A type that no value has.
_NOTHING = Annotated[int, msgspec.Meta(gt=0, lt=0)]

_take_apart = msgspec.json.Decoder(list[Raw]).decode


class Parsed(NamedTuple):
    """Events of parsed JSON that are certainly valid; `size` is that of their shortest text, in bytes."""

    events: list[Event]
    size: int
    has_unsafe_integers: bool


class Acceptor:
    """The fast path of one version of the contract."""

    def __init__(self, rules: Contract) -> None:
        fields = fields_of(rules, Raw)
        limits = rules.batch.schema
        self._sizes = range(limits["minItems"], limits["maxItems"] + 1)
        event: Any = reduce(or_, fields.types.values()) if fields.types else _NOTHING
        batch: Any = Annotated[list[event], msgspec.Meta(min_length=limits["minItems"], max_length=limits["maxItems"])]
        self._decode = msgspec.json.Decoder(batch | event).decode
        self._decode_event = msgspec.json.Decoder(event).decode
        self._texts = tuple((attrgetter(name), texts) for name, texts in fields.texts.items())
        self._free = tuple(attrgetter(name) for name in sorted(fields.free))
        #: What it is the fast path of.
        self.contract = rules

    @cached_property
    def _patterns(self) -> Sequence[tuple[Callable[[Event], Any], Callable[[str], object]]]:
        return tuple((get, texts.accept) for get, texts in self._texts)

    @cached_property
    def _types(self) -> Mapping[str, type[Event]]:
        return fields_of(self.contract, Any).types

    def text(self, raw: bytes) -> Accepted | None:
        """A JSON text."""
        found = self.candidate(raw)
        return found if found is not None and self.is_strict(found) else None

    def verdict(self, raw: bytes) -> bool | None:
        """Whether a JSON text is valid; False only where the strict parser has refused it, None if it isn't known."""
        found = self.candidate(raw)
        return None if found is None else self.is_strict(found)

    def candidate(self, raw: bytes) -> Accepted | None:
        """A JSON text that is valid if it `is_strict`."""
        try:
            found: Accepted = self._decode(raw)
            shortest = shortest_of(found)
            if len(shortest) != len(raw) and not has_as_many_strings(raw, shortest):
                return None
            if isinstance(found, list):
                return found if self._match(found) else None
            # One event, in as few steps as can be.
            for get, accept in self._patterns:
                value = get(found)
                if value is not UNSET and not accept(value):
                    return None
        except _DOUBT:
            return None
        return found

    def is_strict(self, found: Accepted) -> bool:
        """Whether what may be any value in a candidate is I-JSON."""
        return self._are_strict(found, in_batch=True) if isinstance(found, list) else self._are_strict([found])

    def lines(self, lines: Sequence[bytes]) -> list[Event] | None:
        """JSON texts that are one event each, all valid."""
        try:
            events = [*map(self._decode_event, lines)]
            whole, shortest = b"[%b]" % b",".join(lines), shortest_of(events)
            if len(shortest) != len(whole) and not has_as_many_strings(whole, shortest):
                return None
            return events if self._match(events) and self._are_strict(events) else None
        except _DOUBT:
            return None

    def candidates(self, raw: bytes) -> Sequence[tuple[bytes, Event | None]]:
        """The events of a batch: the text of each, and the event if it is valid, provided that it `is_strict`.

        Nothing, if this is no batch.
        """
        try:
            texts = [bytes(text) for text in _take_apart(raw)]
        except _DOUBT:
            return ()
        return [(text, self._candidate(text)) for text in texts] if self.has_right_size(texts) else ()

    def parsed(self, payload: Any, max_bytes: int) -> Parsed | None:
        """Parsed JSON, whose text has at most `max_bytes`."""
        values = payload if type(payload) is list else [payload]
        if values is payload and not self.has_right_size(values):
            return None
        try:
            events = [*map(self._convert, values)]
            free = [value for get in self._free for value in map(get, events) if value is not UNSET]
            seen = inspect([free], max_bytes) if free else None
            if (seen and seen.finding) or not self._match(events):
                return None
            size = len(shortest_of(events))  # not before `inspect`: a value that holds itself has no end
            if size > max_bytes:
                return None
        except _DOUBT:
            return None
        return Parsed(events, size, has_unsafe_integers=seen is not None and seen.has_unsafe_integers)

    def event(self, value: Any) -> Event | None:
        """An event of parsed JSON that came from the strict parser, or that `inspect` has seen."""
        try:
            event = self._convert(value)
            return event if self._matches(event) else None
        except _DOUBT:
            return None

    def has_right_size(self, batch: Sequence[Any]) -> bool:
        """Whether there are neither too few nor too many events in a batch."""
        return len(batch) in self._sizes

    def has_safe_integers(self, events: Sequence[Event]) -> bool:
        """Whether all integers in events of a JSON text are certainly such that every receiver reads the same."""
        values = [value for get in self._free for value in map(get, events) if value is not UNSET]
        return not values or not LONG_INTEGER.search(b",".join(values))

    def _convert(self, value: Any) -> Event:
        if type(value) is not dict:
            raise TypeError
        return msgspec.convert(value, self._types[value["type"]])

    def _candidate(self, raw: bytes) -> Event | None:
        try:
            event: Event = self._decode_event(raw)
            shortest = shortest_of(event)
            if len(shortest) != len(raw) and not has_as_many_strings(raw, shortest):
                return None
            return event if self._matches(event) else None
        except _DOUBT:
            return None

    def _are_strict(self, events: Sequence[Event], *, in_batch: bool = False) -> bool:
        for get in self._free:
            values = [*map(get, events)]
            if values.count(UNSET) < len(values) and not are_strict(values, in_batch=in_batch):
                return False
        return True

    def _match(self, events: Sequence[Event]) -> bool:
        """Whether texts that have a pattern match it."""
        return all(texts.accept_all([*map(get, events)]) for get, texts in self._texts)

    def _matches(self, event: Event) -> bool:
        """`_match` for one event, in less time."""
        for get, accept in self._patterns:
            value = get(event)
            if value is not UNSET and not accept(value):
                return False
        return True


def acceptor(version: str) -> Acceptor:
    """The fast path of a version that this release carries, made once.

    Raises:
        ValueError: There is no such version.
    """
    return _acceptor(contract(version))


_acceptor = cache(Acceptor)
