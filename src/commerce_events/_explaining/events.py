"""Hold what the rules of warnings look at: the events of a document."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, Self

import msgspec
from msgspec import UNSET

from commerce_events._contract.contract import Contract
from commerce_events._explaining.deprecated import Deprecated, deprecated_in
from commerce_events._explaining.values import Values, values_in
from commerce_events._finding import Finding
from commerce_events._judging.events import Accepted, Opened
from commerce_events._judging.judgement import Judgement
from commerce_events._pointer import Path

#: A finding with the index of its event.
Warned = tuple[int, Finding]

#: Stands for the timestamp of what is no object, or is not looked at.
NO_EVENT = object()

_TIMESTAMP: Callable[[Any], Any] = attrgetter("timestamp")


class Events(msgspec.Struct, frozen=True):
    """What rules look at.

    Attributes:
        timestamps: The timestamp of each event: UNSET where it has none, None where it is no text, NO_EVENT for what is
            no object.
        in_batch: The events are those of a batch.
        now: The moment that timestamps are compared with, in UTC.
        value: Returns the event of an index as JSON; takes time.
        may_have_unsafe_integers: Returns whether there may be an integer beyond 2^53 inside an event.
        judged: The events, as they were judged.
        deprecated: What is deprecated of each event type of which something is; of events of no known type under None.
        values: Which values of events are looked at.
        counted: The event types that have a `quantity`.
    """

    timestamps: Sequence[Any]
    in_batch: bool
    now: datetime
    value: Callable[[int], Any]
    may_have_unsafe_integers: Callable[[], bool]
    judged: Sequence[Accepted | Opened] = ()
    deprecated: Mapping[str | None, Sequence[Deprecated]] = {}
    values: Values = Values()
    counted: frozenset[str] = frozenset()

    @classmethod
    def of(cls, contract: Contract, judgement: Judgement, now: datetime, end: int) -> Self:
        """Take the events of a document, up to an end."""
        judged = judgement.events[:end]  # a copy: those that are read meanwhile take the place of accepted ones
        return cls(
            timestamps_of(judged),
            judgement.in_batch,
            now,
            judgement.value,
            judgement.may_have_unsafe_integers,
            judged,
            deprecated_in(contract),
            values_in(contract),
            _counted_in(contract),
        )

    def path(self, index: int) -> Path:
        """Return the path of an event in its document."""
        return (index,) if self.in_batch else ()


@cache
def _counted_in(contract: Contract) -> frozenset[str]:
    return frozenset(name for name, flat in contract.events.items() if "quantity" in flat.schema["properties"])


def timestamps_of(judged: Sequence[Accepted | Opened]) -> list[Any]:
    """Return the timestamp of each event, as `Events` has it."""
    try:
        return [*map(_TIMESTAMP, judged)]
    except AttributeError:  # some are opened
        return [_TIMESTAMP(event) if type(event) is not Opened else _timestamp_in(event.value) for event in judged]


def _timestamp_in(value: Any) -> Any:
    if not isinstance(value, dict):
        return NO_EVENT
    timestamp = value.get("timestamp", UNSET)
    if type(timestamp) is str or timestamp is UNSET:
        return timestamp
    return str.__str__(timestamp) if isinstance(timestamp, str) else None
