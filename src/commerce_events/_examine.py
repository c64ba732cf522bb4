"""A payload → its verdict, alone or with all findings: first the batch as such, then event by event."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._explain.explain import explain_batch, explain_event, in_order
from commerce_events._judge import accepts
from commerce_events._report import Outcome
from commerce_events._suspect import Suspicions
from commerce_events._text.body import Body
from commerce_events.errors import EventVerdict


def is_acceptable(contract: Contract, value: Any, *, tolerant: bool) -> bool:
    """Whether a payload is valid; `tolerant` lets unknown properties pass."""
    if isinstance(value, list) and not accepts(contract.batch, value):
        return False
    return all(_accepts(contract, event, tolerant=tolerant) for _, event in _events(value))


def examine(contract: Contract, body: Body, *, tolerant: bool, most: int, now: datetime) -> Outcome:
    """Judge and explain what a body holds; one that was refused has its findings already.

    Every event gets its verdict. Once there are more than `most` errors nothing else is told of the events that
    follow: what a hostile payload costs is bounded.
    """
    if body.refused:
        return Outcome(list(body.findings))
    value = body.value
    if isinstance(value, list) and not accepts(contract.batch, value):
        return Outcome(explain_batch(contract, value))
    outcome, suspicions = Outcome(), Suspicions(now)
    for path, event in _events(value):
        event_type, _ = contract.form_of(event)
        valid = _accepts(contract, event, tolerant=tolerant)
        outcome.verdicts.append(EventVerdict(path[0] if path else None, event_type, valid))
        if len(outcome.errors) > most:
            continue
        findings = []
        if tolerant or not valid:
            findings = explain_event(contract, event, path, blame_unknown=not tolerant)
        tolerated = [finding for finding in findings if tolerant and finding.code == "unknown-property"]
        outcome.errors += [finding for finding in findings if not tolerant or finding.code != "unknown-property"]
        if len(outcome.warnings) <= most:
            outcome.warnings += in_order(event, path, [*tolerated, *suspicions.about(path, event, findings)])
    return outcome


def _accepts(contract: Contract, event: Any, *, tolerant: bool) -> bool:
    event_type, form = contract.form_of(event)
    if tolerant and event_type is not None:
        event = {name: value for name, value in event.items() if name in form.schema["properties"]}
    return accepts(form, event)


def _events(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The events of a payload with their paths."""
    if not isinstance(value, list):
        return iter([((), value)])
    return (((index,), event) for index, event in enumerate(value))
