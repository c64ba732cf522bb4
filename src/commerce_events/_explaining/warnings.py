"""Warn of what is suspicious about the events of a document (D8), or deprecated. None of it makes a payload invalid.

A warning is one rule: a function that yields each finding with the index of its event, in the order of the events, and
a row of `RULES`. It is asked about every event, so it looks first at what costs little.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from msgspec import UNSET

from commerce_events._explaining.canonical import canonical
from commerce_events._explaining.deprecated import Deprecated
from commerce_events._finding import Finding
from commerce_events._judging.events import Accepted, Opened
from commerce_events._judging.judgement import Judgement
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._reading.inspect import SAFE

AHEAD = timedelta(hours=24)

#: A finding with the index of its event.
Warned = tuple[int, Finding]

_DAY, _SECONDS = len("2025-11-18"), len("2025-11-18T07:21:16")

#: Stands for the timestamp of what is no object, or is not looked at.
NO_EVENT = object()


@dataclass(frozen=True, slots=True)
class Events:
    """What rules look at.

    Attributes:
        timestamps: The timestamp of each event: UNSET where it has none, None where it is no text, NO_EVENT for what is
            no object.
        in_batch: The events are those of a batch.
        now: The moment that timestamps are compared with, in UTC.
        value: Returns the event of an index as JSON; takes time.
        may_have_unsafe_integers: Returns whether there may be an integer beyond 2^53 inside an event.
        judged: The events.
        deprecated: What is deprecated of each event type of which something is; of events of no known type under None.
        counted: The event types that have a `quantity`.
    """

    timestamps: Sequence[Any]
    in_batch: bool
    now: datetime
    value: Callable[[int], Any]
    may_have_unsafe_integers: Callable[[], bool]
    judged: Sequence[Accepted | Opened] = ()
    deprecated: Mapping[str | None, Sequence[Deprecated]] = field(default_factory=dict)
    counted: Collection[str] = ()

    @classmethod
    def of(
        cls,
        judgement: Judgement,
        now: datetime,
        deprecated: Mapping[str | None, Sequence[Deprecated]],
        counted: Collection[str],
    ) -> Self:
        """Take the events of a document."""
        judged, value, may_have_unsafe_integers = judgement.events, judgement.value, judgement.may_have_unsafe_integers
        timestamps = [*map(_timestamp_of, judged)]
        return cls(timestamps, judgement.in_batch, now, value, may_have_unsafe_integers, judged, deprecated, counted)

    def path(self, index: int) -> Path:
        """Return the path of an event in its document."""
        return (index,) if self.in_batch else ()


def _timestamp_of(event: Accepted | Opened) -> Any:
    if type(event) is not Opened:
        timestamp = getattr(event, "timestamp", UNSET)
    elif isinstance(event.value, dict):
        timestamp = event.value.get("timestamp", UNSET)
    else:
        return NO_EVENT
    if type(timestamp) is str or timestamp is UNSET:
        return timestamp
    return str.__str__(timestamp) if isinstance(timestamp, str) else None


def timestamp_missing(events: Events) -> Iterator[Warned]:
    """Warn of an event of a batch without a timestamp."""
    if events.in_batch:
        for index, timestamp in enumerate(events.timestamps):
            if timestamp is UNSET:
                yield index, Finding("timestamp-missing", (index,))


def duplicate_event(events: Events) -> Iterator[Warned]:
    """Warn of an event that equals an earlier one of its batch. Only those of one timestamp are compared."""
    if not events.in_batch:
        return
    keys = [None if timestamp is UNSET else timestamp for timestamp in events.timestamps]
    if len(set(keys)) == len(keys):
        return
    times, first = Counter(keys), dict[str, int]()
    for index, key in enumerate(keys):
        if times[key] > 1 and key is not NO_EVENT:
            earliest = first.setdefault(canonical(events.value(index)), index)
            if earliest != index:
                reason = "quantity" if _type_of(events.judged[index]) in events.counted else "once"
                yield index, Finding("duplicate-event", (index,), params=Params(first=earliest, reason=reason))


def _type_of(event: Accepted | Opened) -> str | None:
    return event.event_type if isinstance(event, Opened) else type(event).__name__


def timestamp_in_future(events: Events) -> Iterator[Warned]:
    """Warn of a timestamp that is too far ahead.

    A later timestamp has a greater text, but for its offset, which is of less than 24 hours.
    """
    now = events.now.isoformat()[:_SECONDS]
    today = now[:_DAY]
    with suppress(TypeError, ValueError):  # there are none, or some are no texts
        if max(events.timestamps) < today:
            return
    params = Params(hours=AHEAD // timedelta(hours=1))
    for index, timestamp in enumerate(events.timestamps):
        # Another contract may have another character than `T`: then the day alone is compared.
        is_late = type(timestamp) is str and timestamp > (now if timestamp[_DAY : _DAY + 1] == "T" else today)
        if is_late and _is_ahead(timestamp, events.now):
            yield index, Finding("timestamp-in-future", (*events.path(index), "timestamp"), params=params)


def _is_ahead(timestamp: str, now: datetime) -> bool:
    """Return whether a timestamp is too far ahead; what is no timestamp is not."""
    try:
        return datetime.fromisoformat(timestamp) - now > AHEAD
    except (TypeError, ValueError):
        return False


def deprecated(events: Events) -> Iterator[Warned]:
    """Warn of an event type and of properties that are deprecated."""
    if events.deprecated:
        for index, event in enumerate(events.judged):
            for part in events.deprecated.get(_type_of(event), ()):
                if part.is_in(event):
                    path = (*events.path(index), part.name)
                    yield index, Finding(part.code, path, part.schema_location, part.params, part.is_property)


def unsafe_integer(events: Events) -> Iterator[Warned]:
    """Warn of the integers beyond 2^53 inside an event, in the order of its text."""
    if events.may_have_unsafe_integers():
        for index in range(len(events.timestamps)):
            for path in _unsafe_integers(events.path(index), events.value(index)):
                yield index, Finding("unsafe-integer", path, params=Params(limit=SAFE))


def _unsafe_integers(path: Path, event: Any) -> Iterator[Path]:
    steps: list[Any] = [*path, ""]
    around: list[Iterator[tuple[Any, Any]]] = [iter(event.items() if isinstance(event, dict) else ())]
    while around:
        for step, value in around[-1]:
            if isinstance(value, (dict, list)):
                steps[-1] = step
                steps.append("")
                around.append(iter(value.items() if isinstance(value, dict) else enumerate(value)))
                break
            if isinstance(value, int) and not -SAFE <= value <= SAFE:
                steps[-1] = step
                yield tuple(steps)
        else:
            around.pop()
            steps.pop()


#: All rules. Of one event, findings of an earlier rule count first.
RULES: Sequence[Callable[[Events], Iterator[Warned]]] = (
    timestamp_missing,
    duplicate_event,
    timestamp_in_future,
    deprecated,
    unsafe_integer,
)
