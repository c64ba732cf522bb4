"""The portable set: our own files stay in it, and what is outside is told with file and place."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._contract.contract import ANY, contract
from commerce_events._contract.fitness import check_forms
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.portable import check_portable
from commerce_events._contract.sense import limit_faults
from commerce_events.publish.dispatch import dispatch
from tests.rows import each_row
from tests.test_schemas import BASE

#: A few event types are enough, and faster: one, and those of the examples of the shared files.
TYPES = ("EventCouponApplied", "EventProductViewed", "EventSale", "EventSearch")
DOCUMENTS: dict[str, Any] = {
    path: dict(document)
    for path, document in contract("v1").documents.items()
    if not path.startswith("events/") or path.startswith(tuple(f"events/{name}." for name in TYPES))
}
DOCUMENTS[ANY] |= dispatch(TYPES)

Edit = Callable[[dict[str, Any]], Any]
SHARED, SALE, PAYLOAD = "definitions.schema.json", "events/EventSale.schema.json", "payload.schema.json"
EVENT, BATCH, NOTE = "event.schema.json", "event-batch.schema.json", "#/properties/note"


def quantity(**words: Any) -> Edit:
    return lambda document: document["$defs"]["quantity"].update(words)


def product(**words: Any) -> Edit:
    return lambda document: document["properties"]["productCode"].update(words)


def note(**words: Any) -> Edit:
    """A further property."""
    return lambda document: document["properties"].update(note={"description": "A note.", **words})


ROWS: list[tuple[str, Edit, str]] = [
    (SALE, lambda document: document.clear(), "#/$schema: this is not https://json-schema.org/draft/2020-12/schema"),
    (SALE, lambda document: document.update({"$id": "EventSale"}), f"#/$id: this is not {BASE}v1/{SALE}"),
    (SALE, product(type=5), "#/properties/productCode/type: this is no schema: "),
    (SALE, lambda document: document.update(properties=[]), "#/properties: this is no schema: "),
    (SALE, lambda document: document.pop("title"), "#: there is no title"),
    (SALE, lambda document: document.update(examples=[]), "#: there is no examples"),
    (SALE, product(format="uuid"), "#/properties/productCode: 'format' is outside the portable set"),
    (SALE, product(**{"$id": "x"}), "#/properties/productCode: '$id' is outside the portable set"),
    (SALE, lambda document: document["properties"].update(note=True), "#: properties/note is true, which is outside"),
    (SALE, lambda document: document.update({"allOf": [False]}), "#: allOf/0 is false, which is outside"),
    (PAYLOAD, lambda document: document.update({"if": True}), "#: if is true, which is outside the portable set"),
    (SALE, lambda document: document["properties"].update({"a-b": {}}), "#: the name 'a-b' is outside"),
    (SALE, product(type=["string", "null"]), "#/properties/productCode: a list of types is outside the portable set"),
    (SALE, product(default="c"), "#/properties/productCode: a default stands behind a $ref"),
    (SALE, product(**{"$ref": "https://x.test/a"}), "#/properties/productCode: a $ref stays in its folder"),
    (SALE, product(**{"$ref": "#/$defs/a"}), "#/properties/productCode/$ref leads nowhere: #/$defs/a"),
    (SALE, product(minLength=2), "#/properties/productCode: minLength may be 1 alone"),
    (SALE, product(pattern=r"\d"), "#/properties/productCode: this pattern is outside the portable set"),
    (SALE, lambda document: document["properties"].update(note={}), "#/properties/note: there is no description"),
    (SALE, lambda document: document["properties"].update(valueOf={}), "#: no property may be named 'valueOf'"),
    (SHARED, lambda document: document["$defs"]["quantity"].pop("maximum"), "#/$defs/quantity: an integer has"),
    (PAYLOAD, lambda document: document.update({"if": {"type": "object"}}), "#: an if stands on its own"),
    # What makes no sense.
    (SALE, note(enum=[]), f"{NOTE}/enum: there is nothing to choose from"),
    (SALE, note(enum=["a", "b", "a"]), f"{NOTE}/enum/0: this value is there twice"),
    (SALE, note(enum=[0, 1, 1.0]), f"{NOTE}/enum/1: this value is there twice"),
    (SALE, note(enum=[{"a": [1]}, {"a": [1.0]}]), f"{NOTE}/enum/0: this value is there twice"),
    (SALE, note(type="number", minimum=2, maximum=1), f"{NOTE}/maximum: this is less than minimum"),
    (SALE, note(type="string", minLength=1, maxLength=0), f"{NOTE}/maxLength: this is less than minLength"),
    (SALE, note(type="array", minItems=3, maxItems=2), f"{NOTE}/maxItems: this is less than minItems"),
    (SALE, note(type="integer", minimum=1.25, maximum=1.75), f"{NOTE}/maximum: there is no integer between"),
    (SALE, note(type="string", maximum=1), f"{NOTE}/maximum: this says nothing of a value of type string"),
    (SALE, note(type="boolean", pattern="^a$"), f"{NOTE}/pattern: this says nothing of a value of type boolean"),
    (SALE, note(const=3, enum=[1, 2]), f"{NOTE}/const: the rest of the schema refuses this value"),
    (SALE, note(const=3, type="string"), f"{NOTE}/const: the rest of the schema refuses this value"),
    (SALE, note(const=3, type="number", maximum=2), f"{NOTE}/const: the rest of the schema refuses this value"),
    (SALE, note(enum=["a", 1], type="string"), f"{NOTE}/enum/1: the rest of the schema refuses this value"),
    (SALE, note(enum=[1, True], type="integer", minimum=0, maximum=1), f"{NOTE}/enum/1: the rest of the schema"),
    (SALE, note(enum=["ab", "a"], type="string", maxLength=1), f"{NOTE}/enum/0: the rest of the schema refuses"),
    (SALE, note(enum=["a", "b"], type="string", pattern="^a$"), f"{NOTE}/enum/1: the rest of the schema refuses"),
    (SALE, note(enum=["a\n"], type="string", pattern="^a$"), f"{NOTE}/enum/0: the rest of the schema refuses"),
    (SALE, note(type="string", pattern="^(?:a$"), f"{NOTE}/pattern: this is no schema: '^(?:a$' is not a 'regex'"),
    (SALE, note(type="string", pattern="^[b-a]$"), f"{NOTE}/pattern: this is no schema: '^[b-a]$' is not a 'regex'"),
    (SALE, note(type="string", pattern="a{2}{3}"), f"{NOTE}/pattern: this is no schema: 'a{{2}}{{3}}' is not a"),
    (SALE, note(type="string", pattern="a{99999999999}"), ": this is no schema: the repetition number is too large"),
    (SALE, note(type="string", pattern="[a]]"), f"{NOTE}: this pattern is outside the portable set"),
    (SALE, note(type="string", pattern="[ --]"), f"{NOTE}: this pattern is outside the portable set"),
    (SALE, note(type="string", pattern="^a$|^b$"), f"{NOTE}: this pattern is outside the portable set"),
    (SALE, note(type="number", minimum="1"), f"{NOTE}/minimum: this is no schema: '1' is not of type 'number'"),
    (SALE, note(type="number", minimum=True), f"{NOTE}/minimum: this is no schema: True is not of type 'number'"),
    (SALE, note(type="number", maximum=2**53), f"{NOTE}/maximum: validators read this number differently"),
    (SALE, note(const=2**53), f"{NOTE}/const: validators read a number in this value differently"),
    (SALE, note(enum=["a", -(2**53)]), f"{NOTE}/enum/1: validators read a number in this value differently"),
    (SALE, note(examples=[[True, 0.5], {"a": 2**53}]), f"{NOTE}/examples/1: validators read a number in this value"),
    (SALE, note(type="number", maximum=float("inf")), ": this is no schema: Out of range float values are not JSON"),
    (SALE, note(type="string", maxLength=-1), f"{NOTE}/maxLength: this is no schema: -1 is less than the minimum"),
    (SALE, note(type="string", maxLength=True), f"{NOTE}/maxLength: this is no schema: True is not of type"),
    (SALE, note(type="string", maxLength=2.0), f"{NOTE}/maxLength: a length is an integer, 0 to 2147483647"),
    (SALE, note(type="string", maxLength=2**31), f"{NOTE}/maxLength: a length is an integer, 0 to 2147483647"),
    (SALE, note(type="text"), f"{NOTE}/type: this is no schema: 'text' is not valid"),
    (SALE, note(enum=1), f"{NOTE}/enum: this is no schema: 1 is not of type 'array'"),
    (SALE, note(**{"not": {}}), f"{NOTE}/not: this refuses everything"),
    (SALE, note(type="string", **{"not": {"type": "string"}}), f"{NOTE}/not: this refuses everything"),
    (SALE, note(type="string", pattern="a", **{"not": {"pattern": "a"}}), f"{NOTE}/not: this refuses everything"),
    (SALE, note(type="string", **{"not": {"pattern": ""}}), f"{NOTE}/not: this refuses everything"),
    (SALE, note(type="string", examples=["a", 1]), f"{NOTE}/examples/1: this example is not valid"),
    (SALE, note(type="string", examples="a"), f"{NOTE}/examples: this is no schema: 'a' is not of type 'array'"),
    (SALE, note(properties={}), f"{NOTE}/properties: what is inside the value of a property has no schema"),
    (SALE, lambda document: document["required"].append("note"), "#/required: there is no property 'note'"),
    (SALE, lambda document: document.update(required="note"), "#/required: this is no schema: 'note' is not of type"),
    (SALE, lambda document: document["examples"].append({}), "#/examples/2: this example is not valid"),
    (SALE, lambda document: document["properties"].pop("type"), "#/properties/type: this is not the const 'EventSale'"),
    (SALE, lambda document: document.pop("unevaluatedProperties"), "#: an event type is closed"),
    (SALE, lambda document: document.update({"not": {}}), "#/not: this refuses everything"),
    (SALE, lambda document: document.update({"$defs": {"a": {"description": "A.", "enum": []}}}),
     "#/$defs/a/enum: there is nothing to choose from"),
    (SALE, product(**{"$ref": "../definitions.schema.json#/$defs"}), "#/properties/productCode/$ref leads nowhere"),
    (SALE, lambda document: document["allOf"].append({"$ref": "#"}), ": its references lead in a circle"),
    (SHARED, quantity(default=0), "#/$defs/quantity/default: the rest of the schema refuses this value"),
    (SHARED, quantity(default=2**53), "#/$defs/quantity/default: validators read a number in this value differently"),
    (SHARED, quantity(examples=[0]), "#/$defs/quantity/examples/0: this example is not valid"),
    (SHARED, quantity(maximum=0), "#/$defs/quantity/maximum: this is less than minimum"),
    (EVENT, lambda document: document["required"].remove("type"), "#/required: every event has a type"),
    (EVENT, lambda document: document["properties"].update(timestamp={"description": "When.", "type": "string"}),
     "#/properties/timestamp: a timestamp is a text with a pattern"),
    (EVENT, lambda document: document["properties"].update(timestamp={"description": "When.", "type": "null"}),
     "#/properties/timestamp/type: timestamp is a text"),
    (BATCH, lambda document: document.pop("minItems"), "#/minItems: a batch has a least and a largest number"),
    (BATCH, lambda document: document.update(minItems=0), "#/minItems: a batch has a least and a largest number"),
    (BATCH, lambda document: document.update(maxItems=0), "#/maxItems: this is less than minItems"),
    (BATCH, lambda document: document.update(type="object"), "#/minItems: this says nothing of a value of type object"),
    (BATCH, lambda document: document.pop("type"), "#/type: a batch is an array"),
]  # fmt: skip


@pytest.mark.parametrize("version", ce.versions())
def test_our_files_stay_in_it(version: str) -> None:
    check_portable(f"{BASE}{version}/", contract(version).documents)


@each_row(ROWS)
def test_what_is_outside_is_told_with_its_place(file: str, edit: Edit, sentence: str) -> None:
    documents = copy.deepcopy(DOCUMENTS)
    edit(documents[file])
    with pytest.raises(ContractError) as raised:
        check_portable(f"{BASE}v1/", documents)
    assert str(raised.value).startswith(f"{file}{sentence}")


def test_the_name_of_an_event_type_is_a_name_in_every_language() -> None:
    documents = {"events/Event-Sale.schema.json": contract("v1").documents[SALE]}
    with pytest.raises(ContractError, match=r"Event-Sale\.schema\.json: an event type has a name"):
        check_portable(f"{BASE}v1/", documents)


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ({"pattern": "("}, "pattern"),
        ({"pattern": "[[a]"}, "pattern"),
        ({"pattern": "a{99999999999}"}, "pattern"),
        ({"minimum": "1"}, "minimum"),
        ({"minimum": float("nan")}, "minimum"),
        ({"maximum": True}, "maximum"),
        ({"maximum": -(2**53)}, "maximum"),
        ({"minItems": -1}, "minItems"),
        ({"maxItems": None}, "maxItems"),
    ],
)
def test_limits_that_are_none(schema: dict[str, Any], keyword: str) -> None:
    """Also where the validator that sees to schemas lets them pass."""
    assert [path for path, _ in limit_faults(schema)] == [(keyword,)]


@pytest.mark.parametrize("missing", [EVENT, BATCH, "any-event.schema.json"])
def test_files_that_no_version_is_without(missing: str) -> None:
    documents = {file: document for file, document in contract("v1").documents.items() if file != missing}
    with pytest.raises(ContractError, match=r"leads nowhere|there is no "):
        check_portable(f"{BASE}v1/", documents)
    with pytest.raises(ContractError, match=f"there is no {missing}"):
        check_forms(documents)
