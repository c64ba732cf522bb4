"""Look at the value of a property under another name: the advice about the name may be another one because of it."""

from collections.abc import Mapping
from typing import Any

from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.kinds import codes_of
from commerce_events._explaining.advice import table
from commerce_events._explaining.placed import inside_unknown
from commerce_events._explaining.together import together
from commerce_events._explaining.wrong_type import is_no_code
from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._shown import shown

_Event = Mapping[str, Any]


def by_value(flat: FlatSchema, event: _Event, finding: Finding) -> Params:
    """Return what the words about an unknown or a missing property of an event are filled with.

    Args:
        flat: The schema of the event's type.
        event: The event.
        finding: What is found by names alone.
    """
    params = finding.params
    if finding.code == "missing-property":
        return _of_missing(flat, event, params) if "found" in params else params
    name: Any = finding.path[-1]
    if parts := together(event, name):
        meant = table("aliases")["together"]["property"]
        return _about(params, parts=tuple(map(shown, parts)), suggestion=meant, reason="together")
    inside = inside_unknown(event, flat.schema["properties"], name)
    if inside and ("suggestion" not in params or inside["reason"] != "inside-if"):
        return _about(params, **inside)
    if "suggestion" in params and _is_no_code(flat, params["suggestion"], event[name], params["reason"]):
        return _about(params, suggestion=params["suggestion"], reason="no-code")
    return params


def _about(params: Params, **more: Any) -> Params:
    return Params({"type": params["type"], "property": params["property"]}, **more)


def _is_no_code(flat: FlatSchema, meant: str, value: Any, reason: str) -> bool:
    """Return whether a code was meant by a name, and there is none; a text may be one, if the name is certain."""
    may_be_kept = isinstance(value, str) and not reason.startswith("alias")
    return not may_be_kept and is_no_code(meant, value) and meant in codes_of(flat)


def _of_missing(flat: FlatSchema, event: _Event, params: Params) -> Params:
    """Return the same of a missing property that another name means; none does if it is inside something else."""
    values = [value for name, value in event.items() if shown(name) == params["found"]]
    if not values or not _is_no_code(flat, params["property"], values[0], params["reason"]):
        return params
    return Params(property=params["property"], found=params["found"], reason="no-code")
