"""The linter of the schema files: their form, the portable set, their examples, their references, their words."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ANNOTATIONS, ASSERTIONS
from commerce_events._contract.folder import schemas_folder
from commerce_events._messages import codes
from commerce_events._pointer import resolve

BASE = "https://commerce-events.example/schemas/"
FILES = [(version, file) for version in ce.versions() for file in contract(version).documents]
REGISTRY: Registry[Any] = Registry().with_resources(
    (document["$id"], DRAFT202012.create_resource(document))
    for version in ce.versions()
    for document in contract(version).documents.values()
)

IDENTITY = {"$schema", "$id", "$comment", "$ref", "$defs"}
APPLICATORS = {"allOf", "if", "then", "else", "not", "items", "properties", "required", "unevaluatedProperties"}
PORTABLE_KEYWORDS = IDENTITY | APPLICATORS | ANNOTATIONS | ASSERTIONS
PORTABLE_PATTERN = re.compile(r"(?:\[\+\\-\]|[A-Za-z0-9: ]|-|[\[\]^$|()]|\(\?:|\{[0-9]+(?:,[0-9]+)?\}|\\\.)*")
OBJECT_MEMBERS = {"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
                  "toString", "valueOf", "__proto__"}  # fmt: skip

pytestmark = pytest.mark.parametrize(("version", "file"), FILES)


def schemas_in(schema: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema, with its pointer."""
    if not isinstance(schema, dict):
        return
    yield pointer, schema
    for keyword, value in schema.items():
        if keyword in ("properties", "$defs"):
            for name, inner in value.items():
                yield from schemas_in(inner, f"{pointer}/{keyword}/{name}")
        elif keyword == "allOf":
            for index, inner in enumerate(value):
                yield from schemas_in(inner, f"{pointer}/allOf/{index}")
        elif keyword in APPLICATORS:
            yield from schemas_in(value, f"{pointer}/{keyword}")


def document(version: str, file: str) -> dict[str, Any]:
    return dict(contract(version).documents[file])


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, registry=REGISTRY)


def test_it_is_a_schema_of_its_dialect(version: str, file: str) -> None:
    schema = document(version, file)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_its_id_is_its_path(version: str, file: str) -> None:
    assert document(version, file)["$id"] == f"{BASE}{version}/{file}"


def test_it_reads_top_down(version: str, file: str) -> None:
    text = (schemas_folder() + f"/{version}/{file}").replace("\\", "/")
    with open(text, encoding="utf-8") as opened:
        head, _, rules = opened.read().partition("\n\n")
    identity = json.loads(head.rstrip(",") + "}")
    assert list(identity)[:4] == ["$schema", "$id", "title", "description"]
    assert set(identity) <= {"$schema", "$id", "title", "description", "$comment", "examples"}
    assert not set(json.loads("{" + rules)) & set(identity)


def test_it_stays_in_the_portable_set(version: str, file: str) -> None:
    for place, schema in schemas_in(document(version, file)):
        assert schema.keys() <= PORTABLE_KEYWORDS, place
        assert isinstance(schema.get("type", ""), str), place
        assert schema.get("minLength", 1) == 1, place
        assert "default" not in schema or "/$defs/" in place, f"{place}: a default stands behind a $ref"
        assert not schema.get("properties", {}).keys() & OBJECT_MEMBERS, place
        assert "pattern" not in schema or PORTABLE_PATTERN.fullmatch(schema["pattern"]), place
        if schema.get("type") == "integer":
            assert {"minimum", "maximum"} <= schema.keys(), f"{place}: integers are bounded"
        if "if" in schema and schema["if"] != {"type": "array"}:
            assert schema["if"].keys() == {"type", "properties", "required"}, f"{place}: an if stands on its own"


def test_its_references_stay_in_its_folder(version: str, file: str) -> None:
    resolver = REGISTRY.resolver(document(version, file)["$id"])
    for place, schema in schemas_in(document(version, file)):
        if "$ref" in schema:
            assert "://" not in schema["$ref"], place
            assert resolver.lookup(schema["$ref"]).contents, place


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
