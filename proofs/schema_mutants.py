"""The schemas, each time with one keyword removed, loosened or tightened: the vectors must tell every one apart.

A vector tells a mutant apart when the mutant gives the other verdict on it. What no payload at all can tell apart is an
equivalent mutant: of a pattern that is proved by comparing automata, of a
reference by comparing what is asserted there, the others stand in `equivalents.json` with the
reason. An entry there that names a mutant that is told apart, or none at all, fails the run.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any

from interegular import parse_pattern
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ANNOTATIONS, Documents, flatten
from commerce_events._contract.folder import versions
from commerce_events._pointer import resolve
from commerce_events.conformance.suite import ABOUT_TEXT, published_vectors
from commerce_events.testing import patterns
from commerce_events.testing.values import near_misses

_NOT_MUTATED = frozenset({"$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated"})
_LIMITS = frozenset({"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"})
_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")


class _Removed(Enum):
    """Stands where nothing stands any more."""

    REMOVED = "removed"


_REMOVED = _Removed.REMOVED


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: at `place`, a JSON Pointer, stands `value` instead, or nothing."""

    file: str
    place: str
    value: Any

    @property
    def name(self) -> str:
        """What was done where: `event.schema.json#/required/0 removed`."""
        change = "removed" if self.value is _REMOVED else f"= {json.dumps(self.value)}"
        return f"{self.file}#{self.place} {change}"

    def applied(self, documents: Documents) -> dict[str, Any]:
        """The schema files with this change."""
        changed = {**documents, self.file: deepcopy(documents[self.file])}
        before, _, last = self.place.rpartition("/")
        parent = resolve(changed[self.file], before)
        key: Any = int(last) if isinstance(parent, list) else last
        if self.value is _REMOVED:
            del parent[key]
        else:
            parent[key] = self.value
        return changed


def mutants(documents: Documents) -> Iterator[Mutant]:
    """Every mutant of every schema file."""
    for file, document in documents.items():
        for place, value in _changes(documents, "", document):
            yield Mutant(file, place, value)


def _changes(documents: Documents, place: str, schema: Any) -> Iterator[tuple[str, Any]]:
    for keyword in schema.keys() - _NOT_MUTATED:
        here, value = f"{place}/{keyword}", schema[keyword]
        if keyword != "$defs":
            yield here, _REMOVED
        if keyword in ("properties", "$defs"):
            for name, inner in value.items():
                if keyword == "properties":
                    yield f"{here}/{name}", _REMOVED
                yield from _changes(documents, f"{here}/{name}", inner)
        elif keyword == "allOf":
            for index, inner in enumerate(value):
                yield f"{here}/{index}", _REMOVED
                yield from _changes(documents, f"{here}/{index}", inner)
        elif isinstance(value, dict):
            yield from _changes(documents, here, value)
        else:
            yield from ((here, changed) for changed in _changed(documents, keyword, value, schema))
            if keyword in ("required", "enum"):
                yield from ((f"{here}/{index}", _REMOVED) for index in range(len(value)))


def _changed(documents: Documents, keyword: str, value: Any, schema: Any) -> Iterator[Any]:
    """What may stand in place of a keyword's value: looser, tighter, or beside it."""
    if keyword in _LIMITS:
        yield from (value - 1, value + 1)
    elif keyword == "type":
        yield from (other for other in _TYPES if other != value)
    elif keyword == "const":
        yield from near_misses(value)
    elif keyword == "enum":
        yield from ([*value, miss] for member in value for miss in near_misses(member) if miss not in value)
    elif keyword == "required":
        yield from ([*value, name] for name in schema.get("properties", ()) if name not in value)
    elif keyword == "$ref":
        yield from _redirected(documents, value)
    elif keyword == "pattern" and value.startswith("^"):
        yield from dict.fromkeys(patterns.mutants(value))
    elif keyword == "pattern":
        ends = ((value[:at], value[at], value[at + 1 :]) for at in (2, len(value) - 2))
        yield from (before + chr(ord(end) + step) + after for before, end, after in ends for step in (-1, 1))


def _redirected(documents: Documents, reference: str) -> Iterator[str]:
    """Other places of the same kind: another definition, a looser file, the file of another event type."""
    file, _, inside = reference.rpartition("#")
    if inside.startswith("/$defs/"):
        names = documents["definitions.schema.json"]["$defs"]
        yield from (f"{file}#/$defs/{name}" for name in names if not inside.endswith(f"/{name}"))
        return
    before, _, name = reference.rpartition("/")
    others = [other.rpartition("/")[2] for other in documents if other.startswith("events/")]
    if before == "events":
        yield f"events/{others[(others.index(name) + 1) % len(others)]}"
    up = "../" if before == ".." else ""
    yield from (
        f"{up}{other}" for other in ("event.schema.json", "definitions.schema.json") if f"{up}{other}" != reference
    )


