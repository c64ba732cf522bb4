"""The answer to one payload of a file: load → check → result → report."""

from dataclasses import dataclass, replace
from typing import Self

from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.report import Report, Violation


@dataclass(frozen=True, slots=True)
class Checked:
    """A payload and the report on it, whose lines are those of the file."""

    payload: Payload
    report: Report

    @classmethod
    def of(cls, payload: Payload, report: Report) -> Self:
        """The result, given a report whose lines are those of the payload."""
        before = (payload.line or 1) - 1
        violations = tuple(_moved(violation, before) for violation in report.violations)
        warnings = tuple(_moved(warning, before) for warning in report.warnings)
        return cls(payload, replace(report, violations=violations, warnings=warnings))


@dataclass(frozen=True, slots=True)
class Plain:
    """So many payloads of a file that are one valid event each, and there is nothing else to say about them."""

    count: int
    file: str


#: What came of a file, or of one line of it.
Result = Checked | Unreadable


def is_silent(result: Result) -> bool:
    """Whether it is valid and there is nothing else to say about it."""
    return isinstance(result, Checked) and result.report.valid and not result.report.warnings


def _moved(violation: Violation, lines: int) -> Violation:
    return violation if violation.line is None else replace(violation, line=violation.line + lines)
