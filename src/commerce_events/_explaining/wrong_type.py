"""Find what a value of a wrong type was meant to be, as the reason that the words of `wrong-type` know."""

import re
from typing import Any

from commerce_events._explaining.aliases import lists
from commerce_events._judging.keywords import Breach
from commerce_events._reading.inspect import SAFE

#: Where the schemas say that a property is a code: an identifier that was registered as text.
_CODES = "definitions.schema.json#/$defs/code/"

_INTEGER = re.compile(r"(?:0|[1-9][0-9]{0,15})")
_DECIMAL = re.compile(r"[0-9]{1,20}[.,][0-9]{1,20}")
#: Longer texts are no integers that anybody means.
_LONGEST = 40

_JSON_TYPES = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "decimal"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
)


def type_of(value: Any) -> str:
    """Return the type of a value as JSON Schema calls it, but for a number that is no integer: that is a `decimal`."""
    return next((name for kind, name in _JSON_TYPES if isinstance(value, kind)), "null")


def about_type(breach: Breach, schema_location: str, *, optional: bool) -> dict[str, Any]:
    """Return the parameters of the hint: the reason, which says how the value stays what it was, and a limit."""
    found = _reason(breach, schema_location, optional=optional)
    limits = {"below": "minimum", "above": "maximum"}
    about = {limits[found]: breach.schema[limits[found]]} if found in limits else {}
    return {"actual": type_of(breach.value), "reason": found, **about}


def _reason(breach: Breach, schema_location: str, *, optional: bool) -> str:
    expected, actual, value = breach.limit, type_of(breach.value), breach.value
    if actual == "null" and optional:
        return "null"
    if actual == "array" and breach.path[-1] == lists()[0]:
        return "one-each"
    if expected == "string" and schema_location.startswith(_CODES):
        return _of_code(actual, value)
    if expected == "string" and actual in ("integer", "decimal") and not {"enum", "pattern"} & breach.schema.keys():
        return "to-string" if actual == "integer" and -SAFE <= value <= SAFE else "to-text"
    if expected == "integer" and actual == "string":
        return _of_integer(value, breach.schema)
    return "to-integer" if (expected, actual) == ("integer", "decimal") else "other"


def _of_code(actual: str, value: Any) -> str:
    if actual == "null" or (actual == "integer" and value == 0):
        return "no-code"
    if actual not in ("integer", "decimal"):
        return "other"
    return "to-code" if actual == "integer" and 0 < value <= SAFE else "digits-lost"


def _of_integer(text: str, schema: Any) -> str:
    """Return the reason for a text where an integer belongs."""
    if _INTEGER.fullmatch(text):
        if int(text) < schema.get("minimum", 0):
            return "below"
        return "above" if int(text) > schema.get("maximum", SAFE) else "to-number"
    if _DECIMAL.fullmatch(text):
        return "to-integer"
    return "plain-integer" if len(text) <= _LONGEST and any(map(str.isdecimal, text)) else "other"
