"""The answer to one payload of a file: load → check → result → report."""

from dataclasses import dataclass, replace
from typing import Self

from commerce_events.inputs.expected import Unmet
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.report import Report, Violation


@dataclass(frozen=True, slots=True)
class Checked:
    """A payload and the report on it.

    Attributes:
        payload: The payload.
        report: The report, whose lines are those of the file. If the payload had to be invalid, and is so just as
            expected, there is nothing in it.
        unmet: What is not as expected of a payload that had to be invalid.
        fixed: How many violations were fixed in it before.
    """

    payload: Payload
    report: Report
    unmet: Unmet | None = None
    fixed: int = 0

    @property
    def passes(self) -> bool:
        """Whether the payload is as it has to be: valid, or invalid as expected."""
        return self.report.valid if self.payload.expected is None else self.unmet is None

    @classmethod
    def of(cls, payload: Payload, report: Report, fixed: int = 0) -> Self:
        """The result, given a report whose lines are those of the payload."""
        unmet = payload.expected.unmet(report) if payload.expected else None
        if payload.expected and not unmet:
            return cls(payload, replace(report, violations=(), warnings=()), fixed=fixed)
        before = (payload.line or 1) - 1
        if not before:
            return cls(payload, report, unmet, fixed)
        violations = tuple(_moved(violation, before) for violation in report.violations)
        warnings = tuple(_moved(warning, before) for warning in report.warnings)
        return cls(payload, replace(report, violations=violations, warnings=warnings), unmet, fixed)


@dataclass(frozen=True, slots=True)
class Plain:
    """So many payloads of a file that are one valid event each, and there is nothing else to say about them."""

    count: int
    file: str


#: What came of a file, or of one line of it.
Result = Checked | Unreadable


def is_silent(result: Result) -> bool:
    """Whether it is as it has to be, and there is nothing else to say about it."""
    return isinstance(result, Checked) and result.passes and not result.report.warnings


def moved(result: Result | Plain, lines: int) -> Result | Plain:
    """A result whose lines count from so many lines further up in the file."""
    if not isinstance(result, Checked) or not lines:
        return result
    payload = replace(result.payload, line=(result.payload.line or 1) + lines)
    found = (tuple(_moved(one, lines) for one in each) for each in (result.report.violations, result.report.warnings))
    violations, warnings = found
    return replace(result, payload=payload, report=replace(result.report, violations=violations, warnings=warnings))


def _moved(violation: Violation, lines: int) -> Violation:
    return violation if violation.line is None else replace(violation, line=violation.line + lines)
