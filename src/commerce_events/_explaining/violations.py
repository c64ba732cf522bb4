"""Explain what the schemas refuse: findings with their codes, one for each mistake, in the order of the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, reduce
from operator import getitem
from typing import Any, cast

from msgspec.structs import replace

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._explaining.envelope import layers
from commerce_events._explaining.misspelt import OF_NAMES, explain_names
from commerce_events._explaining.renamed import renamed
from commerce_events._explaining.seen import Seen
from commerce_events._explaining.timestamp_values import explain_timestamp
from commerce_events._explaining.unix_time import LATEST
from commerce_events._explaining.wrong_type import about_type, type_of
from commerce_events._explaining.wrong_value import about_choice, too_small
from commerce_events._finding import Finding
from commerce_events._judging.by_keyword import breaches
from commerce_events._judging.keywords import Breach
from commerce_events._messages import REFUSED, code_of, codes
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._shown import shown


def explain_event(
    contract: Contract, looked_at: Seen, path: Path, *, blame_unknown: bool, most_unknown: int, until: int = LATEST
) -> list[Finding]:
    """Return what is wrong with an event at `path` of the payload; nothing, if it is valid.

    Of several keywords that one value does not meet, `type` counts, or else the first in the order of the schema.
    With `blame_unknown`, a misspelt name is reported as an unknown property, otherwise as a missing one. Of unknown
    names not many more are reported than `most_unknown`, the first of the text, and no fewer than are compared with
    known names. A number in the place of a timestamp is a Unix time up to the second `until`.
    """
    about = {("type",): looked_at.about_type} if looked_at.about_type else {}
    found: dict[Path, Finding] = {}
    of_renamed: list[Finding] = []
    if not looked_at.is_envelope:
        event, flat = looked_at.event, contract.flat_of(looked_at.event.event_type)
        broken = breaches(flat, event.value) if event.broken is None else event.broken
        found = _explain_values(flat, broken, path, until)
        if not OF_NAMES.isdisjoint([breach.keyword[-1] for breach in broken]):
            names = explain_names(contract, event, path, blame_unknown=blame_unknown, most_unknown=most_unknown)
            pairs = renamed(event.value, names.values(), blame_unknown=blame_unknown)
            of_renamed = [*_explain_renamed(flat, event.value, pairs, path, until)]
            found |= names
    findings = [*(about | found | about if about else found).values(), *of_renamed]
    return in_order(looked_at.value, path, findings) if len(findings) > 1 else findings


def _explain_values(flat: FlatSchema, broken: Sequence[Breach], path: Path, until: int) -> dict[Path, Finding]:
    """Return what the keywords about values give that an event at `path` does not meet, by the place in it."""
    found: dict[Path, Finding] = {}
    for breach in broken:
        keyword = breach.keyword[-1]
        if keyword not in OF_NAMES and (keyword == "type" or breach.path not in found):
            found[breach.path] = _explain_value(flat, breach, (*path, *breach.path), until)
    return found


def _explain_renamed(
    flat: FlatSchema, event: Mapping[str, Any], pairs: Iterable[tuple[str, str]], path: Path, until: int
) -> Iterator[Finding]:
    """Yield what is wrong with the values under other names: what the properties that are meant do not allow."""
    for name, meant in pairs:
        found = _explain_values(flat, breaches(flat, {meant: event[name]}), path, until)
        for place, finding in found.items():
            yield replace(finding, path=(*path, name, *place[1:]))


def in_order(event: Any, path: Path, findings: list[Finding]) -> list[Finding]:
    """Return the findings of an event at `path` in the order of the text: on the event itself, then by property."""
    ranks: dict[Any, int] = {name: rank for rank, name in enumerate(event)} if isinstance(event, dict) else {}
    return sorted(findings, key=lambda finding: ranks[finding.path[len(path)]] if finding.path != path else -1)


def explain_batch(contract: Contract, events: list[Any]) -> list[Finding]:
    """Return what is wrong with a batch as such; nothing, if its events can be judged one by one."""
    return [_explain_value(contract.batch, breach, breach.path, LATEST) for breach in breaches(contract.batch, events)]


def _explain_value(flat: FlatSchema, breach: Breach, path: Path, until: int) -> Finding:
    """Return the finding of a keyword that the value at `path` does not meet."""
    code, schema_location = _rule(flat, breach.keyword)
    of_value = _of_value(flat, breach, code, schema_location, in_batch=bool(path))
    timestamp, values = explain_timestamp(breach, code, schema_location, until)
    params = _params(flat, breach.keyword, **of_value | timestamp)
    return Finding(code, path, schema_location, params, values=values)


@cache
def _rule(flat: FlatSchema, keyword: Path) -> tuple[str, str]:
    """Return the code of a keyword, and its place in the schema files.

    For an event or a batch as a whole, only the codes of places have words.
    """
    schema_location = flat.schema_locations[keyword]
    has_words = _is_of_property(keyword) or schema_location in codes()["by-place"]
    return code_of(schema_location) if has_words else REFUSED, schema_location


def _is_of_property(keyword: Path) -> bool:
    return keyword[0] == "properties"


@lru_cache(maxsize=1024)  # a mistake comes again and again
def _params(flat: FlatSchema, keyword: Path, **of_value: Any) -> Params:
    """Return what the words about a keyword are filled with, given what depends on the value."""
    limit: Any = reduce(getitem, keyword, cast("Any", flat.schema))
    about = {"property": shown(str(keyword[1]))} if _is_of_property(keyword) else {}
    match _rule(flat, keyword)[0]:
        case "not-an-event" | "refused":
            return Params(of_value)
        case "unknown-event-type":
            return Params(of_value, choices=limit)
        case "not-one-of":
            return Params(about, choices=[limit] if keyword[-1] == "const" else limit, **of_value)
        case "wrong-type":
            return Params(about, expected=limit, **of_value)
        case "not-a-timestamp" | "pattern-mismatch" | "not-allowed":
            return Params(about, **of_value)
        case _:
            return Params(about, **of_value, limit=limit)


def _of_value(flat: FlatSchema, breach: Breach, code: str, schema_location: str, *, in_batch: bool) -> dict[str, Any]:
    """Return what the words of a code are filled with that depends on the value."""
    value = breach.value
    match code:
        case "wrong-type":
            optional = breach.path[-1] not in flat.schema.get("required", ())
            return about_type(breach, schema_location, optional=optional)
        case "not-an-event":
            reason = "nested" if isinstance(value, list) else "item" if in_batch else "body"
            encoded = layers(value)[1] if isinstance(value, str) else 0
            often = {"reason": "encoded-often", "count": encoded + 1} if encoded > 1 else {"reason": "encoded"}
            return {"reason": reason, "actual": type_of(value), **(often if encoded else {})}
        case "unknown-event-type":
            return {"reason": "list"}
        case "not-one-of" | "too-small":
            return about_choice(breach) if code == "not-one-of" else {"reason": too_small(breach)}
        case "too-many-events":
            return {"count": len(value)}
        case _:
            return {}
