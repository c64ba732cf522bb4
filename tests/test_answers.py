"""The answers as values: reports, violations, the exception, their JSON form, places, and what a message never has."""

import json
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

import commerce_events as ce
from tests.tables import SALE

TEXT = """{
  "type": "EventSale",
  "customerCode": "D314K1432",
  "productCode": "N30122",
  "timestamp": "2025-11-18T07:21:16Z",
\t"quantiy": 2
}"""


def test_the_json_form_of_a_report() -> None:
    text = f'[{TEXT},\n {{"type": "EventCouponApplied", "customerCode": "c"}}]'
    assert ce.check(text).to_dict() == {
        "version": "v1",
        "valid": False,
        "truncated": False,
        "violations": [
            {
                "code": "unknown-property",
                "instanceLocation": "/0/quantiy",
                "keywordLocation": "v1/events/EventSale.schema.json#/unevaluatedProperties",
                "eventIndex": 0,
                "eventType": "EventSale",
                "line": 6,
                "column": 2,
                "params": {
                    "type": "EventSale",
                    "property": "quantiy",
                    "suggestion": "quantity",
                    "reason": "rename",
                },
                "error": "`EventSale` has no property `quantiy`.",
                "hint": "Did you mean `quantity`?",
                "fix": {"patch": [{"op": "move", "from": "/0/quantiy", "path": "/0/quantity"}]},
            }
        ],
        "warnings": [
            {
                "code": "timestamp-missing",
                "instanceLocation": "/1",
                "eventIndex": 1,
                "eventType": "EventCouponApplied",
                "line": 8,
                "column": 2,
                "params": {},
                "error": "This event of a batch has no `timestamp`: it will count as happening when it arrives.",
                "hint": "Add the `timestamp` at which it happened.",
            }
        ],
        "events": [
            {"index": 0, "type": "EventSale", "valid": False},
            {"index": 1, "type": "EventCouponApplied", "valid": True},
        ],
    }


def test_the_json_form_in_spanish() -> None:
    (violation,) = ce.check({**SALE, "quantity": "2"}).to_dict("es")["violations"]
    assert violation["error"] == "`quantity` debe ser un entero, no un texto."
    assert violation["hint"] == "Escriba el número sin comillas."
    (first,) = ce.check({**SALE, "quantity": "2"}).violations
    assert first.to_dict("es") == violation
    assert first.to_dict()["hint"] == "Write the number without quotes."


def test_validate_raises_what_check_reports() -> None:
    body = json.dumps([{**SALE, "quantity": 0}, {**SALE, "quantity": 0}])
    with pytest.raises(ce.InvalidPayload) as raised:
        ce.validate(body)
    assert raised.value.report == ce.check(body)
    assert isinstance(raised.value, ValueError)
    assert str(raised.value) == (
        "too-small at /0/quantity: `quantity` is less than 1. For 0 units there is no event: send nothing. (and 1 more)"
    )
    with pytest.raises(ce.InvalidPayload) as raised:
        ce.validate("")
    assert str(raised.value) == (
        "not-json: This is not JSON: there is nothing in it. Send one event, or an array of events."
    )
    with pytest.raises(ce.InvalidPayload, match=r" send nothing\. \(and at least 1 more\)$"):
        ce.validate(json.dumps([{**SALE, "quantity": 0}] * 3), max_violations=2)


@pytest.mark.parametrize("options", [{"max_bytes": 9}, {"max_violations": 1}, {"show_values": True}])
def test_validate_takes_the_options_of_check(options: Any) -> None:
    body = [{**SALE, "quantity": 0}] * 2
    with pytest.raises(ce.InvalidPayload) as raised:
        ce.validate(body, **options)
    assert raised.value.report == ce.check(body, **options) != ce.check(body)
    for function in (ce.check, ce.is_valid, ce.validate):
        with pytest.raises(ValueError, match="there is no version 'v9'"):
            function(SALE, version="v9")


def test_answers_are_frozen_and_can_be_sent_to_another_process() -> None:
    report = ce.check(TEXT, show_values=True)
    error = ce.InvalidPayload(report)
    assert pickle.loads(pickle.dumps(report)) == report
    assert pickle.loads(pickle.dumps(error)).report == report
    assert error.args == (report,)
    assert hash(report) == hash(ce.check(TEXT, show_values=True))
    for value, name in ((report, "valid"), (report.events[0], "valid"), (report.violations[0], "code")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, True)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"type": 5}', 1, 1),
        ('\n{"type": 5}', 2, 1),
        ('\n\n  {"type": 5}', 3, 3),
        ('\r\n\r\n {"type": 5}', 3, 2),
    ],
)
def test_the_place_of_what_is_missing_is_its_object(text: str, line: int, column: int) -> None:
    first = ce.check(text).violations[0]
    assert (first.code, first.line, first.column) == ("missing-property", line, column)


