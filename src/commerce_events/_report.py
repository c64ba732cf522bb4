"""Findings → report: each with its event, its place in the text and, if asked for, its value."""

import json
from dataclasses import dataclass, field
from functools import reduce
from operator import getitem
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._finding import Finding, shown
from commerce_events._pointer import pointer
from commerce_events._text.body import Body
from commerce_events._text.places import Places
from commerce_events.errors import EventVerdict, Report, Severity, Violation

#: Findings about what is not there: they have no value to show.
_ABSENCES = frozenset({"missing-property", "timestamp-missing"})

#: The room for an answer, in bytes of JSON: so much, and so much more for each byte of the body.
BASE, PER_BYTE = 240 * 1024, 6
#: What each violation takes of it, beside its location, its details and its value.
FLAT = 640


@dataclass(slots=True)
class Outcome:
    """What is found in a payload, in the order of the text."""

    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    verdicts: list[EventVerdict] = field(default_factory=list)


def describe(contract: Contract, body: Body, outcome: Outcome, *, most: int, show_values: bool) -> Report:
    """The report on a body, with at most `most` violations and `most` warnings."""
    describer = _Describer(contract, body, show_values=show_values)
    return Report(
        version=contract.version,
        valid=not outcome.errors,
        violations=tuple(describer.violation(finding, "error") for finding in outcome.errors[:most]),
        warnings=tuple(describer.violation(finding, "warning") for finding in outcome.warnings[:most]),
        events=tuple(outcome.verdicts),
        truncated=max(len(outcome.errors), len(outcome.warnings)) > most,
    )


class _Describer:
    def __init__(self, contract: Contract, body: Body, *, show_values: bool) -> None:
        self._contract = contract
        self._body = body
        self._places = None if body.text is None else Places(body.text, body.sizes)
        self._show_values = show_values and not body.refused

    def violation(self, finding: Finding, severity: Severity) -> Violation:
        index = finding.path[0] if finding.path and isinstance(finding.path[0], int) else None
        line, column = self._line_and_column(finding)
        return Violation(
            code=finding.code,
            severity=severity,
            instance_location=pointer(finding.path),
            keyword_location=f"{self._contract.version}/{finding.origin}" if finding.origin else None,
            event_index=index,
            event_type=self._event_type(index),
            line=line,
            column=column,
            details=finding.details,
            value=self._value(finding),
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
