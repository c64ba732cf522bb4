"""The hint of a value of a wrong type knows the property, and what the value was meant to be."""

import json
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.wrong_type import about_type
from commerce_events._judging.keywords import Breach

SALE: dict[str, Any] = {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"}
SEARCH: dict[str, Any] = {"type": "EventSearch", "customerCode": "D314K1432", "query": "jeans"}


def reason(event: dict[str, Any]) -> Any:
    (violation,) = ce.check(event).violations
    (same,) = ce.check(json.dumps(event)).violations
    assert (violation.code, violation.params) == ("wrong-type", same.params)
    return violation.params["reason"]


@pytest.mark.parametrize(("value", "expected"), [
    (4711, "to-code"), (2**53 - 1, "to-code"), (2**53, "digits-lost"), (-5, "digits-lost"), (4711.0, "digits-lost"),
    (7.1e18, "digits-lost"), (0, "no-code"), (None, "no-code"), (True, "no-code"), (-1, "no-code"), ({}, "code-object"),
    ({"id": "C1"}, "code-inside"), ({"id": True}, "code-object"), ([], "no-code"), (["C1"], "only-item"),
    (["C1", "C2"], "one-each"),
])  # fmt: skip
def test_a_code(value: Any, expected: str) -> None:
    assert reason({**SALE, "customerCode": value}) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (42, "to-string"), (-(2**53) + 1, "to-string"), (2**53, "to-text"), (4.5, "to-text"), (None, "other"),
    ({"term": "jeans"}, "other"),
])  # fmt: skip
def test_a_text(value: Any, expected: str) -> None:
    assert reason({**SEARCH, "query": value}) == expected


@pytest.mark.parametrize(("value", "expected"), [
    ("2", "to-number"), ("9007199254740991", "to-number"), ("9007199254740992", "above"), ("0", "no-units"),
    ("-1", "negative"), ("1,000", "thousands"),
    ("02", "plain-integer"), (" 2", "plain-integer"), ("\u0662", "plain-integer"), ("0x2", "plain-integer"),
    ("1_000", "plain-integer"), ("9" * 5000, "other"), ("1,5", "to-integer"), ("2.5", "to-integer"), ("two", "other"),
    ("", "null"), (" \n", "null"), ("\u00a0", "other"), (2.5, "to-integer"), (None, "null"), (True, "other"),
])  # fmt: skip
def test_a_quantity(value: Any, expected: str) -> None:
    assert reason({**SALE, "quantity": value}) == expected


def test_a_limit_is_reported() -> None:
    (violation,) = ce.check({**SALE, "quantity": "0"}).violations
    assert violation.hint() == "For 0 units there is no event: send nothing."
    (violation,) = ce.check({**SALE, "quantity": "9007199254740992"}).violations
    assert violation.hint() == "Send 9007199254740991 or less, without quotes."


@pytest.mark.parametrize(("name", "expected"), [("quantity", "no-units"), ("boxes", "below")])
def test_only_what_is_counted_has_no_units(name: str, expected: str) -> None:
    schema = {"type": "integer", "minimum": 1}
    breach = Breach(("properties", name, "type"), "integer", (name,), "0", schema)
    assert about_type(breach, "file#/type", optional=True)["reason"] == expected


def test_a_guest_has_no_event() -> None:
    (violation,) = ce.check({**SALE, "customerCode": None}).violations
    assert violation.hint() == "There is no code here. For a guest, or where you have no code, do not send this event."
    assert violation.hint("es").startswith("Aquí no hay ningún código.")