@pytest.mark.parametrize(
    "members",
    [
        '"😀é": 1, "productCode": ""',
        '"\\ud83d\\ude00":[1,{"a":"]}"}],"productCode":""',
        '"metadata" : {"type":[]} , "productCode" : "" ',
    ],
)
def test_columns_count_characters_and_skip_what_is_in_between(members: str) -> None:
    text = '{"type":"EventSale","customerCode":"c",' + members + "}"
    found = {each.code: each for each in ce.check(text).violations}
    assert (found["empty-string"].line, found["empty-string"].column) == (1, text.rindex('""') + 1)


CUSTOMERS = "S3CRET"


def bodies_with_a_secret() -> list[Any]:
    """Bad payloads that have a customer's data in every place that a value can stand in."""
    secrets = [CUSTOMERS, [CUSTOMERS], {"x": CUSTOMERS}]
    names = ["type", "customerCode", "timestamp", "quantity", "productCode"]
    events = [{**SALE, name: secret, "quantiy": CUSTOMERS} for name in names for secret in secrets]
    return [
        *events,
        [CUSTOMERS],
        CUSTOMERS,
        f'{{"type": "{CUSTOMERS}", "type": {CUSTOMERS}',
        f'["{CUSTOMERS}\\ud800"]',
        f"{{}} {CUSTOMERS}",
    ]


@pytest.mark.parametrize("body", bodies_with_a_secret())
def test_no_message_has_values_of_the_payload(body: Any) -> None:
    report = ce.check(body if isinstance(body, str) else json.dumps(body))
    assert not report.valid
    said = repr(report) + json.dumps([report.to_dict("en"), report.to_dict("es")]) + str(ce.InvalidPayload(report))
    assert CUSTOMERS not in said


def test_values_are_shown_where_that_is_asked_for() -> None:
    report = ce.check({**SALE, "quantity": "two", "extra": [1] * 100}, show_values=True)
    first, second = report.violations
    assert first.message() == '`quantity` must be an integer, not a string. Value: "two"'
    assert first.message("es") == '`quantity` debe ser un entero, no un texto. Valor: "two"'
    assert second.value == "[" + "1, " * 19 + "1,…"
    (accented,) = ce.check({**SALE, "quantity": "añil"}, show_values=True).violations
    assert accented.value == '"añil"'
    (missing,) = ce.check({"type": "EventCouponApplied"}, show_values=True).violations
    assert missing.value is None
    (refused,) = ce.check("{", show_values=True).violations
    assert refused.value is None
    for batch, value in (([], "[]"), ([1] * 101, "[" + "1, " * 19 + "1,…")):
        (wrong,) = ce.check(batch, show_values=True).violations
        assert wrong.value == value


def test_names_in_messages_are_short_and_visible() -> None:
    name = "a\x1b[31m\u202e\n" + "x" * 1000
    (violation,) = ce.check({**SALE, name: 1}).violations
    assert violation.message() == "`EventSale` has no property `a\\u001b[31m\\u202e\\u000a" + "x" * 52 + "…`."
    assert violation.instance_location == "/" + name
    for length, said in ((60, "x" * 60), (61, "x" * 60 + "…")):
        (violation,) = ce.check({**SALE, "x" * length: 1}).violations
        assert violation.message() == f"`EventSale` has no property `{said}`."
    hidden = "\\u001b" + "x" * 1000
    (twice,) = ce.check(f'{{"{hidden}": 1, "{hidden}": 2}}').violations
    assert twice.message() == "`\\u001b" + "x" * 59 + "…` appears twice in the same object."


@pytest.mark.parametrize(
    "char", "\u034f\u115f\u1160\u17b4\u180b\u2800\u3164\ufe0f\uffa0\U000e0100\u200b\u00ad\u2028\ufeff"
)
def test_characters_that_show_nothing_are_escaped(char: str) -> None:
    (violation,) = ce.check({**SALE, f"x{char}y": 1}).violations
    assert violation.message() == f"`EventSale` has no property `x\\u{ord(char):04x}y`."


def test_locations_are_json_pointers() -> None:
    (violation,) = ce.check({**SALE, "a/b~c": 1}).violations
    assert violation.instance_location == "/a~1b~0c"
    (violation,) = ce.check('{"x\\ud800": {"a": 1, "a": 2}}', max_violations=1).violations
    assert violation.code == "lone-surrogate"
    second = ce.check('{"x\\ud800": {"a": 1, "a": 2}}').violations[1]
    assert second.instance_location == "/x?/a"
