"""The contract as read from schema files: new types, wrong files, and the flattened schema against the source."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import commerce_events as ce
from commerce_events import Validator, _validate
from commerce_events._contract import contract as contract_module
from commerce_events._contract import derive
from commerce_events._contract import folder as folder_module
from commerce_events._contract.contract import contract, read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder
from commerce_events._contract.strict import strict
from commerce_events._judging.fast_path import FastPath
from commerce_events._pointer import pointer, resolve
from commerce_events._resources import packaged
from tests.tables import EVENT_TYPES, SALE, VALUES, most
from tests.test_schemas import REGISTRY
from tools.dispatch import rewrite

NEW_TYPE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://commerce-events.example/schemas/v1/events/EventGiftWrapped.schema.json",
    "title": "Gift wrapped",
    "description": "Sent when the customer has a product wrapped.",
    "examples": [{"type": "EventGiftWrapped", "customerCode": "c", "productCode": "p", "ribbon": "red"}],
    "allOf": [{"$ref": "../event.schema.json"}],
    "properties": {
        "type": {"const": "EventGiftWrapped"},
        "productCode": {"$ref": "../definitions.schema.json#/$defs/productCode"},
        "ribbon": {"description": "Its colour.", "examples": ["red"], "enum": ["red", "gold"]},
        "bow": {"description": "Whether it has a bow.", "type": "boolean"},
    },
    "required": ["productCode", "ribbon"],
    "unevaluatedProperties": False,
}
NEW_WORDS = {
    "/title": {"en": "Gift wrapped", "es": "Envuelto para regalo"},
    "/description": {"en": "Sent when the customer has a product wrapped.", "es": "Se envía al envolver un producto."},
    "/properties/ribbon/description": {"en": "Its colour.", "es": "Su color."},
    "/properties/bow/description": {"en": "Whether it has a bow.", "es": "Si lleva un lazo."},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the schemas of v1, free to change."""
    return Path(shutil.copytree(f"{schemas_folder()}/v1", tmp_path / "v1"))


def write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")


def test_a_new_event_type_is_one_file_and_its_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "events/EventGiftWrapped.schema.json", NEW_TYPE)
    locale = json.loads((folder / "locales/es.json").read_text("utf-8"))
    write(folder / "locales/es.json", {**locale, "events/EventGiftWrapped.schema.json": NEW_WORDS})
    rewrite(folder)
    rules = read_contract(str(folder))
    fast, before = FastPath(rules), len(ce.event_types())
    for module in (contract_module, derive):
        monkeypatch.setattr(module, "contract", lambda _version: rules)
    monkeypatch.setitem(_validate._VALIDATORS, "v1", Validator(rules))

    assert len(ce.event_types()) == before + 1
    (gift,) = (each for each in ce.event_types() if each.name == "EventGiftWrapped")
    assert gift.title("es") == "Envuelto para regalo"
    assert [(each.name, each.required) for each in gift.properties] == [
        ("type", True),
        ("timestamp", False),
        ("customerCode", True),
        ("metadata", False),
        ("productCode", True),
        ("ribbon", True),
        ("bow", False),
    ]
    assert [each.examples for each in gift.properties[-2:]] == [("red",), ()]
    assert fast.inspect(fast.convert(gift.examples[0]), 1000) is not None  # type: ignore[arg-type] # as above
    assert fast.decode(json.dumps(gift.examples).encode())[1]
    assert ce.check(gift.examples[0]).valid  # type: ignore[arg-type] # examples are read-only mappings
    report = ce.check({**gift.examples[0], "type": "EventGiftWraped", "ribbon": "blue"})
    assert report.violations[0].hint() == "Did you mean `EventGiftWrapped`?"
    report = ce.check({**gift.examples[0], "ribbon": "blue"})
    assert [(each.code, each.keyword_location) for each in report.violations] == [
        ("not-one-of", "v1/events/EventGiftWrapped.schema.json#/properties/ribbon/enum")
    ]


def test_a_text_that_was_not_translated_is_in_english(folder: Path) -> None:
    write(folder / "events/EventGiftWrapped.schema.json", NEW_TYPE)
    rewrite(folder)
    (gift,) = (each for each in derive.event_types_of(read_contract(str(folder))) if each.name == "EventGiftWrapped")
    assert [gift.title("es"), gift.properties[-1].description("es")] == ["Gift wrapped", "Whether it has a bow."]
    assert gift.properties[0].description("es").startswith("Qué ocurrió")


