"""Which keyword of a property's schema refuses a value. The judge has no part in it: that is what is proved."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]


def refusal(schema: Schema, value: Any) -> str | None:
    """The keyword that a validator has to name: `type` before all others, or the first in the schema's order.

    A text that misses its `pattern` by a final line break alone is for `not` to refuse, if that does: in several
    languages a `$` lets the line break pass.
    """
    refusing = [keyword for keyword in schema if not _MEETS.get(keyword, _always)(schema[keyword], value)]
    if {"pattern", "not"} <= {*refusing} and value.endswith("\n") and re.search(schema["pattern"], value):
        refusing.remove("pattern")
    return "type" if "type" in refusing else next(iter(refusing), None)


def _always(*_: Any) -> bool:
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and value == int(value),
    "number": _is_number,
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values are equal as JSON has it, where `true` is not 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other and isinstance(one, bool) is isinstance(other, bool))


def _matches(pattern: str, value: Any) -> bool:
    if not isinstance(value, str):
        return True
    return re.search(pattern.removesuffix("$") + r"\Z" * pattern.endswith("$"), value) is not None


#: For each keyword, whether a value meets a limit of it.
_MEETS: Mapping[str, Callable[[Any, Any], bool]] = {
    "type": lambda kind, value: _KINDS[kind](value),
    "const": _is_same,
    "enum": lambda choices, value: any(_is_same(choice, value) for choice in choices),
    "minimum": lambda limit, value: not _is_number(value) or value >= limit,
    "maximum": lambda limit, value: not _is_number(value) or value <= limit,
    "minLength": lambda limit, value: not isinstance(value, str) or len(value) >= limit,
    "maxLength": lambda limit, value: not isinstance(value, str) or len(value) <= limit,
    "minItems": lambda limit, value: not isinstance(value, list) or len(value) >= limit,
    "maxItems": lambda limit, value: not isinstance(value, list) or len(value) <= limit,
    "pattern": _matches,
    "not": lambda schema, value: refusal(schema, value) is not None,
}
