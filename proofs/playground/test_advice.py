"""What the table of names, wrappers and lists lead to is the same here and there."""

import json
from pathlib import Path
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.advice import table
from proofs.playground.peer import Playground, assert_same

#: Payloads with an odd structure, each with what is said of it.
ODD = json.loads(Path(__file__).parents[2].joinpath("tests/advice/structure.json").read_text("utf-8"))
ALIASES = table("aliases")
TYPES = [kind.name for kind in ce.event_types()]


@pytest.mark.parametrize("body", [row["body"] for row in ODD])
@pytest.mark.parametrize("options", [{}, {"unknown": "warn"}, {"max_violations": 1}], ids=json.dumps)
def test_structure(playground: Playground, body: Any, options: dict[str, Any]) -> None:
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    assert_same(playground, text, **options)


@pytest.mark.parametrize("name", [name for row in ALIASES["types"] for name in row["names"]])
def test_names_of_events(playground: Playground, name: str) -> None:
    for event in (
        {"type": name, "customerCode": "c"},
        {"type": f"App\\Events\\{name.title()}Event", "name": name},
        {"event": name},
        {"type": "x", "event": name, "name": "EventSale"},
        {"events": [{"name": name}], "type": name},
    ):
        assert_same(playground, json.dumps(event))


@pytest.mark.parametrize("name", [name for row in ALIASES["properties"] for name in row["names"]])
def test_names_of_properties(playground: Playground, name: str) -> None:
    outer, _, inner = name.rpartition(".")
    for event_type in TYPES:
        event = {"type": event_type, name: "x", "params": {name: 1}, outer: {inner: "y"}}
        assert_same(playground, json.dumps(event))
        assert_same(playground, json.dumps({"type": event_type, name.upper(): ["x"]}), unknown="warn")