def test_a_contract_in_an_archive_is_the_same(folder: Path) -> None:
    archive = zipfile.Path(shutil.make_archive(str(folder), "zip", folder.parent, "v1"), "v1/")
    found, expected = read_contract(archive), read_contract(str(folder))
    assert (found.version, found.documents, found.translations) == ("v1", expected.documents, expected.translations)


def broken(folder: Path, file: str, change: dict[str, Any]) -> str:
    schema = json.loads((folder / file).read_text("utf-8"))
    write(folder / file, {**schema, **change})
    with pytest.raises(ContractError) as raised:
        read_contract(str(folder))
    return str(raised.value)


@pytest.mark.parametrize(
    ("file", "change", "sentence"),
    [
        ("events/EventSale.schema.json", {"minProperties": 1}, "events/EventSale.schema.json#/minProperties: this"),
        ("events/EventSale.schema.json", {"unevaluatedProperties": {}}, "#/unevaluatedProperties: this keyword"),
        ("event.schema.json", {"$ref": "nowhere.schema.json"}, "event.schema.json#/$ref leads nowhere: nowhere"),
        ("event.schema.json", {"$ref": "#/$defs/nothing"}, "event.schema.json#/$ref leads nowhere: #/$defs/nothing"),
        ("event.schema.json", {"$ref": "https://example.com/x"}, "$ref leads nowhere: https://example.com/x"),
        ("event.schema.json", {"$ref": "#"}, "its references lead in a circle"),
        ("event.schema.json", {"type": "array"}, "event.schema.json#/type: this keyword can't be laid over"),
        ("event.schema.json", {"properties": []}, "event.schema.json#/properties: this is not an object"),
        ("event.schema.json", {"properties": {"x": True}}, "event.schema.json#/properties/x: this is not an object"),
        ("event.schema.json", {"allOf": {}}, "event.schema.json#/allOf: this is not an array"),
        ("event.schema.json", {"allOf": [0]}, "event.schema.json#/allOf/0: this is not an object"),
        ("event.schema.json", {"$ref": 1}, "event.schema.json#/$ref: this is not a string"),
        ("event.schema.json", {"required": "type"}, "event.schema.json#/required: this is not an array"),
        ("event.schema.json", {"required": [1]}, "event.schema.json#/required: this is not a name"),
        ("event.schema.json", {"not": []}, "event.schema.json#/not: this is not an object"),
        (
            "event.schema.json",
            {"properties": {"x": {"required": []}}},
            "event.schema.json#/properties/x/required: what is inside the value of a property has no schema",
        ),
        (
            "event.schema.json",
            {"allOf": [{"not": {"required": ["a"]}}], "not": {"required": ["b"]}},
            "event.schema.json#/not: this keyword can't be laid over",
        ),
    ],
)
def test_schemas_that_have_no_flat_form(folder: Path, file: str, change: dict[str, Any], sentence: str) -> None:
    assert sentence in broken(folder, file, change)


def test_names_may_have_any_character(folder: Path) -> None:
    base = json.loads((folder / "event.schema.json").read_text("utf-8"))
    properties = {**base["properties"], "a#/~ b": {"$ref": "#/$defs/odd"}}
    write(folder / "event.schema.json", {**base, "properties": properties, "$defs": {"odd": {"type": "boolean"}}})
    flat = read_contract(str(folder)).events["EventSale"]
    assert flat.schema["properties"]["a#/~ b"] == {"type": "boolean"}


def test_what_is_said_twice_has_a_flat_form(folder: Path) -> None:
    twice = {"not": {"required": ["a"]}, "type": "object", "required": ["type"]}
    base = json.loads((folder / "event.schema.json").read_text("utf-8"))
    write(folder / "event.schema.json", {**base, **twice, "allOf": [twice]})
    flat = read_contract(str(folder)).events["EventSale"]
    assert flat.schema["not"] == {"required": ["a"]}
    assert flat.schema_locations["not",] == "event.schema.json#/allOf/0/not"
    assert flat.schema["required"].count("type") == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "event.schema.json is not JSON: "),
        ("[" * 100_000, "event.schema.json is nested too deep"),
        ("[]", "is not a JSON object"),
        ('{"minimum": NaN}', "event.schema.json#/minimum: this is not a number that every reader can read"),
        ('{"minimum": 1e400}', "event.schema.json#/minimum: this is not a number that every reader can read"),
        ('{"properties": {"b": {}, "a": {}, "a": {}}}', "event.schema.json#/properties/a: this name is there twice"),
        ('{"examples": [0, {"a": 1, "a": 2}]}', "event.schema.json#/examples/1/a: this name is there twice"),
        ('{"a": "\\ud800"}', "event.schema.json#/a: this text has half a surrogate pair"),
        ('{"a": {"\\udfff": 1}}', r"event.schema.json#/a/\?: this text has half a surrogate pair"),
        ('{"a":' * 101 + "1" + "}" * 101, "/a: this is nested too deep"),
    ],
)
def test_files_that_are_no_schema(folder: Path, text: str, sentence: str) -> None:
    (folder / "event.schema.json").write_text(text, encoding="utf-8")
    with pytest.raises(ContractError, match=sentence):
        read_contract(str(folder))


