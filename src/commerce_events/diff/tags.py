"""The values of `type` that a contract mentions: each is looked at on its own, and then all others together."""

import json
from collections.abc import Iterator
from typing import Any

from commerce_events.diff.decide import Tag
from commerce_events.diff.kinds import Nodes, text_of
from commerce_events.diff.lay import TAG
from commerce_events.diff.node import Files, Node

#: No `type` at all, and one that is mentioned nowhere.
ABSENT, OTHER = Tag(None, is_there=False), Tag(None, is_there=True)


def mentioned(nodes: Nodes) -> set[str]:
    """The texts of the values that schemas, and those that apply to the same value, name for `type`."""
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for node in nodes:
        _collect(node, found, seen)
    return found


def _collect(node: Node, found: set[str], seen: set[tuple[str, str]]) -> None:
    key = node.file, node.place
    if key in seen or not isinstance(node.schema, dict):
        return
    seen.add(key)
    if "type" in node.schema.get("properties", ()):
        found |= {text_of(value) for value in _values(node.at("properties", "type"))}
    for inner in _applied(node):
        _collect(inner, found, seen)


def _applied(node: Node) -> Iterator[Node]:
    """The schemas that apply to the same value."""
    yield from (inner for keyword, inner in node.inner() if keyword in _SAME)
    if "$ref" in node.schema:
        yield node.target()


_SAME = frozenset({"allOf", "anyOf", "else", "if", "not", "oneOf", "then"})


def _values(node: Node) -> Iterator[Any]:
    """What a schema of `type` names."""
    if isinstance(node.schema, dict):
        yield from [node.schema["const"]] if "const" in node.schema else []
        yield from node.schema.get("enum", ())
        for inner in _applied(node):
            yield from _values(inner)


def tagged(files: Files, tag: Tag, known: frozenset[str]) -> Node:
    """A schema that says which `type` an event has."""
    if not tag.is_there:
        return Node(files, TAG, "", {"tag": tag, "properties": {"type": False}, "required": []})
    if tag.text is None:
        schema: dict[str, Any] = {"not": {"enum": [json.loads(text) for text in sorted(known)]}}
    else:
        schema = {"const": json.loads(tag.text)}
    return Node(files, TAG, "", {"tag": tag, "properties": {"type": schema}, "required": ["type"]})
