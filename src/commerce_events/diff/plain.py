"""Keywords that lay one constraint, whatever is beside them."""

from collections.abc import Callable, Mapping
from typing import Any

from commerce_events.diff.kinds import Kind, Laid


def _type(laid: Laid, value: Any) -> None:
    types = {value} if isinstance(value, str) else set(value)
    if laid.kind == "number" and "integer" in types and "number" not in types:
        laid.is_whole = True
    elif laid.kind not in types:
        laid.is_empty = True


#: What each keyword does, and for which kind; None is any.
PLAIN: Mapping[str, Callable[[Laid, Any], None]] = {
    "const": lambda laid, value: laid.list_only([value]),
    "enum": lambda laid, value: laid.list_only(value),
    "exclusiveMaximum": lambda laid, value: laid.at_most(value, is_open=True),
    "exclusiveMinimum": lambda laid, value: laid.at_least(value, is_open=True),
    "maxItems": lambda laid, value: laid.at_most(int(value)),
    "maxLength": lambda laid, value: laid.at_most(int(value)),
    "maximum": lambda laid, value: laid.at_most(value),
    "minItems": lambda laid, value: laid.at_least(int(value)),
    "minLength": lambda laid, value: laid.at_least(int(value)),
    "minimum": lambda laid, value: laid.at_least(value),
    "pattern": lambda laid, value: laid.patterns.add(value),
    "type": _type,
}
KIND_OF: Mapping[str, Kind | None] = {
    **dict.fromkeys(("const", "enum", "type"), None),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum"), "number"),
    **dict.fromkeys(("maxLength", "minLength", "pattern"), "string"),
    **dict.fromkeys(("maxItems", "minItems"), "array"),
}
