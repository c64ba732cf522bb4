"""An event, alone or of a batch → what is suspicious about it (D8). None of it makes a payload invalid."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from typing import Any

from msgspec import UNSET

from commerce_events._accept.acceptor import Event
from commerce_events._contract.flatten import FlatForm
from commerce_events._finding import Finding, shown
from commerce_events._pointer import Path
from commerce_events._text.values import SAFE

_SECONDS = len("2025-11-18T07:21:16")

#: A string as `json.dumps` writes it; a number of it that may be written in another way, too: `2.0`, or a long integer.
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_NUMBER = re.compile(r"(?<![0-9.])-?[0-9]+(?:\.0|(?<=[0-9]{16}))(?![0-9.e])")
#: What no text has whose numbers have one spelling each.
_MAY_DIFFER = re.compile(r"[0-9](?:\.0|[0-9]{15})")

AHEAD = timedelta(hours=24)


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

    def about(
        self, path: tuple[int, ...], event: Any, form: FlatForm, errors: Iterable[Finding], *, may_be_unsafe: bool
    ) -> Iterator[Finding]:
        """What is suspicious about an event at `path` (empty outside a batch) that its errors don't tell already.

        `may_be_unsafe` says whether there may be an integer beyond 2^53: looking for one takes time. Of the unknown
        properties that the event's `form` refuses only some may be among the errors.
        """
        wrong = {error.path for error in errors if error.code != "missing-property"}
        known = form.schema["properties"] if "additionalProperties" in form.schema else event
        details = [dict(error.details) for error in errors]
        meant = {each.get("suggestion") for each in details}
        renamed = {each["found"] for each in details if "found" in each}
        for finding in self._about(path, event, may_be_unsafe=may_be_unsafe) if isinstance(event, dict) else ():
            is_unknown = finding.path[:-1] == path and finding.path[-1] not in known
            # One that a missing property was meant by is not told of itself.
            is_told = finding.path in wrong or (is_unknown and shown(str(finding.path[-1])) not in renamed)
            if not is_told and not (finding.code == "timestamp-missing" and "timestamp" in meant):
                yield finding

    def _about(self, path: tuple[int, ...], event: dict[str, Any], *, may_be_unsafe: bool) -> Iterator[Finding]:
        if path:
            if "timestamp" not in event:
                yield Finding("timestamp-missing", path)
            first = self._first_equal(path[0], event)
            if first is not None:
                yield Finding("duplicate-event", path, details=(("first", str(first)),))
        if _is_ahead(event.get("timestamp"), self._now):
            hours = str(AHEAD // timedelta(hours=1))
            yield Finding("timestamp-in-future", (*path, "timestamp"), details=(("hours", hours),))
        if may_be_unsafe:
            yield from _unsafe_integers(path, event)

    def _first_equal(self, index: int, event: dict[str, Any]) -> int | None:
        """The index of the first event before this one that equals it. Only those of one timestamp are compared."""
        timestamp = event.get("timestamp")
        key = timestamp if isinstance(timestamp, str) else None
        if key not in self._first:
            self._first[key] = (index, event)
            return None
        first, other = self._first[key]
        self._seen.setdefault(canonical(other), first)
        earliest = self._seen.setdefault(canonical(event), index)
        return earliest if earliest != index else None


def _is_ahead(timestamp: Any, now: datetime) -> bool:
    """Whether a timestamp is too far in the future; what is no timestamp is for the judge to tell."""
    try:
        return datetime.fromisoformat(timestamp) - now > AHEAD
    except (TypeError, ValueError):
        return False


def _unsafe_integers(path: Path, event: dict[str, Any]) -> Iterator[Finding]:
    """The integers beyond 2^53 inside an event, in the order of its text."""
    steps: list[Any] = [*path, ""]
    around: list[Iterator[tuple[Any, Any]]] = [iter(event.items())]
    while around:
        for step, value in around[-1]:
            if isinstance(value, (dict, list)):
                steps[-1] = step
                steps.append("")
                around.append(iter(value.items() if isinstance(value, dict) else enumerate(value)))
                break
            if isinstance(value, int) and not -SAFE <= value <= SAFE:
                steps[-1] = step
                yield Finding("unsafe-integer", tuple(steps), details=(("limit", str(SAFE)),))
        else:
            around.pop()
            steps.pop()


def canonical(event: dict[str, Any]) -> str:
    """A text that two events share if and only if they are equal as JSON, where `2` and `2.0` are one number."""
    text = json.dumps(event, sort_keys=True, separators=(",", ":"))
    if not _MAY_DIFFER.search(text):
        return text
    between = _NUMBER.sub(_canonical_number, _STRING.sub('"', text)).split('"')
    return "".join(chain.from_iterable(zip_longest(between, _STRING.findall(text), fillvalue="")))


def _canonical_number(match: re.Match[str]) -> str:
    """The one text of a number that is an integer: digits, as far as doubles are sure to have it, else as a double."""
    digits = match.group()
    double = float(digits)
    if abs(double) <= SAFE:
        return str(int(double))
    return repr(double) if digits.endswith(".0") or int(digits) == double else digits
