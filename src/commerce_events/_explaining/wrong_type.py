"""Find what a value of a wrong type was meant to be, as the reason that the words of `wrong-type` know."""

import re
from functools import cache
from itertools import islice
from typing import Any

from commerce_events._explaining.advice import table
from commerce_events._explaining.aliases import is_counted, lists, property_alias
from commerce_events._explaining.characters import blanks
from commerce_events._explaining.placeholders import placeholders
from commerce_events._explaining.suggest import LONGEST
from commerce_events._judging.keywords import Breach
from commerce_events._reading.inspect import SAFE
from commerce_events._shown import shown

#: Where the schemas say that a property is a code: an identifier that was registered as text.
_CODES = "definitions.schema.json#/$defs/code/"

_INTEGER = re.compile(r"(?:0|[1-9][0-9]{0,15})")
_DECIMAL = re.compile(r"[0-9]{1,20}[.,][0-9]{1,20}")
_NEGATIVE = re.compile(r"-[1-9][0-9]{0,15}")
#: A comma or a point among digits: it may separate thousands or decimals.
_GROUPS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3}){1,5}")
#: So many members of an object may be the code that belongs in its place.
_MOST_MEMBERS = 20
#: Reasons why a placeholder is no code at all.
_NOTHING = frozenset({"nothing", "guest"})
#: Longer texts are no integers that anybody means.
_LONGEST = 40

_BLANKS = " \t\n\r"

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
    if found == "code-inside":
        about = {"found": shown(f"{breach.path[-1]}.{_code_in(str(breach.path[-1]), breach.value)}")}
    return {"actual": type_of(breach.value), "reason": found, **about}


def is_no_code(name: str, value: Any) -> bool:
    """Return whether a value in the place of a code is what programs have where there is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return value is None
    known, text = placeholders("code"), str(value).strip(blanks())
    return not text or (text.lower() in known.words and known.reason(name, text) in _NOTHING)


def _reason(breach: Breach, schema_location: str, *, optional: bool) -> str:
    expected, actual, value = breach.limit, type_of(breach.value), breach.value
    is_blank = expected == "integer" and actual == "string" and not value.strip(_BLANKS)
    if optional and (actual == "null" or is_blank):
        return "null"
    is_code = expected == "string" and schema_location.startswith(_CODES)
    if actual == "array" and (is_code or breach.path[-1] == lists()[0]):
        return "one-each" if len(value) > 1 else "only-item" if value else "no-code"
    if is_code:
        return _of_code(str(breach.path[-1]), actual, value)
    if expected == "string" and actual in ("integer", "decimal") and not {"enum", "pattern"} & breach.schema.keys():
        return "to-string" if actual == "integer" and -SAFE <= value <= SAFE else "to-text"
    if expected == "integer" and actual == "string":
        return _of_integer(str(breach.path[-1]), value, breach.schema)
    return "to-integer" if (expected, actual) == ("integer", "decimal") else "other"


def _of_code(name: str, actual: str, value: Any) -> str:
    if actual == "object":
        return "code-object" if _code_in(name, value) is None else "code-inside"
    if actual == "boolean" or is_no_code(name, value):
        return "no-code"
    return "to-code" if actual == "integer" and 0 < value <= SAFE else "digits-lost"


def _code_in(name: str, value: dict[str, Any]) -> str | None:
    """Return the member of an object that is most likely the code that belongs in its place."""
    texts = (str, int)
    members = [
        each for each, inner in islice(value.items(), _MOST_MEMBERS) if type(inner) in texts and len(each) <= LONGEST
    ]
    exact = [each for each in members if each.lower() in ("id", "code", name.lower())]
    aliases = [each for each in members if property_alias(each, (name,), ())]
    others = [each for each in members if len(value) == 1 and not _code_names().fullmatch(each)]
    return next(iter((*exact, *aliases, *others)), None)


@cache
def _code_names() -> re.Pattern[str]:
    """The names of codes, which may be those of something else."""
    return re.compile(table("shapes")["names"]["code"])


def _of_integer(name: str, text: str, schema: Any) -> str:
    """Return the reason for a text where an integer belongs."""
    if is_counted(name) and (_NEGATIVE.fullmatch(text) or text == "0"):
        return "no-units" if text == "0" else "negative"
    if _INTEGER.fullmatch(text):
        if int(text) < schema.get("minimum", 0):
            return "below"
        return "above" if int(text) > schema.get("maximum", SAFE) else "to-number"
    if _GROUPS.fullmatch(text):
        return "thousands"
    if _DECIMAL.fullmatch(text):
        return "to-integer"
    return "plain-integer" if len(text) <= _LONGEST and any(map(str.isdecimal, text)) else "other"
