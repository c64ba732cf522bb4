"""Lay schemas over one another for the values of one kind, keyword by keyword, and fail closed."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from commerce_events.diff.decide import Tag, decide
from commerce_events.diff.kinds import Kind, Laid, Nodes, text_of
from commerce_events.diff.negate import negate
from commerce_events.diff.node import Node
from commerce_events.diff.plain import KIND_OF, PLAIN
from commerce_events.diff.shape import DRAFT_07, NEWEST

#: Names of properties that the schemas beside `unevaluatedProperties` evaluate; None is not known.
Seen = frozenset[str] | None

#: What the atom of an `unevaluatedProperties` starts with that can't be decided.
UNEVALUATED = "unevaluated "
#: The file of a schema that is made up here: it says which `type` an event has.
TAG = "tag"

_BOTH = frozenset({"$ref", "additionalProperties", "allOf", "anyOf", "const", "else", "enum", "exclusiveMaximum"}
                  | {"exclusiveMinimum", "if", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength"}
                  | {"minimum", "not", "oneOf", "pattern", "properties", "required", "then", "type"})  # fmt: skip
#: Assertions that stand alone: they weaken nothing beside them, and nothing beside weakens them.
_ALONE: Mapping[str, Kind | None] = {
    "dependentRequired": "object",
    "format": None,
    "maxProperties": "object",
    "minProperties": "object",
    "multipleOf": "number",
    "propertyNames": "object",
    "uniqueItems": "array",
}
#: The keywords that a rule understands, by dialect.
_KNOWN = {NEWEST: _BOTH | _ALONE.keys() | {"unevaluatedProperties"}}
_KNOWN[DRAFT_07] = _KNOWN[NEWEST] - {"dependentRequired", "unevaluatedProperties"}


def lay(nodes: Nodes, kind: Kind) -> Laid:
    """What schemas demand of a value of a kind if all of them hold."""
    laid = Laid(kind)
    layer = _Layer(laid, next((node.schema["tag"] for node in nodes if node.file == TAG), None))
    for node in nodes:
        layer.lay(node)
    return laid.finish()


class _Layer:
    """One pass over schemas, onto constraints."""

    def __init__(self, laid: Laid, tag: Tag | None) -> None:
        self.laid, self.tag = laid, tag

    def lay(self, node: Node) -> Seen:
        """Lay a schema; the names of properties that it evaluates."""
        if node.file == TAG:
            return self._tag(node)
        known, asserted = _KNOWN[node.files.dialect], node.asserted
        if asserted.keys() - known or isinstance(asserted.get("items"), list):
            self.laid.atoms[node.digest()] = node.where(next(iter(asserted.keys() - known), "items"))
            return None
        seen: Seen = frozenset()
        for keyword, value in asserted.items():
            if keyword in _NESTING:
                seen = _joined(seen, _NESTING[keyword](self, node))
            elif keyword in _ALONE:
                self._alone(node, keyword, value)
            elif keyword in PLAIN and KIND_OF[keyword] in (None, self.laid.kind):
                PLAIN[keyword](self.laid, value)
        return self._object(node, asserted, seen) if self.laid.kind == "object" else seen

    def _tag(self, node: Node) -> Seen:
        for name, inner in node.schema["properties"].items():
            self.laid.properties.setdefault(name, []).append(Node(node.files, "value", text_of(inner), inner))
        self.laid.required |= dict.fromkeys(node.schema["required"], "")
        return frozenset()

    def _alone(self, node: Node, keyword: str, value: Any) -> None:
        if _ALONE[keyword] in (None, self.laid.kind):
            inner = node.at(keyword).digest() if keyword == "propertyNames" else value
            self.laid.atoms[text_of({keyword: inner})] = node.where(keyword)

    def _object(self, node: Node, asserted: Mapping[str, Any], seen: Seen) -> Seen:
        own = frozenset(asserted.get("properties", ()))
        for name in own:
            self.laid.properties.setdefault(name, []).append(node.at("properties", name))
        for name in asserted.get("required", ()):
            self.laid.required.setdefault(name, node.where("required"))
        if "additionalProperties" in asserted:
            self.laid.others.append((own, node.at("additionalProperties")))
        seen = _joined(seen, own)
        if "unevaluatedProperties" not in asserted:
            return None if "additionalProperties" in asserted else seen
        if "additionalProperties" not in asserted and seen is not None:
            self.laid.others.append((seen, node.at("unevaluatedProperties")))
        elif asserted["unevaluatedProperties"] is not True and "additionalProperties" not in asserted:
            self.laid.atoms[UNEVALUATED + node.digest()] = node.where("unevaluatedProperties")
        return None

    def _reference(self, node: Node) -> Seen:
        return self.lay(node.target())

    def _all(self, node: Node) -> Seen:
        seen: Seen = frozenset()
        for index in self._that_apply(node):
            seen = _joined(seen, self.lay(node.at("allOf", index)))
        return seen

    def _that_apply(self, node: Node) -> Iterable[int]:
        """The parts of an `allOf`, but for rules for other types of event, of which there may be hundreds."""
        if self.tag is None:
            return range(len(node.schema["allOf"]))
        rules = node.rules()
        own = json.loads(self.tag.text) if self.tag.text is not None else None
        return sorted([*rules[None], *(rules.get(own, ()) if isinstance(own, str) else ())])

    def _if(self, node: Node) -> Seen:
        condition = node.at("if")
        answer = decide(condition, self.laid.kind, self.tag)
        if answer is None and {"then", "else"} & node.schema.keys():
            parts = [node.at(keyword).digest() for keyword in ("if", "then", "else") if keyword in node.schema]
            names = [keyword for keyword in ("then", "else") if keyword in node.schema]
            self.laid.atoms[text_of(["if", names, parts])] = node.where("if")
        if answer is None:
            return None
        branch = "then" if answer else "else"
        seen: Seen = None if answer and self.laid.kind == "object" and not _is_plain(condition) else frozenset()
        return _joined(seen, self.lay(node.at(branch)) if branch in node.schema else frozenset())

    def _not(self, node: Node) -> Seen:
        inner = node.at("not") if isinstance(node.schema, dict) else None
        answer = True if inner is None else decide(inner, self.laid.kind, self.tag)
        if answer is None and inner is not None:
            self._negate(node, inner)
        self.laid.is_empty |= answer is True
        return frozenset()

    def _negate(self, node: Node, inner: Node) -> None:
        if not negate(self.laid, lay((inner,), self.laid.kind), inner):
            self.laid.atoms[text_of(["not", inner.digest()])] = node.where("not")

    def _any(self, node: Node) -> Seen:
        parts = [node.at("anyOf", index) for index in range(len(node.schema["anyOf"]))]
        answers = [decide(part, self.laid.kind, self.tag) for part in parts]
        left = [part for part, answer in zip(parts, answers, strict=True) if answer is not False]
        if len(left) == 1:
            return self.lay(left[0])
        if not left:
            self.laid.is_empty = True
        elif True not in answers:
            self.laid.atoms[text_of(["any", sorted(part.digest() for part in left)])] = node.where("anyOf")
        return None

    def _one(self, node: Node) -> Seen:
        parts = [node.at("oneOf", index) for index in range(len(node.schema["oneOf"]))]
        answers = [decide(part, self.laid.kind, self.tag) for part in parts]
        left = [part for part, answer in zip(parts, answers, strict=True) if answer is not False]
        if len(left) == 1:
            return self.lay(left[0])
        if not left or answers.count(True) > 1:
            self.laid.is_empty = True
        else:
            self.laid.atoms[text_of(["one", sorted(part.digest() for part in left)])] = node.where("oneOf")
        return None

    def _items(self, node: Node) -> Seen:
        if self.laid.kind == "array":
            self.laid.items.append(node.at("items"))
        return frozenset()


def _joined(one: Seen, other: Seen) -> Seen:
    return None if one is None or other is None else one | other


def _is_plain(condition: Node) -> bool:
    """Whether an `if` that holds evaluates no property."""
    return isinstance(condition.schema, dict) and condition.asserted.keys() <= {"type", "const", "enum"}


_NESTING: Mapping[str, Callable[[_Layer, Node], Seen]] = {
    "$ref": _Layer._reference,  # noqa: SLF001 a table of its own methods
    "allOf": _Layer._all,  # noqa: SLF001
    "anyOf": _Layer._any,  # noqa: SLF001
    "if": _Layer._if,  # noqa: SLF001
    "items": _Layer._items,  # noqa: SLF001
    "not": _Layer._not,  # noqa: SLF001
    "oneOf": _Layer._one,  # noqa: SLF001
}
