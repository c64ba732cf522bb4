"""A payload → its verdict, alone or with all findings: first the batch as such, then event by event.

Each event is put to the fast path first; only one that is in doubt goes to the judge.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from commerce_events._accept.acceptor import Acceptor, Event
from commerce_events._contract.contract import Contract
from commerce_events._explain.explain import explain_batch, explain_event, in_order
from commerce_events._finding import Finding
from commerce_events._judge import accepts
from commerce_events._report import Outcome
from commerce_events._suspect import Suspicions
from commerce_events._text.body import Body
from commerce_events.errors import EventVerdict, accepted


def is_acceptable(contract: Contract, accept: Acceptor, body: Body, *, tolerant: bool) -> bool:
    """Whether a payload is valid; `tolerant` lets unknown properties pass."""
    if body.refused or (isinstance(body.value, list) and not accept.has_right_size(body.value)):
        return False
    examiner = _Examiner(contract, None if body.is_sifted else accept, tolerant=tolerant)
    return all(examiner.is_valid(event) for _, event in _events(body.value))


def examine(contract: Contract, accept: Acceptor, body: Body, *, tolerant: bool, most: int, now: datetime) -> Outcome:
    """Judge and explain what a body holds; one that was refused has its findings already.

    Every event gets its verdict. Once there are more than `most` errors nothing else is told of the events that
    follow: what a hostile payload costs is bounded.
    """
    if body.refused:
        return Outcome(list(body.findings))
    if isinstance(body.value, list) and not accept.has_right_size(body.value):
        return Outcome(explain_batch(contract, body.value))
    examiner = _Examiner(contract, None if body.is_sifted else accept, tolerant=tolerant)
    outcome, suspicions = Outcome(), Suspicions(now)
    for path, event in _events(body.value):
        index = path[0] if path else None
        if isinstance(event, Event):  # there is nothing to tell of it
            outcome.verdicts.append(accepted(index, type(event).__name__))
            continue
        event_type, _ = contract.form_of(event)
        if len(outcome.errors) > most:
            outcome.verdicts.append(EventVerdict(index, event_type, examiner.is_valid(event)))
            continue
        findings = examiner.findings(event, path)
        tolerated = [finding for finding in findings if tolerant and finding.code == "unknown-property"]
        errors = [finding for finding in findings if not tolerant or finding.code != "unknown-property"]
        outcome.verdicts.append(EventVerdict(index, event_type, not errors))
        outcome.errors += errors
        if len(outcome.warnings) <= most:
            outcome.warnings += in_order(event, path, [*tolerated, *suspicions.about(path, event, findings)])
    return outcome


class _Examiner:
    """The fast path, if it was not asked yet, and the judge."""

    def __init__(self, contract: Contract, accept: Acceptor | None, *, tolerant: bool) -> None:
        self._contract = contract
        self._accept = accept
        self._tolerant = tolerant

    def is_valid(self, event: Any) -> bool:
        """The verdict on an event."""
        if isinstance(event, Event) or self._is_certain(event):
            return True
        event_type, form = self._contract.form_of(event)
        if self._tolerant and event_type is not None:
            event = {name: value for name, value in event.items() if name in form.schema["properties"]}
        return accepts(form, event)

    def findings(self, event: Any, path: tuple[int, ...]) -> list[Finding]:
        """What is wrong with an event at a path; with `tolerant`, its unknown properties as well."""
        if self._is_certain(event):
            return []
        return explain_event(self._contract, event, path, blame_unknown=not self._tolerant)

    def _is_certain(self, event: Any) -> bool:
        return self._accept is not None and self._accept.event(event) is not None


def _events(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The events of a payload with their paths."""
    if not isinstance(value, list):
        return iter([((), value)])
    return (((index,), event) for index, event in enumerate(value))
