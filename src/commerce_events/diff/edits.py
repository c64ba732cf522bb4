"""What schemas say word for word: which keyword changed, from what to what, and where; and their words."""

from collections.abc import Iterator, Mapping
from typing import Any

from commerce_events.diff.change import Edit
from commerce_events.diff.kinds import Laid, Nodes, text_of
from commerce_events.diff.lay import TAG, lay
from commerce_events.diff.node import Node

#: Keywords that describe, of which the one nearest to the property counts.
_WORDS = ("title", "description", "examples", "default", "deprecated")

Said = dict[str, dict[str, tuple[Any, str]]]


def said(nodes: Nodes) -> Said:
    """Each keyword that schemas assert, with its values, each with its place, by the text of the value."""
    found: Said = {}
    for node in nodes:
        for keyword, value, place in _asserted(node):
            found.setdefault(keyword, {}).setdefault(text_of(value), (value, place))
    return found


def _asserted(node: Node) -> Iterator[tuple[str, Any, str]]:
    if node.file == TAG or isinstance(node.schema, bool):
        return
    for keyword, value in node.asserted.items():
        if keyword == "$ref":
            yield from _asserted(node.target())
        elif keyword == "allOf":
            for index in range(len(value)):
                yield from _asserted(node.at(keyword, index))
        else:
            yield keyword, value, node.where(keyword)


def edits(old: Nodes, new: Nodes) -> tuple[Edit, ...]:
    """The keywords that differ between schemas."""
    before, after = said(old), said(new)
    found: list[Edit] = []
    for keyword in sorted(before.keys() | after.keys()):
        gone, come = _without(before, after, keyword), _without(after, before, keyword)
        if gone or come:
            values = tuple(value for value, _ in gone), tuple(value for value, _ in come)
            found.append(Edit(keyword, *values, _where(gone, old), _where(come, new)))
    return tuple(found)


def _without(known: Said, others: Said, keyword: str) -> list[tuple[Any, str]]:
    """The values of a keyword, each with its place, but those that are among others."""
    return [found for text, found in known.get(keyword, {}).items() if text not in others.get(keyword, {})]


def _where(found: list[tuple[Any, str]], nodes: Nodes) -> str:
    """The place of the first value; of none, the schema."""
    places = [place for _, place in found]
    return places[0] if places else next((node.where() for node in nodes if node.file not in (TAG, "value")), "")


def spelling(node: Node) -> Any:
    """All that the schema of an event type asserts, as it is written, wherever it is written."""
    laid = lay((node,), "object")
    return {
        "properties": {name: {keyword: sorted(values) for keyword, values in said(tuple(nodes)).items()}
                       for name, nodes in laid.properties.items()},
        "required": sorted(laid.required),
        "others": sorted([sorted(names), other.digest()] for names, other in laid.others),
        "atoms": sorted(laid.atoms),
    }  # fmt: skip


def words(node: Node) -> dict[str, Any]:
    """The words of a schema; what is nearer to it than what it refers to counts."""
    if isinstance(node.schema, bool) or node.file == TAG:
        return {}
    found: dict[str, Any] = words(node.target()) if "$ref" in node.schema else {}
    for index in range(len(node.schema.get("allOf", ()))):
        found |= words(node.at("allOf", index))
    # `deprecated: false` says nothing: what is deprecated at one place is so whatever another says.
    own = {keyword: node.schema[keyword] for keyword in _WORDS if keyword in node.schema}
    found |= {keyword: value for keyword, value in own.items() if (keyword, value) != ("deprecated", False)}
    return found | ({"examples": [node.schema["const"]]} if "const" in node.schema else {})


def places_of(node: Node, keyword: str) -> Iterator[str]:
    """Where a schema, or what it refers to, has a keyword that describes; what counts comes first."""
    if not isinstance(node.schema, bool):
        yield from [node.where(keyword)] if keyword in node.schema else []
        for index in reversed(range(len(node.schema.get("allOf", ())))):
            yield from places_of(node.at("allOf", index), keyword)
        yield from places_of(node.target(), keyword) if "$ref" in node.schema else ()


def words_of_properties(laid: Laid) -> Mapping[str, dict[str, Any]]:
    """The words of each property of an object."""
    found: dict[str, dict[str, Any]] = {}
    for name, nodes in laid.properties.items():
        found[name] = {}
        for node in nodes:
            found[name] |= words(node)
    return found