def test_a_hundred_objects_may_be_in_one_another() -> None:
    assert strict("a.json", '{"a":' * 100 + "1" + "}" * 100)


@pytest.mark.parametrize("words", [[], {"a": []}, {"a": {"/title": {}}}, {"a": {"/title": "t"}}])
def test_translations_that_are_none(folder: Path, words: Any) -> None:
    write(folder / "locales/es.json", words)
    with pytest.raises(ContractError, match=r"es\.json (does not hold words by file and place|is not a JSON object)"):
        read_contract(str(folder))


def test_folders_without_the_files_of_a_version(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"no any-event\.schema\.json, event-batch\.schema\.json, event\.schema"):
        read_contract(str(tmp_path))


def test_versions() -> None:
    known = ce.versions()
    assert known == tuple(sorted(known, key=lambda name: int(name.removeprefix("v"))))
    assert known[0] == "v1"
    for function in (lambda: ce.check({}, version="v9"), lambda: ce.event_types("../v1")):
        with pytest.raises(ValueError, match=rf"there is no version '.*' here, only {', '.join(known)}"):
            function()


def test_versions_are_in_the_order_of_their_numbers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("v10", "v1", "v2", "v9", "releases"):
        (tmp_path / name).mkdir()
        if name != "releases":
            (tmp_path / name / "event.schema.json").touch()
    monkeypatch.setattr(folder_module, "_PACKAGED", str(tmp_path))
    assert folder_module.versions() == ("v1", "v2", "v9", "v10")


def test_the_checkout_serves_where_the_package_has_no_schemas(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(folder_module, "_PACKAGED", str(tmp_path))
    assert schemas_folder() == str(tmp_path)
    monkeypatch.setattr(folder_module, "_PACKAGED", str(tmp_path / "none"))
    monkeypatch.setattr(folder_module, "_CHECKOUT", str(tmp_path))
    assert schemas_folder() == str(tmp_path)


def test_a_package_in_an_archive_has_its_schemas_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_module.schemas() == schemas_folder()
    monkeypatch.setattr(folder_module, "PACKAGE", "archive.zip/commerce_events")
    assert folder_module.schemas() == packaged("schemas")


def test_the_flat_forms_are_schemas_and_know_where_each_keyword_stands() -> None:
    rules = contract("v1")
    for flat in (*rules.events.values(), rules.open_event, rules.batch):
        Draft202012Validator.check_schema(flat.schema)
        for path, origin in flat.schema_locations.items():
            file, _, place = origin.partition("#")
            stated = resolve(rules.documents[file], place)
            if path[-1] == "additionalProperties":
                assert stated is False
            elif path[-2:-1] == ("required",):
                assert path[-1] in stated
            elif path[-1] not in ("not", "examples"):
                assert stated == resolve(flat.schema, pointer(path))


NAMES = sorted({name for row in VALUES for name in row["properties"]} | {"extra"})
VALUE = st.sampled_from([value for row in VALUES for value in [*row["good"], *(bad for bad, _ in row["bad"])]])
EVENT = st.builds(
    lambda event, changes, without: {k: v for k, v in {**event, **changes}.items() if k not in without},
    st.sampled_from([most(event_type) for event_type in EVENT_TYPES]),
    st.dictionaries(st.sampled_from(NAMES), VALUE, max_size=2),
    st.sets(st.sampled_from(NAMES), max_size=2),
)
PAYLOAD = EVENT | st.lists(EVENT | VALUE | st.just([SALE]), max_size=3) | VALUE


@given(PAYLOAD)
def test_the_flat_forms_judge_as_the_source_does(payload: Any) -> None:
    source = Draft202012Validator({"$ref": contract("v1").documents["payload.schema.json"]["$id"]}, registry=REGISTRY)
    assert ce.is_valid(json.dumps(payload)) is source.is_valid(payload)


@given(PAYLOAD)
def test_every_violation_leads_to_the_keyword_that_states_it(payload: Any) -> None:
    documents = contract("v1").documents
    for violation in ce.check(json.dumps(payload)).violations:
        assert violation.keyword_location is not None
        file, _, place = violation.keyword_location.removeprefix("v1/").partition("#")
        assert resolve(documents[file], place) is not None
