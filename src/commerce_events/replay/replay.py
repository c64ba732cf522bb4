"""Validate payloads by two contracts, and count where the results differ."""

from dataclasses import dataclass, field

from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Lines, Payload
from commerce_events.replay.tally import Outcome, Tally, newly
from commerce_events.report import Report
from commerce_events.validator import UnknownPolicy, Validator

#: More than any report lists of 100 events.
_ALL = 10_000


@dataclass(slots=True)
class Replay:
    """The replaying of payloads.

    Attributes:
        before, after: The validators of the two contracts.
        unknown: What an unknown property is for both.
        max_bytes: The largest payload for both.
        payloads, events: How many there were. The events are those that the second contract takes apart, or the first.
        not_read: What could not be read.
        tallies: What is newly refused, and newly accepted.
    """

    before: Validator
    after: Validator
    unknown: UnknownPolicy
    max_bytes: int
    payloads: int = 0
    events: int = 0
    not_read: list[Unreadable] = field(default_factory=list)
    tallies: dict[Outcome, Tally] = field(default_factory=lambda: {"refused": Tally(), "accepted": Tally()})

    def add(self, loaded: Payload | Lines | Unreadable) -> None:
        """Validate what was read of a file, and count it."""
        if isinstance(loaded, Unreadable):
            self.not_read.append(loaded)
        elif isinstance(loaded, Lines):
            differ = self._may_differ(loaded)
            self.payloads += len(loaded.bodies) - len(differ)
            self.events += len(loaded.bodies) - len(differ)
            for index in differ:
                self._compare(loaded.payload(index))
        else:
            self._compare(loaded)

    def _may_differ(self, lines: Lines) -> list[int]:
        """Return the indexes of the lines that are not certainly events that both contracts accept."""
        before, after = (each._accepted_lines(lines.bodies, self.max_bytes) for each in (self.before, self.after))  # noqa: SLF001 no user needs it
        return sorted({*range(len(lines.bodies))} - ({*before} & {*after}))

    def _compare(self, payload: Payload) -> None:
        self.payloads += 1
        before, after = self._report(self.before, payload), self._report(self.after, payload)
        self.events += len(after.events or before.events)
        self.tallies["refused"].add(payload, after, newly(before, after))
        self.tallies["accepted"].add(payload, before, newly(after, before))

    def _report(self, validator: Validator, payload: Payload) -> Report:
        return validator.check(payload.body, unknown=self.unknown, max_bytes=self.max_bytes, max_violations=_ALL)
