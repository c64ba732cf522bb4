"""Make the report on a judgement: each finding with its event, its place in the text and, if asked for, its value."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from itertools import count, repeat
from operator import getitem
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from commerce_events._contract.contract import Contract
from commerce_events._explaining.budget import Budget
from commerce_events._explaining.explanation import explain
from commerce_events._explaining.fixes import Fixes
from commerce_events._finding import Finding
from commerce_events._judging.events import Opened
from commerce_events._judging.judgement import Judgement
from commerce_events._params import Params
from commerce_events._pointer import pointer
from commerce_events._reading.places import Places
from commerce_events._shown import shown
from commerce_events.fix import Offer
from commerce_events.report import EventVerdict, Report, Severity, Violation, accepted, refused

if TYPE_CHECKING:
    from commerce_events._json_types import Code

#: Findings about what is not there: they have no value to show.
_ABSENCES = frozenset({"missing-property", "timestamp-missing"})


def report_of(
    contract: Contract, judgement: Judgement, max_violations: int, *, show_values: bool, now: datetime
) -> Report:
    """Return the report on a judgement.

    It has at most `max_violations` violations and as many warnings, as far as the size of the document allows them.
    """
    events = verdicts_of(judgement)
    limit = Budget(judgement.size).violations(max_violations)
    found = explain(contract, judgement, limit=limit, now=now)
    describer = _Describer(contract, judgement, events, show_values=show_values)
    violations = describer.violations(
        found.errors[:limit], "error", Fixes(contract, judgement, now, show_values=show_values)
    )
    warnings = describer.violations(found.warnings[:limit], "warning")
    truncated = (len(violations), len(warnings)) != (len(found.errors), len(found.warnings))
    return Report(contract.version, _is_valid(judgement, events), violations, warnings, events, truncated)


def report_of_verdicts(contract: Contract, judgement: Judgement) -> Report:
    """Return the report on a judgement without what explains it."""
    events = verdicts_of(judgement)
    return Report(contract.version, _is_valid(judgement, events), events=events)


def _is_valid(judgement: Judgement, events: Iterable[EventVerdict]) -> bool:
    return judgement.is_readable and all(event.valid for event in events)


def verdicts_of(judgement: Judgement) -> tuple[EventVerdict, ...]:
    """Return the verdict on each event."""
    events = judgement.events
    indexes: Iterator[int | None] = count() if judgement.in_batch else repeat(None)
    kinds = [*map(type, events)]
    if Opened not in kinds:
        names = {kind: kind.__name__ for kind in {*kinds}}
        return tuple(map(accepted, indexes, map(names.__getitem__, kinds)))
    return tuple(
        [
            accepted(index, type(event).__name__)
            if type(event) is not Opened
            else (accepted if event.is_valid else refused)(index, event.event_type)
            for index, event in zip(indexes, events, strict=False)
        ]
    )


class _Describer:
    """Describes the findings in one document, in the order of its text."""

    def __init__(
        self, contract: Contract, judgement: Judgement, events: Sequence[EventVerdict], *, show_values: bool
    ) -> None:
        self._contract = contract
        self._judgement = judgement
        self._events = events
        self._budget = Budget(judgement.size)
        self._places: Places | None = None
        self._show_values = show_values

    def violations(
        self, findings: list[Finding], severity: Severity, fixes: Fixes | None = None
    ) -> tuple[Violation, ...]:
        """Return the violations with what fixes them, up to the first that is too much for the size of the answer."""
        described: list[Violation] = []
        if findings and self._places is None:
            self._places = self._places_of_text()
        for finding in findings:
            location, shown_finding = pointer(finding.path), self._shown(finding)
            value = self._value(finding) if self._show_values else None
            if not self._budget.pay(shown_finding, location, value):
                break
            offer = fixes.offer(finding) if fixes else None
            described.append(self._violation(shown_finding, severity, location, value, offer))
        return tuple(described)

    def _shown(self, finding: Finding) -> Finding:
        """Return a finding whose parameters have the values of the payload as well, if they are asked for."""
        has_values = self._show_values and finding.values
        return replace(finding, params=Params(finding.params, **finding.values)) if has_values else finding

    def _violation(
        self, finding: Finding, severity: Severity, location: str, value: str | None, offer: Offer | None
    ) -> Violation:
        index = finding.path[0] if finding.path and isinstance(finding.path[0], int) else None
        return Violation(
            cast("Code", finding.code),
            severity,
            location,
            self._keyword_location(finding),
            index,
            self._event_type(index),
            *self._line_and_column(finding),
            finding.params,
            value,
            offer,
        )

    def _keyword_location(self, finding: Finding) -> str | None:
        return f"{self._contract.version}/{finding.schema_location}" if finding.schema_location else None

    def _places_of_text(self) -> Places | None:
        """Return the places of a text; None if there is none, or it is too large."""
        judgement, document = self._judgement, self._judgement.document
        if document.raw is None:
            return None if document.text is None else Places(document.text)
        sizes: list[int] = []
        if judgement.in_batch and judgement.is_readable and len(judgement.sources) == len(judgement.events):
            texts = judgement.sources if document.raw.isascii() else [str(text, "utf-8") for text in judgement.sources]
            sizes = [*map(len, texts)]
        return Places(document.raw.decode("utf-8", "replace"), sizes)

    def _event_type(self, index: int | None) -> str | None:
        if not self._events or (index is None and self._judgement.in_batch):
            return None
        return self._events[index or 0].type

    def _line_and_column(self, finding: Finding) -> tuple[int | None, int | None]:
        if self._places is None:
            return None, None
        offset = finding.offset
        if offset is None:
            offset = self._places.offset(finding.path, on_name=finding.on_name)
        return self._places.line_and_column(offset)

    def _value(self, finding: Finding) -> str | None:
        """Return the value concerned, as it is shown."""
        judgement = self._judgement
        if finding.code in _ABSENCES:
            return None
        if judgement.is_readable:
            index, *steps = finding.path if judgement.in_batch else (0, *finding.path)
            value: Any = reduce(getitem, steps, judgement.value(int(index)))
        elif judgement.wrong_batch is not None:
            value = judgement.wrong_batch
        else:
            return None
        return shown(json.dumps(value, ensure_ascii=False))
