"""The linter of the schema files: their form, their examples, their references, their words."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ASSERTIONS
from commerce_events._contract.folder import schemas_folder
from commerce_events._contract.inside import schemas_in
from commerce_events._messages import codes
from commerce_events._pointer import resolve

BASE = "https://commerce-events.example/schemas/"
FILES = [(version, file) for version in ce.versions() for file in contract(version).documents]
REGISTRY: Registry[Any] = Registry().with_resources(
    (document["$id"], DRAFT202012.create_resource(document))
    for version in ce.versions()
    for document in contract(version).documents.values()
)

pytestmark = pytest.mark.parametrize(("version", "file"), FILES)


def document(version: str, file: str) -> dict[str, Any]:
    return dict(contract(version).documents[file])


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, registry=REGISTRY)


def test_it_reads_top_down(version: str, file: str) -> None:
    text = (schemas_folder() + f"/{version}/{file}").replace("\\", "/")
    with open(text, encoding="utf-8") as opened:
        head, _, rules = opened.read().partition("\n\n")
    identity = json.loads(head.rstrip(",") + "}")
    assert list(identity)[:4] == ["$schema", "$id", "title", "description"]
    assert set(identity) <= {"$schema", "$id", "title", "description", "$comment", "examples"}
    assert not set(json.loads("{" + rules)) & set(identity)


def test_its_examples_are_valid(version: str, file: str) -> None:
    root = document(version, file)
    assert ("examples" in root) is (file != "definitions.schema.json")
    for place, schema in schemas_in(root):
        for example in schema.get("examples", ()):
            validator({"$ref": f"{root['$id']}#{place}"}).validate(example)
            if not place:
                assert ce.is_valid(example, version=version)


def test_each_thing_is_described(version: str, file: str) -> None:
    root = document(version, file)
    assert root["title"]
    assert root["description"].endswith(".")
    for place, schema in schemas_in(root):
        is_property = re.search(r"/(properties|\$defs)/[^/]+$", place) and "/if/" not in place
        inherits = "$ref" in schema or place.endswith("/properties/type")
        if is_property and not inherits:
            assert schema["description"].endswith("."), place
            assert schema["examples"], place


def test_an_event_file_is_named_after_its_type(version: str, file: str) -> None:
    if not file.startswith("events/"):
        assert file.count("/") == 0
        return
    schema = document(version, file)
    name = file.removeprefix("events/").removesuffix(".schema.json")
    assert schema["properties"]["type"] == {"const": name}
    assert schema["allOf"] == [{"$ref": "../event.schema.json"}]
    assert schema["unevaluatedProperties"] is False
    assert all(example["type"] == name for example in schema["examples"])


def test_each_assertion_has_a_code(version: str, file: str) -> None:
    table = codes()
    for place, schema in schemas_in(document(version, file)):
        if any(part in place for part in ("/if", "/not")):
            continue
        for keyword in schema.keys() & (ASSERTIONS | {"required", "not", "unevaluatedProperties"}):
            where = f"{file}#{place}/{keyword}"
            told_elsewhere = where in ("event.schema.json#/type", "event-batch.schema.json#/type")
            assert told_elsewhere or where in table["by-place"] or keyword in table["by-keyword"], where


def test_its_words_are_in_spanish_and_fresh(version: str, file: str) -> None:
    with open(f"{schemas_folder()}/{version}/locales/es.json", encoding="utf-8") as opened:
        locale = json.load(opened)
    assert list(locale) == sorted(locale)
    assert locale.keys() == contract(version).documents.keys()
    english = {
        f"{place}/{keyword}": schema[keyword]
        for place, schema in schemas_in(document(version, file))
        for keyword in ("title", "description")
        if keyword in schema
    }
    translated = {place: words["en"] for place, words in locale[file].items()}
    assert translated == english, "a text is new, gone or changed: see to its translation in locales/es.json"
    for place, words in locale[file].items():
        assert words["es"], place
        assert words["es"] != resolve(document(version, file), place), place
