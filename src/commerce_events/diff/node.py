"""The schemas of a contract as nodes, each of which knows its file and place, and what it refers to."""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events._json_text import json_text
from commerce_events._pointer import Path, pointer
from commerce_events.diff.rule import by_type
from commerce_events.diff.shape import DIALECTS, DRAFT_07, MANY, NAMED, ONE, places

#: Keywords that describe, or that say where a schema is.
SILENT = frozenset(
    {"$schema", "$id", "$comment", "$defs", "definitions", "title", "description", "default", "examples"}
)
SILENT |= {"deprecated", "readOnly", "writeOnly"}
#: How many schemas may be in one another, and behind one, references included.
_DEEPEST, _MOST = 50, 50_000
#: Keywords whose values have no order.
_SETS = frozenset({"required", "enum", "type"})
#: The same steps are gone again and again.
_pointer = lru_cache(maxsize=4096)(pointer)


@dataclass(frozen=True, slots=True, eq=False)
class Files:
    """The schema files of a contract, checked.

    Attributes:
        documents: The files as they are, by path.
        dialect: `2020-12` or `draft-07`.
        places: The schemas of each file by pointer.
    """

    documents: Mapping[str, Mapping[str, Any]]
    dialect: str
    places: Mapping[str, Mapping[str, Any]]
    _nodes: dict[tuple[str, str], "Node"] = field(default_factory=dict)
    _digests: dict[tuple[str, str], str] = field(default_factory=dict)
    _rules: dict[tuple[str, str], dict[str | None, list[int]]] = field(default_factory=dict)

    def node(self, file: str, place: str = "") -> "Node":
        """The schema at a place."""
        key = file, place
        if key not in self._nodes:
            self._nodes[key] = Node(self, file, place, self.places[file][place])
        return self._nodes[key]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A schema at a place of a file, with what was asked of it before."""

    files: Files
    file: str
    place: str
    schema: Any
    _inner: dict[Path, "Node"] = field(default_factory=dict, repr=False)
    _asserted: list[dict[str, Any]] = field(default_factory=list, repr=False)
    _target: list["Node"] = field(default_factory=list, repr=False)

    def at(self, *steps: str | int) -> "Node":
        """The schema inside it that some steps lead to."""
        if steps not in self._inner:
            inner = self.schema
            for step in steps:
                inner = inner[step]
            self._inner[steps] = Node(self.files, self.file, self.place + _pointer(steps), inner)
        return self._inner[steps]

    def where(self, *steps: str | int) -> str:
        """The place of a keyword, as `file#pointer`."""
        return f"{self.file}#{self.place}{pointer(steps)}"

    def target(self) -> "Node":
        """The schema that its `$ref` leads to. The network is never asked."""
        if not self._target:
            self._target.append(self._found())
        return self._target[0]

    def _found(self) -> "Node":
        address, _, inside = self.schema["$ref"].partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self.file), address)) if address else self.file
        if inside not in self.files.places.get(file, ()):
            raise ContractError(f"{self.where('$ref')} leads nowhere: {self.schema['$ref']}")
        return self.files.node(file, inside)

    @property
    def asserted(self) -> dict[str, Any]:
        """Its keywords that assert something; of `true` and `false` none, or one that nothing meets."""
        if not self._asserted:
            schema = self.schema
            if isinstance(schema, bool):
                schema = {} if schema else {"not": {}}
            self._asserted.append({keyword: value for keyword, value in schema.items() if keyword not in SILENT})
        return self._asserted[0]

    def inner(self) -> Iterator[tuple[str, "Node"]]:
        """The schemas right inside it that assert something, each with its keyword."""
        for keyword, value in (self.schema if isinstance(self.schema, dict) else {}).items():
            if keyword in ONE and not isinstance(value, list):
                yield keyword, self.at(keyword)
            elif keyword in MANY or (keyword in ONE and isinstance(value, list)):
                yield from ((keyword, self.at(keyword, index)) for index in range(len(value)))
            elif keyword in NAMED and keyword not in SILENT:
                yield from ((keyword, self.at(keyword, name)) for name in value)

    def rules(self) -> dict[str | None, list[int]]:
        """The parts of its `allOf` that are rules for a type of event, by type; all others under None."""
        key = self.file, self.place
        if key not in self.files._rules:  # noqa: SLF001 its own cache
            self.files._rules[key] = by_type(self.schema["allOf"])  # noqa: SLF001
        return self.files._rules[key]  # noqa: SLF001

    def digest(self) -> str:
        """A hash of all that it asserts, and what it refers to asserts: equal for the same schema anywhere."""
        key = self.file, self.place
        if key not in self.files._digests:  # noqa: SLF001 its own cache
            self.files._digests[key] = self._digest()  # noqa: SLF001
        return self.files._digests[key]  # noqa: SLF001

    def _digest(self) -> str:
        asserted = self.asserted
        if asserted.keys() == {"$ref"}:
            return self.target().digest()
        parts = {keyword: _settled(keyword, value) for keyword, value in asserted.items()}
        found: dict[str, Any] = {}
        for keyword, node in self.inner():
            found.setdefault(keyword, []).append(f"{node.place.rpartition('/')[2]}:{node.digest()}")
        if "$ref" in asserted:
            found["$ref"] = self.target().digest()
        strange = {keyword: value for keyword, value in parts.items() if keyword not in found}
        if "$" in json_text(strange):  # what it refers to is not followed, so that any change may concern it
            found["$files"] = json_text([*self.files.documents.values()], sort=True)
        return hashlib.sha256(json_text(strange | found, sort=True).encode()).hexdigest()


def _settled(keyword: str, value: Any) -> Any:
    """A keyword's value in one order, where the order means nothing."""
    listed = value if isinstance(value, list) else [value]
    return sorted(json_text(each, sort=True) for each in listed) if keyword in _SETS else value


