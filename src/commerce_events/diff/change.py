"""What a comparison found, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

#: Whose payloads: `senders` may no more send what was valid, `receivers` may now get what was not.
Side = Literal["senders", "receivers"]
SIDES: tuple[Side, ...] = ("senders", "receivers")
Verdict = Literal["compatible", "breaking", "unknown"]
Level = Literal["none", "patch", "minor", "major"]
LEVELS: tuple[Level, ...] = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class Edit:
    """A keyword that is not what it was.

    Attributes:
        keyword: The keyword.
        before, after: Its values; empty where it is not there.
        old, new: Where each of them is, as `file#pointer`; of a keyword that is not there, the schema.
    """

    keyword: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    old: str
    new: str

    def turned(self) -> "Edit":
        """The same edit, seen from the new contract."""
        return Edit(self.keyword, self.after, self.before, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a side is not compatible.

    Attributes:
        code: What changed, one of the words' `diff.reasons`.
        verdict: `breaking` or `unknown`.
        name: The property concerned, or the event type, or the keyword.
        payload: A payload that only one of the two states accepts; None where the verdict is unknown.
        edits: Which keywords changed, if that is known.
        because: Why the verdict is unknown, one of the words' `diff.because`.
    """

    code: str
    verdict: Verdict
    name: str
    payload: Any = None
    edits: tuple[Edit, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change means for an event type, or for the batch.

    Attributes:
        name: The event type, or `batch`, or `payload`.
        senders: Why what was valid is no more.
        receivers: Why they may get what they did not.
        words: Titles, descriptions or examples changed.
        spelling: The schema is written otherwise.
        deprecated: The names of properties that are, or are no more, deprecated; `type` is the event type itself.
    """

    name: str
    senders: tuple[Reason, ...] = ()
    receivers: tuple[Reason, ...] = ()
    words: bool = False
    spelling: bool = False
    deprecated: tuple[str, ...] = ()

    def reasons(self, side: Side) -> tuple[Reason, ...]:
        """Why a side is not compatible."""
        return self.senders if side == "senders" else self.receivers

    def verdict(self, side: Side) -> Verdict:
        """The verdict for a side; a break counts more than what is unknown."""
        verdicts = {reason.verdict for reason in self.reasons(side)}
        if "breaking" in verdicts:
            return "breaking"
        return "unknown" if verdicts else "compatible"

    @property
    def level(self) -> Level:
        """The part of the version number that the change demands to be raised."""
        if self.senders:
            return "major"
        if self.receivers or self.deprecated:
            return "minor"
        return "patch" if self.words or self.spelling else "none"


def level(changes: Sequence[Change]) -> Level:
    """What all changes together demand."""
    return max((change.level for change in changes), key=LEVELS.index)
