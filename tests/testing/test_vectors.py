"""The published vectors have the verdicts of the package, and there are enough of them."""

import base64
import json
from collections import Counter
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ASSERTIONS
from commerce_events._explaining.possible import possible_codes
from commerce_events._messages import codes
from commerce_events.conformance.suite import published_vectors

VECTORS = [
    (version, file, test)
    for version in ce.versions()
    for file, tests in published_vectors(version).items()
    for test in tests
]
FILES = [(version, file) for version in ce.versions() for file in published_vectors(version)]


def body_of(test: dict[str, Any]) -> bytes | str:
    if "base64" in test:
        return base64.b64decode(test["base64"])
    return test["text"] if "text" in test else json.dumps(test["data"])


@pytest.mark.no_cover
@pytest.mark.parametrize(("version", "file"), FILES)
def test_the_verdicts_are_those_of_the_vectors(version: str, file: str) -> None:
    tests = published_vectors(version)[file]
    assert tests
    assert [test["description"] for test in tests if not is_answered(test, version)] == []


def is_answered(test: dict[str, Any], version: str) -> bool:
    """Whether the package answers a vector as it says."""
    report = ce.check(body_of(test), version=version)
    if (report.valid, ce.is_valid(body_of(test), version=version)) != (test["valid"], test["valid"]):
        return False
    if test["valid"]:
        return test.get("eventType") in (None, *(event.type for event in report.events))
    (violation,) = report.violations
    told = violation.to_dict()
    names = ("code", "instanceLocation", "keywordLocation", "eventIndex", "eventType")
    return all(told.get(name) == test.get(name) for name in names)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("version", "test"),
    [(version, test) for version, _, test in VECTORS if "warnings" in test],
    ids=[test["description"] for *_, test in VECTORS if "warnings" in test],
)
def test_the_warnings_are_those_of_the_vector(version: str, test: dict[str, Any]) -> None:
    found = [violation.to_dict() for violation in ce.check(body_of(test), version=version).warnings]
    assert [{name: each.get(name) for name in ("code", "instanceLocation")} for each in found] == test["warnings"]


def test_the_warnings_of_vectors_do_not_depend_on_the_clock() -> None:
    told = {warning["code"] for _, _, test in VECTORS for warning in test.get("warnings", ())}
    late = {"timestamp-in-future"}
    possible = {code for code in codes()["warning"] if not code.startswith("deprecated-")}
    assert told == possible - late


def test_descriptions_are_unique() -> None:
    assert max(Counter((version, test["description"]) for version, _, test in VECTORS).values()) == 1


def test_there_is_a_file_for_each_schema_for_texts_and_for_warnings() -> None:
    for version in ce.versions():
        stems = {file.removeprefix("events/").removesuffix(".schema.json") for file in contract(version).documents}
        assert published_vectors(version).keys() == stems | {"text", "warnings"}


def test_every_code_has_a_vector() -> None:
    # How large a body may be is the receiver's to say.
    for version in ce.versions():
        expected = {*codes()["text"], *possible_codes(contract(version))} - {"too-large"}
        assert {test["code"] for each, _, test in VECTORS if each == version and not test["valid"]} == expected


def test_every_statement_of_the_flat_forms_has_a_vector() -> None:
    rules = contract("v1")
    forms = [*rules.events.values(), rules.open_event, rules.batch]
    keywords = ASSERTIONS | {"required", "additionalProperties", "not"}
    origins = {
        place
        for flat in forms
        for path, place in flat.schema_locations.items()
        if path[-1] in keywords or path[-2:-1] == ("required",)
    }
    told = {test["keywordLocation"].removeprefix("v1/") for _, _, test in VECTORS if "keywordLocation" in test}
    # What a type that is pinned by `const`, or the kind of a batch, asserts shows only where the file is used alone.
    alone = {place for place in origins if place.endswith("/properties/type/const")} | {"event-batch.schema.json#/type"}
    silent = {"event.schema.json#/type", "definitions.schema.json#/$defs/timestamp/not/type"}
    inner = {"definitions.schema.json#/$defs/timestamp/not/pattern"}
    assert origins - told == alone | silent | inner
