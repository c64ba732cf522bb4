"""Find a value that schemas accept: an example, one of a list, one at a limit, or what an automaton finds."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any

from commerce_events.diff.judge import Judge
from commerce_events.diff.kinds import Kind, Laid, Nodes, text_of
from commerce_events.diff.lay import TAG, lay
from commerce_events.diff.node import Node
from commerce_events.diff.steps import UnknownError
from commerce_events.diff.texts import Texts, TextSearch

_PLAINEST: tuple[Kind, ...] = ("string", "number", "boolean", "null", "object", "array")
#: How many values of a kind are tried.
_TRIED = 12
#: The steps that asking a validator about one value counts for.
_ASKED = 40
#: The longest list that is built.
LONGEST_LIST = 10_000

#: Values that may tell apart what is not understood.
OTHERS: Mapping[Kind, tuple[Any, ...]] = {
    "number": (1, 2, 3, 4, 5, 6, 7, 10, 100, -1, 0.1, 0.25, 1.5),
    "string": ("a", "", "aa", "aaa", "aaaa", "A", "1", " ", "a b", "2025-11-18", "07:21:16Z", "a@example.com"),
    "array": ([], [1], [1, 1], [1, "a"], [None]),
    "object": ({}, {"a": 1}, {"a": 1, "b": 2}),
}


class Samples:
    """Values of one contract."""

    def __init__(self, judge: Judge, texts: TextSearch) -> None:
        self.judge, self.texts, self.steps = judge, texts, texts.steps
        self._known: dict[tuple[str, ...], tuple[Any, ...]] = {}

    def accepts(self, nodes: Nodes, value: Any) -> bool:
        """Whether schemas all accept a value."""
        self.steps.spend(_ASKED)
        return all(self.judge.accepts(node, value) for node in nodes if node.file != TAG)

    def all(self, nodes: Nodes, kinds: tuple[Kind, ...] = _PLAINEST) -> Iterator[Any]:
        """Values that schemas accept, those that they give as examples first."""
        examples = [value for node in nodes for value in examples_of(node)]
        found = (value for kind in kinds for value in islice(self.of(nodes, lay(nodes, kind)), _TRIED))
        for value in chain(examples, found):
            if self.accepts(nodes, value):
                yield value

    def of(self, nodes: Nodes, laid: Laid) -> Iterator[Any]:
        """Values of a kind that may be accepted."""
        if laid.is_empty:
            return
        if laid.listed is not None:
            yield from laid.listed
        elif laid.kind in ("null", "boolean"):
            yield from [None] if laid.kind == "null" else [True, False]
        elif laid.kind == "number":
            yield from numbers(laid)
        elif laid.kind == "string":
            yield from self._texts(laid)
        elif laid.kind == "array":
            yield from self._lists(laid)
        else:
            yield from self._objects(nodes, laid)

    def _texts(self, laid: Laid) -> Iterator[str]:
        try:
            found = self.texts.between(texts_of(laid), None)
        except UnknownError:
            return
        yield from [] if found is None else [found]

    def _lists(self, laid: Laid) -> Iterator[list[Any]]:
        count = int(laid.least or 0)
        if not count:
            yield []
        if count <= LONGEST_LIST:
            for item in islice(self.all(tuple(laid.items)), 2):
                yield [item] * max(count, 1)

    def _objects(self, nodes: Nodes, laid: Laid) -> Iterator[dict[str, Any]]:
        found = {name: value for name in laid.required for value in self._one(laid.of(name))}
        if len(found) == len(laid.required):
            yield found
        yield from (value for node in nodes for value in examples_of(node) if isinstance(value, dict))
        names = sorted(laid.properties.keys() - found.keys())
        yield found | {name: value for name in names for value in self._one(laid.of(name))}

    def _one(self, nodes: Nodes) -> tuple[Any, ...]:
        """One value, if any is found: the same for the same schemas with the same examples."""
        key = tuple(node.digest() + text_of(examples_of(node)[:1]) for node in nodes)
        if key not in self._known:
            self._known[key] = tuple(islice(self.all(nodes), 1))
        return self._known[key]


def numbers(laid: Laid) -> Iterator[float]:
    """Numbers at the limits of constraints, and near them."""
    for limit in (laid.least, laid.most, 0):
        if limit is not None:
            yield from (limit + step for step in (0, 1, -1, 0.5, -0.5))


def texts_of(laid: Laid) -> Texts:
    """The texts that constraints let pass."""
    most = None if laid.most is None else int(laid.most)
    excluded = frozenset(value for value in laid.excluded if isinstance(value, str))
    listed = None if laid.listed is None else frozenset(laid.listed)
    return Texts(int(laid.least or 0), most, frozenset(laid.patterns), frozenset(laid.refused), excluded, listed)


def examples_of(node: Node) -> list[Any]:
    """The examples that a schema gives, or that it refers to."""
    if not isinstance(node.schema, dict):
        return []
    own = node.schema.get("examples", [])
    if "const" in node.schema:
        own = [node.schema["const"]]
    return [*own, *(examples_of(node.target()) if "$ref" in node.schema and node.file != TAG else [])]
