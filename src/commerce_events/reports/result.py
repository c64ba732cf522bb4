"""The answer to one payload of a file: load → check → result → report."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, Self, TypeVar

from commerce_events.inputs.expected import Unmet
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.report import Report, Violation

_Value = TypeVar("_Value")


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
        return cls(payload, _moved(report, before), unmet, fixed)


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
    payload = _with_number(result.payload, (result.payload.line or 1) + lines)
    return _with_both(result, payload, _moved(result.report, lines))


def with_one_fix(result: Checked, index: int | None) -> Checked:
    """A result in which only one violation, or none, has its fix."""
    report = result.report
    violations = tuple(each if at == index else _with_offer(each, None) for at, each in enumerate(report.violations))
    return _with_both(result, result.payload, _with_findings(report, violations, report.warnings))


def _moved(report: Report, lines: int) -> Report:
    def further_down(violation: Violation) -> Violation:
        return violation if violation.line is None else _with_line(violation, violation.line + lines)

    return _with_findings(
        report, tuple(map(further_down, report.violations)), tuple(map(further_down, report.warnings))
    )


def _replacer(kind: type[_Value], *names: str) -> Callable[..., _Value]:
    """Return what `dataclasses.replace` does with some fields, in a fraction of the time: there may be very many."""
    known = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a class of data
    of, places = attrgetter(*known), [known.index(name) for name in names]

    def replaced(value: _Value, *new: Any) -> _Value:
        values = [*of(value)]
        for place, each in zip(places, new, strict=True):
            values[place] = each
        return kind(*values)

    return replaced


_with_line = _replacer(Violation, "line")
_with_offer = _replacer(Violation, "_offer")
_with_findings = _replacer(Report, "violations", "warnings")
_with_number = _replacer(Payload, "line")
_with_both = _replacer(Checked, "payload", "report")
