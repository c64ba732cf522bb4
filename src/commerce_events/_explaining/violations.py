"""Explain what the schemas refuse: findings with their codes, one for each mistake, in the order of the text."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatForm
from commerce_events._explaining.misspelt import MOST_NAMES, explain_names, known_names
from commerce_events._explaining.suggest import suggest
from commerce_events._explaining.timestamps import refusal
from commerce_events._finding import Finding
from commerce_events._judging.by_keyword import breaches
from commerce_events._judging.keywords import Breach
from commerce_events._messages import REFUSED, code_of, codes
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._shown import shown

_JSON_TYPES = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "decimal"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
)


def explain_event(
    contract: Contract, event: Any, path: Path, *, blame_unknown: bool, most_unknown: int
) -> list[Finding]:
    """Return what is wrong with an event at `path` of the payload; nothing, if it is valid.

    Of several keywords that one value does not meet, `type` counts, or else the first in the order of the schema.
    With `blame_unknown`, a misspelt name is reported as an unknown property, otherwise as a missing one. Of unknown
    names not many more are reported than `most_unknown`, the first of the text, and no fewer than are compared with
    known names.
    """
    _, form = contract.form_of(event)
    found: dict[object, Finding] = {}
    for breach in breaches(form, event):
        for finding in _findings(form, breach, path, most_unknown + MOST_NAMES + len(known_names(contract))):
            key = (finding.path, finding.params) if finding.code == "missing-property" else finding.path
            if key not in found or breach.keyword[-1] == "type":
                found[key] = finding
    if not isinstance(event, dict):
        return list(found.values())
    return in_order(event, path, explain_names(contract, event, list(found.values()), blame_unknown=blame_unknown))


def in_order(event: Any, path: Path, findings: list[Finding]) -> list[Finding]:
    """Return the findings of an event at `path` in the order of the text: on the event itself, then by property."""
    ranks: dict[Any, int] = {name: rank for rank, name in enumerate(event)} if isinstance(event, dict) else {}
    return sorted(findings, key=lambda finding: ranks[finding.path[len(path)]] if finding.path != path else -1)


def explain_batch(contract: Contract, events: list[Any]) -> list[Finding]:
    """Return what is wrong with a batch as such; nothing, if its events can be judged one by one."""
    form = contract.batch
    return [finding for breach in breaches(form, events) for finding in _findings(form, breach, (), 0)]


def _findings(form: FlatForm, breach: Breach, path: Path, most_unknown: int) -> Iterator[Finding]:
    """Yield the findings of one keyword that a value at `path` does not meet: one, or one for each name concerned."""
    here, origins = (*path, *breach.path), form.origins
    match breach.keyword[-1]:
        case "required":
            for name in breach.limit:
                if name not in breach.value:
                    schema_location = origins[*breach.keyword, name]
                    yield Finding("missing-property", here, schema_location, Params(property=name))
        case "additionalProperties":
            known, schema_location = breach.schema.get("properties", ()), origins[breach.keyword]
            for name in islice((name for name in breach.value if name not in known), most_unknown):
                params = Params(property=shown(name))
                yield Finding("unknown-property", (*here, name), schema_location, params, on_name=True)
        case _:
            schema_location = origins[breach.keyword]
            code = _code_of(schema_location, breach)
            optional = bool(breach.path) and breach.path[-1] not in form.schema.get("required", ())
            yield Finding(code, here, schema_location, _params(code, breach, here, optional=optional))


def _code_of(schema_location: str, breach: Breach) -> str:
    """Return the code of a finding. For an event or a batch as a whole, only the codes of places have words."""
    return code_of(schema_location) if breach.path or schema_location in codes()["by-place"] else REFUSED


def _params(code: str, breach: Breach, path: Path, *, optional: bool) -> Params:
    """Return what the words of a code are filled with."""
    value, limit = breach.value, breach.limit
    about: dict[str, Any] = {"property": shown(str(path[-1]))} if path else {}
    match code:
        case "wrong-type":
            about |= {"expected": limit, "actual": _type(value), "reason": _fix_of_type(breach, optional=optional)}
        case "not-an-event":
            reason = "nested" if isinstance(value, list) else "item" if path else "body"
            about = {"reason": reason, "actual": _type(value)}
        case "not-one-of":
            about |= {"choices": [limit] if breach.keyword[-1] == "const" else limit}
        case "unknown-event-type":
            suggestion = suggest(value, tuple(limit)) if isinstance(value, str) else None
            about = {"reason": "list"} if suggestion is None else {"suggestion": suggestion, "reason": "rename"}
            about |= {"choices": limit}
        case "not-a-timestamp":
            about |= {"reason": refusal(value) if isinstance(value, str) else "other"}
        case "too-many-events":
            about = {"count": len(value), "limit": limit}
        case "refused":
            about = {}
        case "pattern-mismatch" | "not-allowed":
            pass
        case _:
            about |= {"limit": limit}
    return Params(about)


def _type(value: Any) -> str:
    """Return the type of a value as JSON Schema calls it, but for a number that is no integer: that is a `decimal`."""
    return next((name for kind, name in _JSON_TYPES if isinstance(value, kind)), "null")


def _fix_of_type(breach: Breach, *, optional: bool) -> str:
    """Return the reason that picks the hint of `wrong-type`: the small change that fixes the value, if one does."""
    expected, actual = breach.limit, _type(breach.value)
    if actual == "null":
        return "null" if optional else "other"
    if expected == "string" and actual in ("integer", "decimal") and not {"enum", "pattern"} & breach.schema.keys():
        return "to-string"
    if expected == "integer" and actual == "string" and breach.value.isdecimal():
        return "to-number"
    return "to-integer" if (expected, actual) == ("integer", "decimal") else "other"
