"""Events one level too deep, lists for one, and types under other names: one violation, and a hint to follow."""

import json
from pathlib import Path
from typing import Any

import pytest

import commerce_events as ce
from tests.rows import each_row

SALE = {"type": "EventSale", "customerCode": "C1", "productCode": "P1"}
RENAME = "missing-property : Rename `event` to `type`."


def told(body: Any, **options: Any) -> list[str]:
    violations = ce.check(body, **options).violations
    return [f"{each.code} {each.instance_location}: {each.hint()}" for each in violations]


#: Bodies, each with what is said of it.
ODD = [(row["body"], row["says"]) for row in json.loads(Path(__file__).with_name("structure.json").read_text("utf-8"))]


@each_row(ODD)
def test_one_violation_says_what_to_do(body: Any, expected: list[str]) -> None:
    assert told(body) == expected


@each_row(ODD)
def test_no_value_is_shown(body: Any, expected: list[str]) -> None:
    assert expected
    for lang in ("en", "es"):
        for each in ce.check(body).violations:
            assert "P1" not in f"{each.message(lang)} {each.hint(lang)} {each.to_dict(lang)} {each!r}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            {"event": "EventSale", "customer_code": "C1", "sku": "P1", "y": 1},
            [
                RENAME,
                "missing-property : Rename `customer_code` to `customerCode`.",
                (
                    "missing-property : Rename `sku` to `productCode` if the product is registered under this code: "
                    "that of the product, of the variant, or the SKU."
                ),
            ],
        ),
        (
            {"type": "EventSale", "properties": {"customerCode": "C1", "productCode": "P1"}},
            ["missing-property : Move everything inside `properties` one level up: `customerCode`, `productCode`."],
        ),
    ],
)
def test_unknown_properties_that_are_let_pass(body: Any, expected: list[str]) -> None:
    assert told(body, unknown="warn") == expected


def test_two_units_may_be_one_event() -> None:
    search = {"type": "EventSearch", "customerCode": "C1", "query": "tv"}
    for event, hint in (
        (SALE, "Send each event once; for more units, send one event with their number as `quantity`."),
        (search, "Send each event once."),
    ):
        *_, warning = ce.check([event, event]).warnings
        assert (warning.code, warning.hint()) == ("duplicate-event", hint)


def test_nothing_else_is_reported_of_what_only_holds_events() -> None:
    body = [
        {"timestamp": "1400-02-29T00:00:00Z", "x": SALE},
        {"timestamp": "2100-02-28T00:00:00Z", "y": [SALE], "z": 2**60},
    ]
    report = ce.check(body)
    assert [each.params["reason"] for each in report.violations] == ["event-inside-rest", "list-inside-of-batch-rest"]
    assert report.warnings == ()
