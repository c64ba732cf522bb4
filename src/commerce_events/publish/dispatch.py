"""The rules of `any-event.schema.json`, which lead an event to the schema of its type.

They are the one part of the schemas that is made of the others, so that adding an event type stays one new file.
`make schemas` writes them; what is published must have them.
"""

from collections.abc import Iterable, Mapping
from typing import Any


def dispatch(names: Iterable[str]) -> dict[str, Any]:
    """Return the keywords that the file must have for these event types, in the order of the file."""
    names = sorted(names)
    return {
        "type": "object",
        "properties": {"type": {"enum": names}},
        "required": ["type"],
        "allOf": [_rule(name) for name in names],
    }


def is_fresh(document: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Return whether the file's rules are those for these event types."""
    return all(document.get(keyword) == value for keyword, value in dispatch(names).items())


def _rule(name: str) -> dict[str, Any]:
    condition = {"type": "object", "properties": {"type": {"const": name}}, "required": ["type"]}
    return {"if": condition, "then": {"$ref": f"events/{name}.schema.json"}}
