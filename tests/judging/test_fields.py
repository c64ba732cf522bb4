"""What has a type and what is left to the judge; a change of the schemas may cost speed, never soundness."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from commerce_events._contract.contract import contract, read_contract
from commerce_events._contract.folder import BASE, schemas_folder
from commerce_events._judging.by_keyword import accepts
from commerce_events._judging.fast_path import FastPath
from commerce_events._judging.fields import fields_of
from tests.judging.edited import Edit, edited
from tests.tables import SALE

OF_SALE = "events/EventSale.schema.json"


def with_property(name: str, schema: dict[str, Any]) -> Edit:
    return lambda sale: sale["properties"].update({name: schema})


def test_every_event_type_of_the_contract_has_a_type() -> None:
    fields = fields_of(contract("v1"), Any)
    assert fields.types.keys() == contract("v1").events.keys()
    assert [*fields.texts, *fields.free] == ["timestamp", "metadata"]


@pytest.mark.parametrize(
    "edit",
    [
        with_property("note", {"type": "string", "const": "x"}),
        with_property("note", {"enum": [1, "x"]}),
        with_property("note", {"type": "array"}),
        with_property("note", {"enum": []}),
        with_property("note", {"enum": [None]}),
        with_property("note", {"enum": [True, 1]}),
        with_property("note", {"enum": ["x"], "type": "integer"}),
        with_property("note", {"type": "number"}),
        with_property("note", {"type": "number", "minimum": 0, "maximum": 1}),
        with_property("note", {"type": "integer", "minimum": 0, "maximum": 1.5}),
        with_property("note", {"type": "integer", "minimum": False, "maximum": 1}),
        with_property("note", {"type": "string", "maxLength": 2.0}),
        with_property("note", {"type": "string", "minLength": -1}),
        with_property("note", {"type": "string", "maxLength": 2**31}),
        with_property("note", {"type": "string", "pattern": "^a$", "not": {}}),
        with_property("note", {"type": "string", "pattern": "^a$", "not": {"type": "string", "maxLength": 3}}),
        with_property("note", {"type": "integer", "minimum": 1}),
        with_property("note", {"type": "integer", "minimum": 1, "maximum": 2**53}),
        with_property("note", {"type": "string", "not": {"type": "string", "pattern": "x"}}),
        with_property("metadata", {"type": "string"}),
        with_property("query", {"type": "string"}),
        lambda sale: sale.pop("unevaluatedProperties"),
        lambda sale: sale["properties"]["type"].pop("const"),
    ],
)
def test_a_type_with_anything_unknown_is_left_to_the_judge(tmp_path: Path, edit: Edit) -> None:
    rules = edited(tmp_path / "v1", OF_SALE, edit)
    left = contract("v1").events.keys() - fields_of(rules, Any).types.keys()
    assert len(left) == 1
    assert left <= {"EventSale", "EventSearch"}  # of two that say different things of one name, the second
    name = left.pop()
    event = {**SALE, "type": name}
    assert FastPath(rules).decode(json.dumps(event).encode()) == (None, False)
    assert FastPath(rules).convert(event) == [None]


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "string", "maxLength": 2}, "éé", "abc"),
        ({"type": "string", "pattern": "^[a-z]{2}$"}, "ab", "abc"),
        ({"type": "string", "pattern": "^[a-z]{2}$", "not": {"type": "string", "pattern": "x"}}, "ab", "ax"),
        ({"type": "string", "pattern": "^[A-Z]{3}$"}, "EUR", "EUR\n"),
        ({"enum": ["x", "y"]}, "y", "z"),
        ({"enum": ["x"]}, "x", 1),
        ({"enum": ["x"], "type": "string"}, "x", "y"),
        ({"type": "integer", "minimum": -3, "maximum": 3}, -3, 4),
        ({"type": "boolean"}, True, 1),
        ({"description": "Anything."}, {"a": [1]}, None),
    ],
)
def test_a_new_property_is_on_the_fast_path(tmp_path: Path, schema: dict[str, Any], good: Any, bad: Any) -> None:
    rules = edited(tmp_path / "v1", OF_SALE, with_property("note", schema))
    fast = FastPath(rules)
    for value in (good, bad):
        events = [{**SALE, "note": value}, SALE]
        valid = all(accepts(rules.events["EventSale"], event) for event in events)
        assert fast.decode(json.dumps(events).encode())[1] == valid
        assert fast.decode(json.dumps(events[0]).encode())[1] == valid
        assert (fast.inspect(fast.convert(events), 1000) is not None) == valid
        assert (fast.inspect(fast.convert(events[0]), 1000) is not None) == valid


def test_timestamps_that_are_no_texts_are_left_to_the_judge(tmp_path: Path) -> None:
    rules = edited(tmp_path / "v1", BASE, lambda base: base["properties"].update(timestamp={}))
    assert fields_of(rules, Any).types == {}


def test_a_contract_without_any_type_is_left_to_the_judge(tmp_path: Path) -> None:
    shutil.copytree(f"{schemas_folder()}/v1", tmp_path / "v1")
    for file in (tmp_path / "v1/events").iterdir():
        schema = json.loads(file.read_text("utf-8"))
        schema["properties"]["note"] = {"type": "array"}
        file.write_text(json.dumps(schema), "utf-8")
    fast = FastPath(read_contract(str(tmp_path / "v1")))
    for value in (SALE, 0, 1, [SALE], [0]):
        assert fast.decode(json.dumps(value).encode()) == (None, False)
        if isinstance(value, (dict, list)):
            assert fast.inspect(fast.convert(value), 1000) is None
