"""The single file: the verdict and the words of the source files, and each rule of a file that all validators read."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, Draft202012Validator, validators

import commerce_events as ce
from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import ANNOTATIONS, ASSERTIONS, flatten
from commerce_events._contract.inside import schemas_in
from commerce_events._contract.portable import OBJECT_MEMBERS, PATTERN
from commerce_events._pointer import resolve
from commerce_events.publish.single_file import DIALECTS, Dialect, single_file
from tests.tables import EVENT_TYPES, SALE, VALUES, least, most, with_property
from tests.test_contract import NEW_TYPE, PAYLOAD
from tests.test_schemas import BASE, REGISTRY

VALIDATORS: dict[Dialect, Any] = {"draft-07": Draft7Validator, "2020-12": Draft202012Validator}
FILES = {dialect: single_file(contract("v1"), dialect) for dialect in DIALECTS}
JUDGES = {dialect: VALIDATORS[dialect](file) for dialect, file in FILES.items()}
SOURCE = Draft202012Validator({"$ref": f"{BASE}v1/payload.schema.json"}, registry=REGISTRY)

APPLICATORS = {"allOf", "oneOf", "if", "then", "else", "not", "items", "properties"}
KEYWORDS = APPLICATORS | ASSERTIONS | ANNOTATIONS | {"$ref", "required", "additionalProperties"}

each_dialect = pytest.mark.parametrize("dialect", DIALECTS)


def definitions(dialect: Dialect = "draft-07") -> dict[str, Any]:
    found: dict[str, Any] = FILES[dialect][DIALECTS[dialect][1]]
    return found


def tabled() -> Iterator[Any]:
    """The payloads of the tables, good and bad."""
    for name in EVENT_TYPES:
        event = most(name)
        yield from (least(name), event, [least(name), event], {**event, "extra": 1})
        yield from ({other: value for other, value in event.items() if other != left_out} for left_out in event)
    for row in VALUES:
        for name in row["properties"]:
            for value in [*row["good"], *(bad for bad, _ in row["bad"])]:
                yield from ({**event, name: value} for event in with_property(name))
    yield from ([], {}, [SALE] * 100, [SALE] * 101, [[SALE]], [SALE, None], 5, "EventSale", None, True)


@each_dialect
def test_it_is_a_schema_of_its_dialect(dialect: Dialect) -> None:
    file = FILES[dialect]
    assert file["$schema"] == VALIDATORS[dialect].META_SCHEMA.get("$id")
    assert file["$id"] == f"{BASE}v1/commerce-events.{dialect}.schema.json"
    VALIDATORS[dialect].check_schema(file)


@pytest.mark.no_cover
@each_dialect
def test_it_judges_the_tables_as_the_source_does(dialect: Dialect) -> None:
    verdicts = []
    for payload in tabled():
        verdicts.append(JUDGES[dialect].is_valid(payload))
        assert verdicts[-1] is ce.is_valid(json.dumps(payload)), payload
    assert min(verdicts.count(True), verdicts.count(False)) > 100


@given(PAYLOAD)
def test_it_judges_as_the_source_does(payload: Any) -> None:
    text = json.loads(json.dumps(payload))
    assert {judge.is_valid(text) for judge in JUDGES.values()} == {SOURCE.is_valid(text)}


def test_the_twin_differs_in_names_alone() -> None:
    twin = json.dumps(FILES["2020-12"]).replace("$defs", "definitions").replace("2020-12.schema", "draft-07.schema")
    assert {**json.loads(twin), "$schema": FILES["draft-07"]["$schema"]} == FILES["draft-07"]


@each_dialect
def test_it_uses_no_other_keywords_than_those_that_all_validators_know(dialect: Dialect) -> None:
    file = FILES[dialect]
    for place, schema in schemas_in(file):
        assert schema.keys() <= KEYWORDS | ({"$schema", "$id", DIALECTS[dialect][1]} if not place else set()), place
        assert isinstance(schema.get("type", ""), str), place
        assert schema.get("minLength", 1) == 1, place
        assert schema.get("additionalProperties", False) is False, place
        assert not schema.get("properties", {}).keys() & OBJECT_MEMBERS, place
        assert "pattern" not in schema or PATTERN.fullmatch(schema["pattern"]), place
        assert "oneOf" not in schema or place.endswith("/AnyEvent"), place
        if schema.get("type") == "integer":
            assert {"minimum", "maximum"} <= schema.keys(), place


@each_dialect
def test_its_references_stand_alone_and_lead_to_its_own_definitions(dialect: Dialect) -> None:
    file, keyword = FILES[dialect], DIALECTS[dialect][1]
    referred = set()
    for place, schema in schemas_in(file):
        if "$ref" in schema:
            assert schema.keys() == {"$ref"}, place
            assert schema["$ref"].startswith(f"#/{keyword}/"), place
            assert resolve(file, schema["$ref"].removeprefix("#")), place
            referred |= {schema["$ref"]} if "/AnyEvent/" not in place else set()
    assert referred == {f"#/{keyword}/{name}" for name in file[keyword] if name != "AnyEvent"}, "none is left unused"


def test_a_default_stands_behind_a_reference() -> None:
    places = [place for place, schema in schemas_in(FILES["draft-07"]) if "default" in schema]
    assert places
    assert all(place.startswith("/definitions/") and place.count("/") == 2 for place in places)


def test_each_event_type_is_one_flat_closed_object_with_its_words() -> None:
    for name, form in contract("v1").events.items():
        schema = definitions()[name]
        assert schema.keys() == {*ANNOTATIONS, "type", "properties", "required", "additionalProperties"} - {
            "default",
            "deprecated",
        }
        assert schema["additionalProperties"] is False
        for property_name, own in schema["properties"].items():
            whole = resolve(FILES["draft-07"], own["$ref"].removeprefix("#")) if "$ref" in own else own
            assert whole == form.schema["properties"][property_name]
        assert {**schema, "properties": form.schema["properties"]} == form.schema


def test_a_property_with_words_of_its_own_is_inlined_and_a_mere_reference_is_kept() -> None:
    properties = definitions()["EventSale"]["properties"]
    assert properties["quantity"] == {"$ref": "#/definitions/quantity"}
    assert properties["customerCode"]["description"].startswith("Who did it")


@pytest.mark.parametrize(
    ("name", "file"), [("EventBatch", "event-batch.schema.json"), ("Event", "any-event.schema.json")]
)
def test_the_batch_and_the_dispatch_keep_their_words(name: str, file: str) -> None:
    source = contract("v1").documents[file]
    assert [definitions()[name][keyword] for keyword in ("title", "description", "examples")] == [
        source[keyword] for keyword in ("title", "description", "examples")
    ]


def test_it_dispatches_with_an_if_that_stands_on_its_own() -> None:
    root, event = FILES["draft-07"], definitions()["Event"]
    assert root["title"] == "Payload"
    assert (root["if"], root["then"]) == ({"type": "array"}, {"$ref": "#/definitions/EventBatch"})
    assert root["else"] == definitions()["EventBatch"]["items"] == {"$ref": "#/definitions/Event"}
    for name, rule in zip(sorted(contract("v1").events), event["allOf"], strict=True):
        condition = {"type": "object", "properties": {"type": {"const": name}}, "required": ["type"]}
        assert rule == {"if": condition, "then": {"$ref": f"#/definitions/{name}"}}


@each_dialect
def test_a_validator_that_knows_no_if_refuses_everything(dialect: Dialect) -> None:
    known: dict[str, Callable[..., Any]] = {**VALIDATORS[dialect].VALIDATORS}
    old = validators.create(VALIDATORS[dialect].META_SCHEMA, {name: known[name] for name in known if name != "if"})
    judge = old(FILES[dialect])
    assert not any(judge.is_valid(payload) for payload in (SALE, [SALE], {}, [], None, "EventSale", 5))


def test_the_union_is_there_for_generators_and_says_the_same() -> None:
    union = definitions()["AnyEvent"]
    assert union["oneOf"] == [{"$ref": f"#/definitions/{name}"} for name in sorted(contract("v1").events)]
    judge = Draft7Validator({**union, "definitions": definitions()})
    assert all(judge.is_valid(most(name)) for name in EVENT_TYPES)
    assert not judge.is_valid({**SALE, "type": "EventSold"})


def with_gift_wrapping(quantity: dict[str, Any]) -> Contract:
    """The contract with one more event type, which says something of its own about the quantity."""
    rules, file = contract("v1"), "events/EventGiftWrapped.schema.json"
    new = {**NEW_TYPE, "properties": {**NEW_TYPE["properties"], "quantity": quantity}}  # type: ignore[dict-item]
    documents = {**rules.documents, file: new}
    return replace(rules, documents=documents, events={**rules.events, "EventGiftWrapped": flatten(documents, [file])})


def test_a_new_event_type_is_no_line_of_code() -> None:
    shared = {"$ref": "../definitions.schema.json#/$defs/quantity"}
    rules = with_gift_wrapping({"description": "How many ribbons.", **shared})
    found = single_file(rules)["definitions"]
    reference = {"$ref": "#/definitions/EventGiftWrapped.quantity"}
    assert found["EventGiftWrapped"]["properties"]["quantity"] == reference, "its default stays behind a reference"
    assert found["EventGiftWrapped.quantity"] == {**found["quantity"], "description": "How many ribbons."}
    assert {"$ref": "#/definitions/EventGiftWrapped"} in found["AnyEvent"]["oneOf"]
    plain = single_file(with_gift_wrapping(shared))["definitions"]
    assert plain["EventGiftWrapped"]["properties"]["quantity"] == {"$ref": "#/definitions/quantity"}


def test_the_file_may_be_changed_without_changing_the_contract() -> None:
    single_file(contract("v1"))["definitions"]["EventSale"]["examples"].clear()
    assert contract("v1").events["EventSale"].schema["examples"]
