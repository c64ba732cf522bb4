"""Decide whether all values of a kind meet a schema, or none does: for `if`, `not`, `anyOf` and `oneOf`."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events.diff.kinds import Kind, kind_of, text_of
from commerce_events.diff.node import Node


@dataclass(frozen=True, slots=True)
class Tag:
    """What is known of the `type` of an event.

    Attributes:
        text: The text of its value; None if it is left out, or is none of those that are mentioned.
        is_there: The event has a `type`.
    """

    text: str | None
    is_there: bool


#: The keywords that say nothing of a value of another kind.
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"), "number"),
    **dict.fromkeys(("maxLength", "minLength", "pattern"), "string"),
    **dict.fromkeys(("items", "maxItems", "minItems", "uniqueItems"), "array"),
    **dict.fromkeys(("additionalProperties", "maxProperties", "minProperties", "properties", "required"), "object"),
}


def decide(node: Node, kind: Kind, tag: Tag | None) -> bool | None:
    """Whether all values of a kind meet a schema (True), none does (False), or that is not known (None).

    Of an object, `tag` says what its `type` is.
    """
    if isinstance(node.schema, bool):
        return node.schema
    answers = [*_answers(node, kind, tag)]
    if False in answers:
        return False
    return None if None in answers else True


def _answers(node: Node, kind: Kind, tag: Tag | None) -> Iterator[bool | None]:
    for keyword, value in node.asserted.items():
        if keyword in _RULES:
            yield from _RULES[keyword](node, kind, tag)
        elif keyword == "type":
            yield _has_type(kind, value)
        elif keyword in ("const", "enum"):
            yield _is_listed(kind, [value] if keyword == "const" else value)
        elif keyword not in ("then", "else") and _KINDS.get(keyword, kind) == kind:
            yield None


def _nested(node: Node, kind: Kind, tag: Tag | None) -> Iterator[bool | None]:
    yield from (decide(node.at("allOf", index), kind, tag) for index in range(len(node.schema["allOf"])))


def _negated(node: Node, kind: Kind, tag: Tag | None) -> Iterator[bool | None]:
    refused = decide(node.at("not"), kind, tag)
    yield None if refused is None else not refused


def _branch(node: Node, kind: Kind, tag: Tag | None) -> bool | None:
    condition = decide(node.at("if"), kind, tag)
    branches = [keyword for keyword in ("then", "else") if keyword in node.schema]
    if condition is not None:
        branches = [keyword for keyword in branches if keyword == ("then" if condition else "else")]
    answers = {decide(node.at(keyword), kind, tag) for keyword in branches}
    return True if answers <= {True} else False if condition is not None and answers == {False} else None


def _has_type(kind: Kind, value: Any) -> bool | None:
    types = {value} if isinstance(value, str) else set(value)
    if kind in types:
        return True
    return None if kind == "number" and "integer" in types else False


def _is_listed(kind: Kind, values: list[Any]) -> bool | None:
    texts = {text_of(value) for value in values if kind_of(value) == kind}
    if not texts:
        return False
    return True if kind == "null" or (kind == "boolean" and len(texts) == 2) else None  # noqa: PLR2004 true and false


def _are_there(names: list[str], tag: Tag | None) -> bool | None:
    if tag and not tag.is_there and "type" in names:
        return False
    return True if not names or (tag and tag.is_there and names == ["type"]) else None


def _meet(node: Node, names: dict[str, Any], tag: Tag | None) -> bool | None:
    """Whether the values of properties meet their schemas, as far as the `type` tells it."""
    answer: bool | None = True if names.keys() <= {"type"} and (tag or not names) else None
    if tag and tag.is_there and "type" in names:
        met = _has_tag(node.at("properties", "type"), tag)
        return False if met is False else answer if met else None
    return answer


def _has_tag(node: Node, tag: Tag) -> bool | None:
    """Whether a `type` meets its schema.

    One that is not mentioned is in no list: all lists were gone through for those that are.
    """
    if isinstance(node.schema, bool):
        return node.schema
    answers = [*_about(node, tag)]
    if False in answers:
        return False
    return None if None in answers else True


def _about(node: Node, tag: Tag) -> Iterator[bool | None]:
    for keyword, value in node.asserted.items():
        if keyword in ("const", "enum"):
            yield tag.text in {text_of(each) for each in ([value] if keyword == "const" else value)}
        elif keyword == "type" and tag.text is not None:
            yield _has_type(kind_of(json.loads(tag.text)), value)
        else:
            yield None


_RULES: Mapping[str, Callable[[Node, Kind, Tag | None], Iterable[bool | None]]] = {
    "$ref": lambda node, kind, tag: [decide(node.target(), kind, tag)],
    "allOf": _nested,
    "if": lambda node, kind, tag: [_branch(node, kind, tag)],
    "not": _negated,
    "properties": lambda node, kind, tag: [_meet(node, node.schema["properties"], tag)] if kind == "object" else (),
    "required": lambda node, kind, tag: [_are_there(node.schema["required"], tag)] if kind == "object" else (),
}
