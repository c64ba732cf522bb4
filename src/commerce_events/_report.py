"""Findings → report: each with its event, its place in the text and, if asked for, its value."""

import json
from dataclasses import dataclass, field
from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any, cast

from commerce_events._budget import Budget
from commerce_events._contract.contract import Contract
from commerce_events._finding import Finding, shown
from commerce_events._pointer import pointer
from commerce_events._text.body import Body
from commerce_events._text.places import Places
from commerce_events.errors import EventVerdict, Report, Severity, Violation

if TYPE_CHECKING:
    from commerce_events._json_types import Code

#: Findings about what is not there: they have no value to show.
_ABSENCES = frozenset({"missing-property", "timestamp-missing"})


@dataclass(slots=True)
class Outcome:
    """The verdict on a payload, and what is found in it, in the order of the text."""

    valid: bool = True
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    verdicts: list[EventVerdict] = field(default_factory=list)


def describe(contract: Contract, body: Body, outcome: Outcome, *, limit: int, show_values: bool) -> Report:
    """The report on a body, with at most `limit` violations and `limit` warnings, as far as its size allows them."""
    describer = _Describer(contract, body, show_values=show_values)
    violations = describer.violations(outcome.errors[:limit], "error")
    warnings = describer.violations(outcome.warnings[:limit], "warning")
    return Report(
        version=contract.version,
        valid=outcome.valid,
        violations=violations,
        warnings=warnings,
        events=tuple(outcome.verdicts),
        truncated=(len(violations), len(warnings)) != (len(outcome.errors), len(outcome.warnings)),
    )


class _Describer:
    def __init__(self, contract: Contract, body: Body, *, show_values: bool) -> None:
        self._contract = contract
        self._body = body
        self._budget = Budget(body.size)
        self._places = None if body.text is None else Places(body.text, body.sizes)
        self._show_values = show_values and not body.refused

    def violations(self, findings: list[Finding], severity: Severity) -> tuple[Violation, ...]:
        """The violations, in their order, up to the first that is too much for the size of the answer."""
        described: list[Violation] = []
        for finding in findings:
            location, value = pointer(finding.path), self._value(finding)
            if not self._budget.pay(finding, location, value):
                break
            described.append(self._violation(finding, severity, location, value))
        return tuple(described)

    def _violation(self, finding: Finding, severity: Severity, location: str, value: str | None) -> Violation:
        index = finding.path[0] if finding.path and isinstance(finding.path[0], int) else None
        line, column = self._line_and_column(finding)
        return Violation(
            code=cast("Code", finding.code),
            severity=severity,
            instance_location=location,
            keyword_location=f"{self._contract.version}/{finding.origin}" if finding.origin else None,
            event_index=index,
            event_type=self._event_type(index),
            line=line,
            column=column,
            details=finding.details,
            value=value,
        )

    def _event_type(self, index: int | None) -> str | None:
        value = self._body.value
        event = value[index] if index is not None and isinstance(value, list) else value
        return self._contract.form_of(event)[0]

    def _line_and_column(self, finding: Finding) -> tuple[int | None, int | None]:
        if self._places is None:
            return None, None
        offset = finding.offset
        if offset is None:
            offset = self._places.offset(finding.path, on_name=finding.on_name)
        return self._places.line_and_column(offset)

    def _value(self, finding: Finding) -> str | None:
        if not self._show_values or finding.code in _ABSENCES:
            return None
        value: Any = reduce(getitem, finding.path, self._body.value)
        return shown(json.dumps(value, ensure_ascii=False))
