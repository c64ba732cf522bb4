"""JSON values → their shortest text, with numbers as JavaScript writes them: the same in every report."""

import json
import re
from decimal import Decimal
from typing import Any

#: From here on, JavaScript writes numbers with an exponent; below the second one, too.
_LARGE, _SMALL = 1e21, 1e-6
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any, *, sort: bool = False) -> str:
    """The shortest text of a JSON value.

    Args:
        value: The value.
        sort: Sort the names of objects, so that equal values have the same text.
    """
    if isinstance(value, dict):
        names = sorted(value) if sort else value
        members = (f"{_encoded(name)}:{json_text(value[name], sort=sort)}" for name in names)
        return f"{{{','.join(members)}}}"
    if isinstance(value, list):
        return f"[{','.join(json_text(item, sort=sort) for item in value)}]"
    return _number(value) if isinstance(value, float) else _encoded(value)


def are_equal(one: Any, other: Any) -> bool:
    """Whether two values are equal as JSON Schema has it, where `true` is not 1, and 1.0 is."""
    return json_text(one, sort=True) == json_text(other, sort=True)


def _number(number: float) -> str:
    if number.is_integer() and abs(number) < _LARGE:
        return str(int(number))
    if _SMALL <= abs(number) < _LARGE:
        return str(Decimal(repr(number)))  # without an exponent, from `_SMALL` on
    return re.sub(r"e([+-])0*", r"e\1", repr(number))
