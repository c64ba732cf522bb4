"""An event, alone or of a batch → what is suspicious about it (D8). None of it makes a payload invalid."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import UNSET

from commerce_events._accept.acceptor import Event
from commerce_events._finding import Finding
from commerce_events._pointer import Path

_SECONDS = len("2025-11-18T07:21:16")

AHEAD = timedelta(hours=24)
#: Beyond it, not every integer is a double, and receivers read different numbers.
SAFE = 2**53 - 1


def is_unsuspicious(events: Sequence[Event], now: datetime, *, in_batch: bool) -> bool:
    """Whether there is certainly nothing suspicious about valid events whose integers are all safe.

    Timestamps of the contract that are later have texts that are greater, but for their offsets, which are of less than
    24 hours. Events with different timestamps are different.
    """
    timestamps = [getattr(event, "timestamp", UNSET) for event in events]
    given = [timestamp for timestamp in timestamps if timestamp is not UNSET]
    if in_batch and len(set(given)) < len(timestamps):
        return False
    return not given or max(given) <= now.astimezone(UTC).isoformat()[:_SECONDS]


class Suspicions:
    """Goes through the events of one payload, and remembers them to see which come twice."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        #: By timestamp, the first event that has it; once there is a second, both are in `_seen`.
        self._first: dict[str | None, tuple[int, dict[str, Any]]] = {}
        self._seen: dict[str, int] = {}

    def about(self, path: tuple[int, ...], event: Any, errors: Iterable[Finding]) -> Iterator[Finding]:
        """What is suspicious about an event at `path` (empty outside a batch) that its errors don't tell already."""
        wrong = {error.path for error in errors if error.code != "missing-property"}
        meant = {dict(error.details).get("suggestion") for error in errors}
        for finding in self._about(path, event) if isinstance(event, dict) else ():
            if finding.path not in wrong and not (finding.code == "timestamp-missing" and "timestamp" in meant):
                yield finding

    def _about(self, path: tuple[int, ...], event: dict[str, Any]) -> Iterator[Finding]:
        if path:
            if "timestamp" not in event:
                yield Finding("timestamp-missing", path)
            first = self._first_equal(path[0], event)
            if first is not None:
                yield Finding("duplicate-event", path, details=(("first", str(first)),))
        if _is_ahead(event.get("timestamp"), self._now):
            hours = str(AHEAD // timedelta(hours=1))
            yield Finding("timestamp-in-future", (*path, "timestamp"), details=(("hours", hours),))
        yield from _unsafe_integers(path, event)

    def _first_equal(self, index: int, event: dict[str, Any]) -> int | None:
        """The index of the first event before this one that equals it. Only those of one timestamp are compared."""
        timestamp = event.get("timestamp")
        key = timestamp if isinstance(timestamp, str) else None
        if key not in self._first:
            self._first[key] = (index, event)
            return None
        first, other = self._first[key]
        self._seen.setdefault(_canonical(other), first)
        earliest = self._seen.setdefault(_canonical(event), index)
        return earliest if earliest != index else None


def _is_ahead(timestamp: Any, now: datetime) -> bool:
    """Whether a timestamp is too far in the future; what is no timestamp is for the judge to tell."""
    try:
        return datetime.fromisoformat(timestamp) - now > AHEAD
    except (TypeError, ValueError):
        return False


def _unsafe_integers(path: Path, value: Any) -> Iterator[Finding]:
    if isinstance(value, int) and not -SAFE <= value <= SAFE:
        yield Finding("unsafe-integer", path, details=(("limit", str(SAFE)),))
    elif isinstance(value, dict):
        for name, member in value.items():
            if not isinstance(member, str):  # as most are
                yield from _unsafe_integers((*path, name), member)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unsafe_integers((*path, index), item)


def _canonical(event: dict[str, Any]) -> str:
    """A text that two events share if and only if they are equal as JSON, where `2` and `2.0` are one number."""
    return json.dumps(_plain_numbers(event), sort_keys=True)


def _plain_numbers(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: member if isinstance(member, str) else _plain_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain_numbers(item) for item in value]
    return value
