"""Say of an unknown name what its value shows, where that leads further than the name."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.kinds import codes_of
from commerce_events._explaining.advice import table
from commerce_events._explaining.name_meant import NameMeant
from commerce_events._explaining.placed import inside_unknown
from commerce_events._explaining.together import together
from commerce_events._explaining.wrong_type import is_no_code
from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._shown import shown


def by_value(
    flat: FlatSchema, event: Mapping[str, Any], name: str, meant: NameMeant | None, finding: Finding
) -> Params:
    """Return what the words of a finding are filled with.

    Args:
        flat: The schema of the event.
        event: The event.
        name: The unknown name.
        meant: The property that it means, going by the name.
        finding: What was found by the name, about itself or about a missing property.
    """
    if finding.on_name:
        if parts := together(event, name):
            return _changed(finding, suggestion=_timestamp(), **_of_parts(flat, event, name, parts))
        inside = inside_unknown(event, flat.schema["properties"], name)
        if inside and (meant is None or inside["reason"] != "inside-if"):
            return _changed(finding, **inside)
    if meant is None or not _is_empty(flat, event[name], meant):
        return finding.params
    return _changed(finding, **({"suggestion": meant.name} if finding.on_name else {}), reason="no-code")


def _is_empty(flat: FlatSchema, value: Any, meant: NameMeant) -> bool:
    """Return whether a code is meant, and there is none: no name makes it one."""
    if isinstance(value, str) and not meant.params["reason"].startswith("alias"):
        return False
    return is_no_code(meant.name, value) and meant.name in codes_of(flat)


def _of_parts(flat: FlatSchema, event: Mapping[str, Any], name: str, parts: tuple[str, str]) -> dict[str, Any]:
    """Return the advice on one of two properties that belong together: the second one refers to the first."""
    first = next(each for each in event if each in parts)
    if name != first and first not in flat.schema["properties"]:
        return {"other": shown(first), "reason": "together-other"}
    return {"parts": tuple(map(shown, parts)), "reason": "together"}


def _changed(finding: Finding, **members: Any) -> Params:
    kept = {name: finding.params[name] for name in ("type", "property", "found") if name in finding.params}
    return Params(kept, **members)


@cache
def _timestamp() -> str:
    """The property that a date and a time of day make up together."""
    return str(table("aliases")["together"]["property"])
