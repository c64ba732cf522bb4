"""Count what is newly refused and newly accepted: by code, event type and place, with one example of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from commerce_events._messages import REFUSED
from commerce_events._shown import shown
from commerce_events.inputs.lines import Payload
from commerce_events.report import EventVerdict, Report, Violation

#: How many different reasons are counted apart: names in places come from the payloads, and may be of any number.
MOST_REASONS = 1000

#: The place of all reasons beyond them.
ELSEWHERE = "…"

Outcome = Literal["refused", "accepted"]
OUTCOMES: tuple[Outcome, ...] = ("refused", "accepted")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why events are refused by one of the two contracts.

    Attributes:
        code: What is wrong with them.
        event_type: Their type; None if that contract does not know it.
        place: The value concerned, as a JSON Pointer into the event; of a missing property, where it would be.
    """

    code: str
    event_type: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Example:
    """Where the first event is that a reason was found in.

    Attributes:
        file: The file, or `<stdin>`.
        line, column: The place in the file, from 1; None where it is not known.
        event_index: The event's index in its batch, from 0; None outside a batch.
    """

    file: str
    line: int | None
    column: int | None
    event_index: int | None


@dataclass(slots=True)
class Counted:
    """How many violations have a reason, and the first of them."""

    example: Example
    count: int = 0


@dataclass(slots=True)
class Tally:
    """What one outcome adds up to.

    Attributes:
        events: How many events it is the outcome of. A payload that can't be taken apart counts as one.
        reasons: Why, in the order in which they were found.
    """

    events: int = 0
    reasons: dict[Reason, Counted] = field(default_factory=dict)

    def add(self, payload: Payload, report: Report, indexes: Iterable[int | None] | None) -> None:
        """Count the events with some indexes, which the report refuses; all of the payload as one if None."""
        wanted = {None} if indexes is None else {*indexes}
        if not wanted:
            return
        self.events += len(wanted)
        explained = set()
        for violation in report.violations:
            index = None if indexes is None else violation.event_index
            if index in wanted:
                explained.add(index)
                self._count(_reason(violation), _example(payload, violation))
        for event in report.events:
            if event.index in wanted - explained:  # a report lists so many violations and no more
                example = Example(payload.file, payload.line, None, event.index)
                self._count(Reason(REFUSED, event.type, ELSEWHERE), example)

    def _count(self, reason: Reason, example: Example) -> None:
        if reason not in self.reasons and len(self.reasons) >= MOST_REASONS:
            reason = Reason(reason.code, reason.event_type, ELSEWHERE)
        self.reasons.setdefault(reason, Counted(example)).count += 1


def _reason(violation: Violation) -> Reason:
    place = violation.instance_location
    if violation.event_index is not None:
        place = place.removeprefix(f"/{violation.event_index}")
    if violation.code == "missing-property":
        place += f"/{violation.params['property']}"
    return Reason(violation.code, violation.event_type, shown(place))


def _example(payload: Payload, violation: Violation) -> Example:
    line = payload.line if violation.line is None else violation.line + (payload.line or 1) - 1
    return Example(payload.file, line, violation.column, violation.event_index)


def newly(before: Report, after: Report) -> Iterator[int | None] | None:
    """Return the indexes of the events that `before` accepts and `after` refuses; None for the payload as a whole."""
    if len(before.events) == len(after.events):
        return (each.index for each in map(_only_before, before.events, after.events) if each)
    return None if before.valid or any(each.valid for each in before.events) else iter(())


def _only_before(before: EventVerdict, after: EventVerdict) -> EventVerdict | None:
    return before if before.valid and not after.valid else None
