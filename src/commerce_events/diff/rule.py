"""Recognise the rules of `any-event.schema.json`, of which there is one for each event type."""

from collections.abc import Sequence
from typing import Any


def type_of_rule(schema: Any) -> str | None:
    """The event type that a rule is for: it applies to no other event. None of any other schema."""
    if not isinstance(schema, dict) or schema.keys() != {"if", "then"}:
        return None
    condition = schema["if"]
    if not isinstance(condition, dict) or condition.keys() != {"type", "properties", "required"}:
        return None
    wanted = condition["properties"].get("type")
    is_rule = condition["type"] == "object" and condition["required"] == ["type"] and len(condition["properties"]) == 1
    if not is_rule or not isinstance(wanted, dict) or wanted.keys() != {"const"}:
        return None
    return wanted["const"] if isinstance(wanted["const"], str) else None


def by_type(parts: Sequence[Any]) -> dict[str | None, list[int]]:
    """The indexes of the rules among the parts of an `allOf`, by event type; others under None."""
    found: dict[str | None, list[int]] = {None: []}
    for index, part in enumerate(parts):
        found.setdefault(type_of_rule(part), []).append(index)
    return found