def read_files(documents: Mapping[str, Mapping[str, Any]], dialect: str) -> Files:
    """Check schema files, keyword by keyword and reference by reference.

    Raises:
        ContractError: A file is no schema, or a reference leads nowhere or in a circle.
    """
    for file, document in documents.items():
        # A file without a dialect is read in that of the files that refer to it.
        if "$schema" in document and DIALECTS.get(str(document["$schema"])) != dialect:
            raise ContractError(f"{file}#/$schema: this is not the dialect {dialect}: {document['$schema']!r}")
    files = Files(documents, dialect, {file: places(file, documents[file], dialect) for file in documents})
    done: dict[tuple[str, str], int] = {}
    for file, found in files.places.items():
        for place in found:
            _follow(files.node(file, place), done, ())
    return files


def _follow(node: Node, done: dict[tuple[str, str], int], way: tuple[tuple[str, str], ...]) -> int:
    """See that references lead somewhere, and not in a circle; how many schemas there are behind them."""
    key = node.file, node.place
    if key in way:
        raise ContractError(f"{node.where()}: its references lead in a circle")
    if key in done:
        return done[key]
    if len(way) > _DEEPEST:
        raise ContractError(f"{node.where()} is nested too deep")
    count = 1
    if isinstance(node.schema, dict) and "$ref" in node.schema:
        if node.files.dialect == DRAFT_07 and (
            beside := sorted({*node.asserted, "default"} & {*node.schema} - {"$ref"})
        ):
            raise ContractError(f"{node.where(beside[0])}: draft-07 passes over what is beside a $ref")
        count += _follow(node.target(), done, (*way, key))
    count += sum(_follow(inner, done, (*way, key)) for _, inner in node.inner())
    if count > _MOST:
        raise ContractError(f"{node.where()} is too large: with what it refers to, it has more than {_MOST} schemas")
    done[key] = count
    return count
