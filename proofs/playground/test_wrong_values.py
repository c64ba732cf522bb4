"""Values that are no codes, quantities or directions, and objects around events: both cores have the same advice."""

import json
from random import Random
from typing import Any

import pytest

from commerce_events._explaining.advice import table
from proofs.playground.peer import Playground, assert_same

ALIASES, PLACEHOLDERS = table("aliases"), table("placeholders")
NOTHING = [value for row in PLACEHOLDERS["codes"] for value in row["values"]]
CODES: list[Any] = [
    *(
        0,
        -1,
        1,
        -0.0,
        0.0,
        2**60,
        -(2**60),
        1e22,
        None,
        True,
        False,
        "",
        " ",
        "\u00a0",
        "N1",
        [],
        {},
        [[]],
        ["N1"],
        [5],
    ),
    *(["N1", "N2"], {"id": "N1"}, {"Id": 5, "code": "N2"}, {"name": "x", "sku": "N1"}, {"$oid": "N1"}, {"other": []}),
    *({"groupCode": "N1"}, {"productCode": "N1"}, {"customer_id": "N1"}, {"user_id": 5, "x": 1}, {"a": "b", "c": "d"}),
    *(
        {"x" * 41: "N1"},
        {"id": True},
        {"id": 1.5},
        {"\u212aode": "N1"},
        {f"x{nth}": nth for nth in range(25)} | {"id": 5},
    ),
]
QUANTITIES: list[Any] = [
    *(0, -1, -2.5, -0.0, 0.5, 2**60, "0", "-0", "-1", "-12345678901234567", "1,000", "1.000", "1,000,000", "1.000,5"),
    *("1,00", "01,000", "1'000", "1 000", "-1,000", " 0", "0 ", "1,000\n", "1e3", [], {}, None),
]
DIRECTIONS = [
    *(name for row in ALIASES["values"] for name in row["names"]),
    *(
        "ASC",
        "Asc ",
        "a-s-c",
        "\u212a",
        "DESC",
        "de sc",
        "up",
        "",
        "asc\n",
        "x" * 41,
        "x" * 30 + "desc",
        1,
        None,
        ["asc"],
    ),
]
DATES = ["2025-11-18", "18/11/2025", "2025-11-18T07:21:16Z", "20251118", "x", 5, "٢٠٢٥-11-18", "2025-11-18\n"]
TIMES = ["07:21:16", "7:21", "07:21:16+01:00", "7:21 PM", "x", 5, "\u0667:21", "07:21\n", "07:21:16" + " " * 40]


def spelt(random: Random, name: str) -> str:
    return random.choice((name, name, name.upper(), name.title(), name.replace("_", "")))


def event(random: Random) -> dict[str, Any]:
    """An event with odd values, some of them under other names."""
    names = [name for row in ALIASES["properties"] if row["property"].endswith("Code") for name in row["names"]]
    parts = ALIASES["together"]
    code = random.choice(("customerCode", "productCode", "customer_code", "productcode", random.choice(names)))
    return {
        "type": random.choice(("EventSale", "EventOrderApplied", "EventProductViewed", "sale", "x")),
        random.choice(("customerCode", random.choice(names))): random.choice((*CODES, *NOTHING)),
        code: random.choice((*CODES, *NOTHING, "N1")),
        random.choice(("quantity", "quantiy", "Quantity")): random.choice((*QUANTITIES, 1)),
        "orderDirection": random.choice(DIRECTIONS),
        spelt(random, random.choice(parts["date"]["names"])): random.choice(DATES),
        spelt(random, random.choice(parts["time"]["names"])): random.choice(TIMES),
        random.choice((*ALIASES["inside"], "x", "meta", "review")): {
            "quantity": 2,
            random.choice(("x", "timestamp")): 1,
        },
    }


def some(random: Random, whole: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if random.random() < 0.8}


@pytest.mark.parametrize("seed", range(20))
def test_values(playground: Playground, seed: int) -> None:
    random = Random(seed)
    body = json.dumps([some(random, event(random)) for _ in range(60)], ensure_ascii=random.random() < 0.5)
    for options in ({"max_violations": 1000}, {"max_violations": 1000, "unknown": "warn"}, {"max_violations": 7}):
        assert_same(playground, body, **options)


@pytest.mark.parametrize("seed", range(20))
def test_objects_around_events(playground: Playground, seed: int) -> None:
    random = Random(seed)
    names = [name for row in ALIASES["types"] for name in row["names"]]
    sale = {"type": "EventSale", "customerCode": "C1", "productCode": "P1"}

    def around(depth: int) -> Any:
        inner: Any = sale if random.random() < 0.5 else {"customerCode": "C1", "productCode": "P1"}
        inner = inner if depth == 0 else around(depth - 1)
        inner = random.choice((inner, inner, [inner], json.dumps(inner), {"0": inner}))
        name = random.choice(
            ("data", "body", "EventSale", "event_sale", "EventSail", "metadata", "a.b", random.choice(names))
        )
        beside = random.choice(({}, {}, {"x": 1}, {"timestamp": 5}, {"type": "x"}, {"y": {"z": 1}}))
        return {**beside, name: inner} if random.random() < 0.5 else {name: inner, **beside}

    for _ in range(30):
        wrapped = around(random.choice((0, 0, 1, 1, 2)))
        assert_same(playground, json.dumps(wrapped), max_violations=1000)
        assert_same(playground, json.dumps([sale, wrapped]), unknown=random.choice(("error", "warn")))


@pytest.mark.parametrize(
    "text", ["{},{}", "\ufeff {} , {}\n", "{},{},", "{},\n\n{}", "[{}],[{}]", '{"a":"😀"},{"a":1}']
)
def test_events_without_brackets(playground: Playground, text: str) -> None:
    assert_same(playground, text)
