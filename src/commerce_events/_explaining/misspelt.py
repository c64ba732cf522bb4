"""Report a misspelt name of an event once, and give each missing or unknown property its hint.

A misspelt name makes one property unknown and, where it is required, another one missing. That is one mistake: it is
reported for the unknown one, or, where unknown ones are not errors, for the missing one.
"""

from functools import cache
from typing import Any

from msgspec.structs import replace

from commerce_events._contract.contract import Contract
from commerce_events._explaining.suggest import suggest
from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._shown import shown

#: How many unknown names are compared with the known ones; comparing takes time.
MOST_NAMES = 20

#: How many event types that do know a name are worth reporting.
MOST_TYPES = 3


def explain_names(
    contract: Contract, event: dict[str, Any], findings: list[Finding], *, blame_unknown: bool
) -> list[Finding]:
    """The findings of an event, those about names with their hints, without those that another one explains."""
    if not any(finding.code in ("unknown-property", "missing-property") for finding in findings):
        return findings
    event_type, _ = contract.form_of(event)
    meant = _meant(contract, event)
    found = {right: wrong for wrong, right in meant.items()}
    missing = {finding.params["property"] for finding in findings if finding.code == "missing-property"}
    blame_unknown = blame_unknown and event_type is not None
    reported = []
    for finding in findings:
        if finding.code == "unknown-property":
            if blame_unknown or meant.get(str(finding.path[-1])) not in missing:
                reported.append(_explain_unknown(contract, event_type, finding, meant))
        elif finding.code == "missing-property":
            name = finding.params["property"]
            if not blame_unknown or name not in found:
                reported.append(_explain_missing(finding, found.get(name)))
        else:
            reported.append(finding)
    return reported


def _meant(contract: Contract, event: dict[str, Any]) -> dict[str, str]:
    """The names of an event that no type knows but that look like one of its absent properties, and which."""
    known = known_names(contract)
    _, form = contract.form_of(event)
    absent = [name for name in form.schema["properties"] if name not in event]
    meant: dict[str, str] = {}
    for name in [name for name in event if name not in known][:MOST_NAMES]:
        suggestion = suggest(name, tuple(absent))
        if suggestion is not None:
            meant[name] = suggestion
            absent.remove(suggestion)
    return meant


@cache
def known_names(contract: Contract) -> frozenset[str]:
    """The names of the properties of all event types."""
    return frozenset(name for form in contract.events.values() for name in form.schema["properties"])


def _explain_missing(finding: Finding, found: str | None) -> Finding:
    params = {"reason": "add"} if found is None else {"found": shown(found), "reason": "rename"}
    return replace(finding, params=Params(finding.params, **params))


def _explain_unknown(contract: Contract, event_type: str | None, finding: Finding, meant: dict[str, str]) -> Finding:
    name = str(finding.path[-1])
    types = [other for other, form in contract.events.items() if name in form.schema["properties"]]
    hint: dict[str, Any] = {"reason": "remove"}
    if name in meant:
        hint = {"suggestion": meant[name], "reason": "rename"}
    elif 0 < len(types) <= MOST_TYPES:
        hint = {"types": types, "reason": "elsewhere"}
    return replace(finding, params=Params({"type": event_type, **finding.params}, **hint))
