"""The portable set: our own files stay in it, and what is outside is told with file and place."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.portable import check_portable
from tests.test_schemas import BASE

Edit = Callable[[dict[str, Any]], Any]
SHARED, SALE, PAYLOAD = "definitions.schema.json", "events/EventSale.schema.json", "payload.schema.json"


def quantity(**words: Any) -> Edit:
    return lambda document: document["$defs"]["quantity"].update(words)


def product(**words: Any) -> Edit:
    return lambda document: document["properties"]["productCode"].update(words)


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
]  # fmt: skip


@pytest.mark.parametrize("version", ce.versions())
def test_our_files_stay_in_it(version: str) -> None:
    check_portable(f"{BASE}{version}/", contract(version).documents)


@pytest.mark.parametrize(("file", "edit", "sentence"), ROWS)
def test_what_is_outside_is_told_with_its_place(file: str, edit: Edit, sentence: str) -> None:
    documents = copy.deepcopy({path: dict(document) for path, document in contract("v1").documents.items()})
    edit(documents[file])
    with pytest.raises(ContractError) as raised:
        check_portable(f"{BASE}v1/", documents)
    assert str(raised.value).startswith(f"{file}{sentence}")


def test_the_name_of_an_event_type_is_a_name_in_every_language() -> None:
    documents = {"events/Event-Sale.schema.json": contract("v1").documents[SALE]}
    with pytest.raises(ContractError, match=r"Event-Sale\.schema\.json: an event type has a name"):
        check_portable(f"{BASE}v1/", documents)
