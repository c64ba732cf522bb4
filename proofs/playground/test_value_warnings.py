"""The warnings about values: both cores have them for the same values, with the same reasons."""

import json
from random import Random
from typing import Any

import pytest

from commerce_events._explaining.advice import table
from proofs.playground.peer import Playground, assert_same

ROWS = table("placeholders")
WORDS = sorted({value for kind in ("codes", "texts") for row in ROWS[kind] for value in row["values"]})
PARTS = [
    *WORDS, *"? _-0aé\t\n\u00a0\u200b\ufffd\u2003\u212aİΣ\u3164\ufe0f\U000e0041😀", "N1", "your_",
    "{{", "}}", "${", "}", "<%", "%>", "%", "<", ">", "{", ":", "#{", "customer", "code", "id",
    "7.1", "E+18", "1e+5", "+",
]  # fmt: skip
TIMES = [
    "0001-01-01T00:00:00+23:59", "1899-12-31T23:59:59-23:59", "1900-01-01T00:00:00Z",
    "1970-01-01T00:00:00.999999999Z", "1970-01-01T23:59:59.9999999Z", "1970-01-02T00:00:00Z",
    "1970-01-31T23:59:59.5Z", "1970-02-01T00:00:00Z", "1969-12-31T23:30:00-00:30", "1970-01-01T00:00:00",
    "1999-12-31T23:59:59.999999999Z", "2000-01-01T00:00:00Z", "2000-01-01T23:58:59+23:59", "2000-01-01T12:00:00+12:01",
]  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_the_examples_of_the_table(playground: Playground, kind: str) -> None:
    for row in ROWS[kind]:
        answer = assert_same(playground, json.dumps(row["example"]))
        assert len(answer.reports[0]["warnings"]) == 1


@pytest.mark.parametrize("seed", range(20))
def test_values_made_of_parts(playground: Playground, seed: int) -> None:
    random = Random(seed)

    def value() -> str:
        chosen = "".join(random.choices(PARTS, k=random.randint(1, 3)))
        return random.choice((chosen, chosen.upper(), chosen.title(), random.choice(WORDS)))

    def event() -> dict[str, Any]:
        known = {"type": "EventFilterApplied", "timestamp": random.choice(TIMES), "customerCode": value()}
        return random.choice((
            {**known, "filterName": value(), "filterValue": value()},
            {**known, "type": "EventSale", "productCode": value()},
            {**known, "type": "EventSale", "productCode": value(), "quantity": 0, "review": value()},
            {**known, "type": value()},
        ))  # fmt: skip

    body = json.dumps([event() for _ in range(60)], ensure_ascii=random.random() < 0.5)
    answer = assert_same(playground, body, max_violations=1000)
    assert {"placeholder-value", "invisible-character", "timestamp-in-past"} <= {
        warning["code"] for warning in answer.reports[0]["warnings"]
    }
    assert_same(playground, body, max_violations=3, unknown="warn")
