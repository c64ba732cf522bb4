"""A payload → its verdict, alone or with all findings: first the batch as such, then event by event.

The verdict is the judge's, and never follows from what is found: what it refuses is invalid, also where nothing
explains it.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import compress, islice
from operator import not_
from typing import Any

from commerce_events._accept.acceptor import Event
from commerce_events._contract.contract import Contract
from commerce_events._explain.explain import explain_batch, explain_event, in_order
from commerce_events._finding import Finding
from commerce_events._judge import accepts
from commerce_events._report import Outcome
from commerce_events._suspect import Suspicions
from commerce_events._text.body import Body
from commerce_events.errors import EventVerdict, accepted

#: What is told of a refusal that nothing explains.
UNEXPLAINED = "refused"


def is_acceptable(contract: Contract, body: Body, *, tolerant: bool) -> bool:
    """Whether a payload is valid; `tolerant` lets unknown properties pass."""
    if body.refused or (isinstance(body.value, list) and not accepts(contract.batch, body.value)):
        return False
    return all(
        index in body.certain or is_valid_event(contract, event, tolerant=tolerant)
        for index, (_, event) in enumerate(_events(body.value))
    )


def is_valid_event(contract: Contract, event: Any, *, tolerant: bool) -> bool:
    """The judge's verdict on an event."""
    event_type, form = contract.form_of(event)
    if tolerant and event_type is not None:
        event = {name: value for name, value in event.items() if name in form.schema["properties"]}
    return accepts(form, event)


def examine(contract: Contract, body: Body, *, tolerant: bool, limit: int, now: datetime) -> Outcome:
    """Judge and explain what a body holds; one that was refused has its findings already.

    Every event gets its verdict. Once there are more than `limit` errors nothing else is told of the events that
    follow: what a hostile payload costs is bounded.
    """
    if body.refused:
        return _refused(list(body.findings))
    if isinstance(body.value, list) and not accepts(contract.batch, body.value):
        return _refused(explain_batch(contract, body.value))
    examiner = _Examiner(contract, body, Suspicions(now), tolerant=tolerant, limit=limit)
    for index, (path, event) in enumerate(_events(body.value)):
        examiner.examine(path, event, is_certain=index in body.certain)
    return examiner.outcome


def _refused(errors: list[Finding]) -> Outcome:
    return Outcome(valid=False, errors=errors or [Finding(UNEXPLAINED)])


class _Examiner:
    """Goes through the events of one payload."""

    def __init__(self, contract: Contract, body: Body, suspicions: Suspicions, *, tolerant: bool, limit: int) -> None:
        self.outcome = Outcome()
        self._contract = contract
        self._body = body
        self._suspicions = suspicions
        self._tolerant = tolerant
        self._limit = limit

    def examine(self, path: tuple[int, ...], event: Any, *, is_certain: bool) -> None:
        """Judge the event at a path and, while there is room, explain the verdict."""
        index, outcome = path[0] if path else None, self.outcome
        if isinstance(event, Event):  # there is nothing to tell of it
            outcome.verdicts.append(accepted(index, type(event).__name__))
            return
        is_valid = is_certain or is_valid_event(self._contract, event, tolerant=self._tolerant)
        outcome.verdicts.append(EventVerdict(index, self._contract.form_of(event)[0], is_valid))
        outcome.valid = outcome.valid and is_valid
        if len(outcome.errors) > self._limit:
            return
        errors, tolerated = self._explain(path, event) if self._tolerant or not is_valid else ([], [])
        if not is_valid:
            outcome.errors += errors or [Finding(UNEXPLAINED, path)]
        room = self._limit + 1 - len(outcome.warnings)
        if room > 0:
            _, form = self._contract.form_of(event)
            told = [*errors, *tolerated]
            about = self._suspicions.about(path, event, form, told, may_be_unsafe=self._body.may_be_unsafe)
            outcome.warnings += in_order(event, path, [*tolerated, *islice(about, room)])

    def _explain(self, path: tuple[int, ...], event: Any) -> tuple[list[Finding], list[Finding]]:
        """What is wrong with an event, and which unknown properties are let pass."""
        listed = self.outcome.warnings if self._tolerant else self.outcome.errors
        room = max(0, self._limit + 1 - len(listed))
        findings = explain_event(self._contract, event, path, blame_unknown=not self._tolerant, most_unknown=room)
        if not self._tolerant:
            return findings, []
        unknown = [finding.code == "unknown-property" for finding in findings]
        return [*compress(findings, map(not_, unknown))], [*compress(findings, unknown)]


def _events(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The events of a payload with their paths."""
    if not isinstance(value, list):
        return iter([((), value)])
    return (((index,), event) for index, event in enumerate(value))
