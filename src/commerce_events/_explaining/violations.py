"""The judge's breaches → findings: each with its code, one for each mistake, in the order of the text."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatForm
from commerce_events._contract.json_text import json_text
from commerce_events._explaining.misspelt import MOST_NAMES, explain_names, known_names
from commerce_events._explaining.suggest import suggest
from commerce_events._explaining.timestamps import refusal
from commerce_events._finding import Details, Finding, shown
from commerce_events._judging.by_keyword import breaches
from commerce_events._judging.keywords import Breach
from commerce_events._messages import REFUSED, code_of, codes
from commerce_events._pointer import Path

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
    """What is wrong with an event that stands at `path` of the payload; nothing, if it is valid.

    Of several keywords that one value does not meet, `type` counts, or else the first in the order of the schema.
    With `blame_unknown`, a misspelt name is told as an unknown property, otherwise as a missing one. Of unknown names
    not many more are told than `most_unknown`, the first of the text, and no fewer than are compared with known names.
    """
    _, form = contract.form_of(event)
    found: dict[object, Finding] = {}
    for breach in breaches(form, event):
        for finding in _findings(form, breach, path, most_unknown + MOST_NAMES + len(known_names(contract))):
            key = (finding.path, finding.details) if finding.code == "missing-property" else finding.path
            if key not in found or breach.keyword[-1] == "type":
                found[key] = finding
    if not isinstance(event, dict):
        return list(found.values())
    return in_order(event, path, explain_names(contract, event, list(found.values()), blame_unknown=blame_unknown))


def in_order(event: Any, path: Path, findings: list[Finding]) -> list[Finding]:
    """The findings of an event at `path` as they stand in the text: on the event itself, then by property."""
    ranks: dict[Any, int] = {name: rank for rank, name in enumerate(event)} if isinstance(event, dict) else {}
    return sorted(findings, key=lambda finding: ranks[finding.path[len(path)]] if finding.path != path else -1)


def explain_batch(contract: Contract, events: list[Any]) -> list[Finding]:
    """What is wrong with a batch as such; nothing, if its events can be judged one by one."""
    form = contract.batch
    return [finding for breach in breaches(form, events) for finding in _findings(form, breach, (), 0)]


def _findings(form: FlatForm, breach: Breach, path: Path, most_unknown: int) -> Iterator[Finding]:
    """The findings of one breach in a value at `path`: one, or one for each name concerned."""
    here = (*path, *breach.path)
    match breach.keyword[-1]:
        case "required":
            for name in breach.limit:
                if name not in breach.value:
                    yield Finding("missing-property", here, form.origins[*breach.keyword, name], (("property", name),))
        case "additionalProperties":
            known, origin = breach.schema.get("properties", ()), form.origins[breach.keyword]
            for name in islice((name for name in breach.value if name not in known), most_unknown):
                yield Finding("unknown-property", (*here, name), origin, (("property", shown(name)),), on_name=True)
        case _:
            origin = form.origins[breach.keyword]
            code = _code_of(origin, breach)
            optional = bool(breach.path) and breach.path[-1] not in form.schema.get("required", ())
            yield Finding(code, here, origin, _details(code, breach, here, optional=optional))


def _code_of(origin: str, breach: Breach) -> str:
    """The code of a breach. For an event or a batch as a whole, only the codes of places have words."""
    return code_of(origin) if breach.path or origin in codes()["by-place"] else REFUSED


def _details(code: str, breach: Breach, path: Path, *, optional: bool) -> Details:
    """What the words of a code are filled with."""
    value, limit = breach.value, breach.limit
    about: Details = (("property", shown(str(path[-1]))),) if path else ()
    more: Details = ()
    match code:
        case "wrong-type":
            more = (("expected", limit), ("actual", _type(value)), ("reason", _mend(breach, optional=optional)))
        case "not-an-event":
            about = (("reason", "nested" if isinstance(value, list) else "item" if path else "body"),)
            more = (("actual", _type(value)),)
        case "not-one-of":
            more = (("choices", _listed([limit] if breach.keyword[-1] == "const" else limit)),)
        case "unknown-event-type":
            suggestion = suggest(value, tuple(limit)) if isinstance(value, str) else None
            about = (("reason", "list"),) if suggestion is None else (("suggestion", suggestion), ("reason", "rename"))
            more = (("choices", _listed(limit)),)
        case "not-a-timestamp":
            more = (("reason", refusal(value) if isinstance(value, str) else "other"),)
        case "too-many-events":
            about, more = (("count", str(len(value))),), (("limit", json_text(limit)),)
        case "refused":
            about = ()
        case "pattern-mismatch" | "not-allowed":
            pass
        case _:
            more = (("limit", json_text(limit)),)
    return (*about, *more)


def _type(value: Any) -> str:
    """The type of a value as JSON Schema calls it, but for a number that is no integer: that is a `decimal`."""
    return next((name for kind, name in _JSON_TYPES if isinstance(value, kind)), "null")


def _listed(choices: list[Any]) -> str:
    """The values to choose from: texts without quotes, others as JSON."""
    return ", ".join(f"`{choice if isinstance(choice, str) else json_text(choice)}`" for choice in choices)


def _mend(breach: Breach, *, optional: bool) -> str:
    """The reason that picks the hint of `wrong-type`: what will do, if a small change of the value will."""
    expected, actual = breach.limit, _type(breach.value)
    if actual == "null":
        return "null" if optional else "other"
    if expected == "string" and actual in ("integer", "decimal") and not {"enum", "pattern"} & breach.schema.keys():
        return "to-string"
    if expected == "integer" and actual == "string" and breach.value.isdecimal():
        return "to-number"
    return "to-integer" if (expected, actual) == ("integer", "decimal") else "other"
