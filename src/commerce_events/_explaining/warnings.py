"""Warn of what is suspicious about the events of a document (D8, D9), or deprecated; it never makes them invalid.

A warning is one rule: a function that yields each finding with the index of its event, in the order of the events, and
a row of `RULES`. It is asked about every event, so it looks first at what costs little.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import UNSET

from commerce_events._explaining.canonical import canonical
from commerce_events._explaining.events import NO_EVENT, Events, Warned
from commerce_events._explaining.timestamp_warnings import timestamp_in_future, timestamp_in_past, timestamp_missing
from commerce_events._explaining.value_warnings import suspicious_value
from commerce_events._finding import Finding
from commerce_events._judging.events import Accepted, Opened
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._reading.inspect import SAFE


def duplicate_event(events: Events) -> Iterator[Warned]:
    """Warn of an event that equals an earlier one of its batch. Only those of one timestamp are compared."""
    if not events.in_batch or len(set(events.timestamps)) == len(events.timestamps):
        return
    keys = [None if timestamp is UNSET else timestamp for timestamp in events.timestamps]
    times, first = Counter(keys), dict[str, int]()
    for index, key in enumerate(keys):
        if times[key] > 1 and key is not NO_EVENT:
            earliest = first.setdefault(canonical(events.value(index)), index)
            if earliest != index:
                reason = "quantity" if _type_of(events.judged[index]) in events.counted else "once"
                yield index, Finding("duplicate-event", (index,), params=Params(first=earliest, reason=reason))


def _type_of(event: Accepted | Opened) -> str | None:
    return event.event_type if isinstance(event, Opened) else type(event).__name__


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
    timestamp_in_past,
    deprecated,
    suspicious_value,
    unsafe_integer,
)
