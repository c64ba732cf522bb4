"""Results → their sum: counts, a line of words, an exit status."""

from dataclasses import dataclass

from commerce_events._json_types import Language
from commerce_events.inputs.files import Unreadable
from commerce_events.reports.result import Plain, Result
from commerce_events.reports.words import counted

#: The exit status if every payload is valid, if one is not, and if something kept the tool from telling.
ALL_VALID, SOME_INVALID, COULD_NOT_RUN = 0, 1, 2

#: The same in words, for `--help`.
EXIT_STATUS = "Exit status: 0 all valid, 1 something invalid, 2 could not run, 130 interrupted."


@dataclass(slots=True)
class Summary:
    """What the results so far add up to. Payloads are those that could be read; warnings are those listed."""

    payloads: int = 0
    events: int = 0
    valid: int = 0
    invalid: int = 0
    warnings: int = 0
    not_read: int = 0

    def count(self, result: Result | Plain) -> None:
        """Add a result, or many that say nothing else than that they are valid."""
        if isinstance(result, Unreadable):
            self.not_read += 1
            return
        if isinstance(result, Plain):
            self.payloads += result.count
            self.events += result.count
            self.valid += result.count
            return
        self.payloads += 1
        self.events += len(result.report.events)
        self.valid += result.report.valid
        self.invalid += not result.report.valid
        self.warnings += len(result.report.warnings)

    def status(self, *, strict: bool) -> int:
        """The exit status; `strict` has warnings count as if they made a payload invalid."""
        if self.not_read:
            return COULD_NOT_RUN
        return SOME_INVALID if self.invalid or (strict and self.warnings) else ALL_VALID

    def line(self, lang: Language) -> str:
        """The counts in words: `3 payloads (205 events): 2 valid, 1 invalid, 4 warnings`."""
        payloads, events = counted("payloads", self.payloads, lang), counted("events", self.events, lang)
        verdicts = [
            counted("valid", self.valid, lang),
            counted("invalid", self.invalid, lang),
            counted("warnings", self.warnings, lang),
        ]
        if self.not_read:
            verdicts.append(counted("not-read", self.not_read, lang))
        return f"{payloads} ({events}): {', '.join(verdicts)}"

    def to_dict(self) -> dict[str, int]:
        """The counts as JSON."""
        return {
            "payloads": self.payloads,
            "events": self.events,
            "valid": self.valid,
            "invalid": self.invalid,
            "warnings": self.warnings,
            "notRead": self.not_read,
        }
