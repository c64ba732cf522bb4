"""The fast path: decode events that are certainly valid. What it does not accept may be valid or not.

Why the keyword checks accept whatever is accepted here, for a JSON text:

1. **The grammar and the schemas.** The decoder is msgspec's, for types that accept nothing but what the flattened
   schemas do (`fields`). It refuses what is not JSON, what is not UTF-8, lone surrogates, unknown names, and values of
   another type. Three things it does not report: a name that is in an object twice, what a pattern matches, what is
   inside a value that may be anything.
2. **No name is there twice.** What was decoded is encoded again, which gives the shortest text of these events. Blanks,
   escapes and names that are there twice only make a text longer, so one of the shortest length has none of them. A
   longer one may have as many names as the shortest: then, too, no name is there twice.
3. **Patterns** are matched by `matching`.
4. **What is inside a value that may be anything** is read by the strict reader that the values of the keyword checks
   come from, two levels down, as in a batch.

For parsed JSON, the types convert each event; `inspect` looks at values that may be anything, and the encoder refuses
lone surrogates and gives the size.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import attrgetter, or_
from typing import Annotated, Any, cast

import msgspec
from msgspec import UNSET, Raw

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import Schema
from commerce_events._judging.events import Accepted, Decoded, Pending
from commerce_events._judging.fields import assertions_of, fields_of
from commerce_events._judging.matching import Matching
from commerce_events._reading.inspect import Inspection, inspect
from commerce_events._reading.parse import MAX_DEPTH, NotIJSONError
from commerce_events._reading.strict import ANY_DEPTH, has_as_many_names, read_strictly, shortest_of

#: What msgspec raises at what it refuses, or can't go through.
_DOUBT = (ValueError, TypeError, LookupError, RecursionError)

#: A type that no value has.
_NOTHING = Annotated[int, msgspec.Meta(gt=0, lt=0)]


def _sizes_of(batch: Schema) -> range:
    """Return how many events a batch may have; nothing if its schema has other keywords, too."""
    said = assertions_of(batch)
    is_known = said.keys() == {"type", "minItems", "maxItems"} and said["type"] == "array"
    return range(said["minItems"], said["maxItems"] + 1) if is_known else range(0)


class FastPath:
    """The fast path of one contract: `decode`, then `partition` for a batch in doubt; `convert` for parsed JSON."""

    def __init__(self, contract: Contract) -> None:
        fields = fields_of(contract, Raw)
        event: Any = reduce(or_, fields.types.values()) if fields.types else _NOTHING
        self._sizes = sizes = _sizes_of(contract.batch.schema)
        size = msgspec.Meta(min_length=sizes.start, max_length=sizes.stop - 1) if sizes else None
        self._contract = contract
        self._decode = msgspec.json.Decoder(Annotated[list[event], size] | event if size else event).decode
        self._split = msgspec.json.Decoder(Annotated[list[Raw], size] if size else _NOTHING).decode
        self._decode_event = msgspec.json.Decoder(event).decode
        self._matching = Matching(fields.texts)
        self._free = tuple(attrgetter(name) for name in sorted(fields.free))

    @cached_property
    def _types(self) -> Mapping[str, type[Decoded]]:
        return fields_of(self._contract, Any).types

    def decode(self, raw: bytes) -> tuple[Decoded | list[Decoded] | None, bool]:
        """Decode the text of a payload: an event, or a batch of the right size.

        Returns:
            What was decoded, None if that can't be done; and whether it is certainly valid.

        Raises:
            NotIJSONError: The text is no I-JSON. Where other things are in doubt, that is not looked at.
        """
        try:
            decoded: Decoded | list[Decoded] = self._decode(raw)
        except _DOUBT:
            return None, False
        shortest = shortest_of(decoded)
        if len(shortest) != len(raw) and not has_as_many_names(raw, shortest):
            return decoded, False
        if isinstance(decoded, list):
            if not self._matching.accepts_all(decoded):
                return decoded, False
            self._read_free(decoded, MAX_DEPTH - 1)
            return decoded, True
        # One event, in as few steps as can be.
        for get, accept in self._matching.patterns:
            value = get(decoded)
            if value is not UNSET and not accept(value):
                return decoded, False
        for get in self._free:
            value = get(decoded)
            if value is not UNSET:
                read_strictly(b"[%b]" % value)
        return decoded, True

    def accepts_written(self, raw: bytes) -> bool:
        """Return whether the text of a payload is certainly valid, given that no name is in an object of it twice.

        It is for texts that an encoder wrote, and takes less time than `decode`, which has to look for such names.
        """
        try:
            decoded: Decoded | list[Decoded] = self._decode(raw)
            events, levels = (decoded, MAX_DEPTH - 1) if isinstance(decoded, list) else ([decoded], MAX_DEPTH)
            if not self._matching.accepts_all(events):
                return False
            self._read_free(events, levels)
        except _DOUBT:
            return False
        return True

    def split(self, raw: bytes) -> Sequence[Raw]:
        """Return the texts of the events of a batch of the right size; nothing, if it is none."""
        try:
            texts: Sequence[Raw] = self._split(raw)
        except _DOUBT:
            return ()
        return texts

    def partition(
        self, texts: Sequence[bytes], decoded: Sequence[Decoded] | None, *, in_batch: bool
    ) -> Iterator[tuple[int, Pending] | Mapping[int, Accepted]]:
        """Yield the events of some texts with their index, first one by one those that are not certainly valid.

        `decoded` is what `decode` made of them as a batch. If it made nothing of them, each is decoded by itself.

        Raises:
            NotIJSONError: The texts are of one batch, and something that may be any value is no I-JSON.
        """
        indexes: list[int] = [*range(len(decoded or ()))]
        events: list[Decoded] = [*(decoded or ())]
        if not decoded:
            yield from self._decode_each(texts, indexes, events)
        mismatches = self._matching.search(events) if decoded else self._matching.mismatches(events)
        yield from self._weed(texts, indexes, events, mismatches, in_batch=in_batch)
        yield dict(zip(indexes, cast("list[Accepted]", events), strict=True))

    def accept_lines(self, lines: Sequence[bytes]) -> tuple[list[int], list[Accepted]]:
        """Decode texts that are payloads by themselves: return the valid events, and before them their indexes."""
        indexes: list[int] = []
        events: list[Decoded] = []
        weeded = self._weed(lines, indexes, events, self._matching.mismatches(events), in_batch=False)
        for _ in chain(self._decode_each(lines, indexes, events), weeded):
            pass  # what is pending is not among them
        return indexes, cast("list[Accepted]", events)

    def _decode_each(
        self, texts: Sequence[bytes], indexes: list[int], events: list[Decoded]
    ) -> Iterator[tuple[int, Pending]]:
        """Append the events of some texts, with their indexes; yield those that can't be decoded."""
        rest, append, first = iter(texts), events.append, 0
        while first < len(texts):
            before = len(events)
            try:
                for event in map(self._decode_event, rest):  # fewer steps for each than one `try` for each
                    append(event)
                stop = len(texts)
            except _DOUBT:
                stop = first + len(events) - before
                yield stop, Pending(texts[stop])
            indexes += range(first, stop)
            first = stop + 1

    def _weed(
        self,
        texts: Sequence[bytes],
        indexes: list[int],
        events: list[Decoded],
        mismatches: Iterator[int],
        *,
        in_batch: bool,
    ) -> Iterator[tuple[int, Pending]]:
        """Take out the events that are not certainly valid, with their indexes, and yield them."""
        for found in (mismatches, self._doubtful(texts, indexes, events, in_batch=in_batch)):
            taken: set[int] = set()
            for place in found:
                if place not in taken:
                    taken.add(place)
                    yield indexes[place], Pending(texts[indexes[place]])
            for place in sorted(taken, reverse=True):
                del events[place], indexes[place]

    def convert(self, value: dict[str, Any] | list[Any]) -> list[Decoded | None]:
        """Convert the events of parsed JSON; None for each that can't be. What may be any value is not looked at.

        Nothing is converted if this is a batch of a wrong size.
        """
        if not isinstance(value, list):
            event = self._convert(value)
            return [event if event is not None and self._matching.accepts(event) else None]
        if type(value) is not list or len(value) not in self._sizes:
            return []
        events = [*map(self._convert, value)]
        places = [place for place, event in enumerate(events) if event is not None]
        for place in self._matching.mismatches([event for event in events if event is not None]):
            events[places[place]] = None
        return events

    def inspect(self, converted: Sequence[Decoded | None], max_bytes: int) -> Inspection | None:
        """Look at events of parsed JSON as `inspect` does; None if they are not certainly valid."""
        if None in converted or not converted:
            return None
        try:
            values = self.free_values(converted)
            seen = inspect([values], max_bytes) if values else Inspection(None, 0, has_unsafe_integers=False)
            if seen.finding:
                return None
            size = len(shortest_of(converted))  # not before `inspect`: a value that holds itself has no end
        except _DOUBT:
            return None
        return Inspection(None, size, seen.has_unsafe_integers) if size <= max_bytes else None

    def free_values(self, events: Sequence[Decoded | None]) -> list[Any]:
        """Return what may be any value in some events: texts, or parsed JSON."""
        values: list[Any] = []
        for get in self._free:
            found = [*map(get, events)]
            # Of most batches, no event has one: that is counted faster than each value is compared.
            if found and not (found[0] is UNSET and found.count(UNSET) == len(found)):
                values += [value for value in found if value is not UNSET]
        return values

    def _convert(self, value: Any) -> Decoded | None:
        if type(value) is not dict:
            return None
        try:
            event: Decoded = msgspec.convert(value, self._types[value["type"]])
        except _DOUBT:
            return None
        return event

    def _doubtful(
        self, texts: Sequence[bytes], indexes: Sequence[int], events: list[Decoded], *, in_batch: bool
    ) -> Iterator[int]:
        """Yield the places of the events that are not certainly valid, given that their texts match their patterns.

        The text of an event is that of its index.
        """
        if len(indexes) < len(texts):
            texts = [texts[index] for index in indexes]
        shortest, size = shortest_of(events), sum(map(len, texts)) + len(texts) + 1  # with commas and brackets
        if len(shortest) != size and not has_as_many_names(b"[%b]" % b",".join(texts), shortest):
            for place, (text, event) in enumerate(zip(texts, events, strict=True)):
                if not has_as_many_names(bytes(text), shortest_of(event)):
                    yield place
        try:
            self._read_free(events, MAX_DEPTH - in_batch)
        except NotIJSONError:
            if in_batch:
                raise
            yield from (place for place, event in enumerate(events) if not self._is_free(event))

    def _read_free(self, events: Sequence[Decoded], levels: int) -> None:
        """Read what may be any value in some events.

        Raises:
            NotIJSONError: Something is no I-JSON, or the event is deeper than some levels.
        """
        values = self.free_values(events)
        if values:
            are_short = max(map(len, values)) < 2 * levels  # each level takes two characters
            read_strictly(b"[%b]" % b",".join(values), ANY_DEPTH if are_short else levels)

    def _is_free(self, event: Decoded) -> bool:
        try:
            self._read_free([event], MAX_DEPTH)
        except NotIJSONError:
            return False
        return True
