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
    return tuple(
        Edit(keyword, _values(before, keyword), _values(after, keyword), _where(before, keyword, old),
             _where(after, keyword, new))
        for keyword in sorted(before.keys() | after.keys())
        if before.get(keyword, {}).keys() != after.get(keyword, {}).keys()
    )  # fmt: skip


def _values(known: Said, keyword: str) -> tuple[Any, ...]:
    return tuple(value for value, _ in known.get(keyword, {}).values())


def _where(known: Said, keyword: str, nodes: Nodes) -> str:
    places = [place for _, place in known.get(keyword, {}).values()]
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