class Vectors:
    """The payload vectors, and the verdict of any version of the schemas on them."""

    def __init__(self, version: str) -> None:
        self._documents = contract(version).documents
        self._tests = {name: tests for name, tests in published_vectors(version).items() if name != ABOUT_TEXT}

    def tell_apart(self, documents: Documents, changed: str) -> bool:
        """Whether any vector has another verdict by these schemas, of which one file is changed.

        The payload's schema is asked, and what partners may also take by itself: the changed file, or an event type.
        """
        resources = ((document["$id"], DRAFT202012.create_resource(document)) for document in documents.values())
        registry: Registry[Any] = Registry().with_resources(resources)
        alone = (
            changed
            if changed.startswith(("events/", "any-", "event-batch"))
            else "events/EventCouponApplied.schema.json"
        )
        stem = Path(changed).name.removesuffix(".schema.json")
        ordered = sorted(self._tests, key=lambda name: name != stem)
        tests = [test for name in ordered for test in self._tests[name]]
        for file in ("payload.schema.json", alone):
            validator = Draft202012Validator({"$ref": documents[file]["$id"]}, registry=registry)
            if any(validator.is_valid(test["data"]) is not _expected(file, test) for test in tests):
                return True
        return False


def _expected(file: str, test: dict[str, Any]) -> bool:
    """The verdict of one schema file on a vector: an event type's accepts no other payload than its events."""
    data, valid = test["data"], bool(test["valid"])
    if file == "event-batch.schema.json":
        return valid and isinstance(data, list)
    if file.startswith("events/"):
        return valid and isinstance(data, dict) and f"events/{data['type']}.schema.json" == file
    return valid and (file == "payload.schema.json" or isinstance(data, dict))


def is_proved_equivalent(documents: Documents, mutant: Mutant) -> bool:
    """Whether a mutant of an anchored pattern matches the same texts, or that of a reference asserts the same."""
    if mutant.place.endswith("/$ref") and isinstance(mutant.value, str) and "/$defs/" in mutant.value:
        references = (resolve(documents[mutant.file], mutant.place), mutant.value)
        ours, theirs = (_assertions(documents, reference) for reference in references)
        return ours == theirs
    if not mutant.place.endswith("/pattern") or not isinstance(mutant.value, str) or mutant.value[:1] != "^":
        return False
    if mutant.value[-1:] != "$":
        return False
    original = resolve(documents[mutant.file], mutant.place)
    automata = tuple(parse_pattern(pattern[1:-1]).to_fsm() for pattern in (original, mutant.value))
    return bool(automata[0] == automata[1])  # the automata are equal if they accept the same texts


def _assertions(documents: Documents, reference: str) -> dict[str, Any]:
    """What a definition asserts, whatever it says about it."""
    there = f"definitions.schema.json#{reference.rpartition('#')[2]}"
    flat = flatten({**documents, "": {"$ref": there}}, [""]).schema
    return {keyword: value for keyword, value in flat.items() if keyword not in ANNOTATIONS}


def _fate(version: str, mutant: Mutant) -> str:
    documents = contract(version).documents
    if is_proved_equivalent(documents, mutant):
        return "proved as equivalent"
    return "told apart" if _vectors(version).tell_apart(mutant.applied(documents), mutant.file) else "not told apart"


@cache
def _vectors(version: str) -> Vectors:
    return Vectors(version)


def run(version: str, equivalents: Iterable[dict[str, str]]) -> list[str]:
    """Try every mutant of a version, print the score, and return what is not as it must be."""
    documents = contract(version).documents
    if _vectors(version).tell_apart(documents, ""):
        return [f"{version}: the vectors don't agree with the schemas themselves"]
    fates: Counter[str] = Counter()
    stale = {entry["mutants"] for entry in equivalents}
    faults = []
    tried = list(mutants(documents))
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(partial(_fate, version), tried, chunksize=4))
    for mutant, fate in zip(tried, found, strict=True):
        listed = {entry["mutants"] for entry in equivalents if re.fullmatch(entry["mutants"], mutant.name)}
        stale -= listed
        if fate == "told apart" and listed:
            faults.append(f"listed as equivalent, but told apart: {mutant.name}")
        if fate == "not told apart" and not listed:
            faults.append(f"not told apart by any vector: {mutant.name}")
        fates["listed as equivalent" if fate == "not told apart" and listed else fate] += 1
    faults += [f"names no mutant: {name}" for name in sorted(stale)]
    total = fates["told apart"] + fates["not told apart"]
    print(
        f"{version}: {fates['told apart']} of {total} mutants told apart, {fates.total() - total} equivalent ones apart"
    )
    print(*(f"  {count} {fate}" for fate, count in sorted(fates.items())), sep="\n")
    return faults


def main() -> int:
    """Run all versions; 1 if a mutant is not told apart."""
    equivalents = json.loads(Path(__file__).with_name("equivalents.json").read_text(encoding="utf-8"))
    faults = [fault for version in versions() for fault in run(version, equivalents)]
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
