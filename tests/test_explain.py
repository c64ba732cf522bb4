"""The explanation: one mistake, one violation; hints; order; what is tolerated; what is bounded."""

import inspect
import json
import sys
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.suggest import _suggest, suggest
from tests.tables import SALE, least

FORM = "`YYYY-MM-DDThh:mm:ss±hh:mm`; in UTC, with `Z` instead of `±hh:mm`."
ELSEWHERE = " Put it into `metadata`, or take it out: it is lost then. Change `type` only if such an event was meant."
ALL_TYPES = f"Use one of these, spelt exactly so: {', '.join(f'`{each.name}`' for each in ce.event_types())}."
TO_CODE = "A code is text: put its digits in double quotes, if this is the code as it was registered."
DIGITS_LOST = (
    "A code is text, and a number can lose digits of it: "
    "look up the code as it was registered, and put it in double quotes."
)
NO_CODE = "There is no code here. For a guest, or where you have no code, do not send this event."


def told(body: Any, **options: Any) -> list[str]:
    """Each violation as `code location: hint`."""
    violations = ce.check(body, **options).violations
    return [f"{each.code} {each.instance_location}: {each.hint()}" for each in violations]


def without(event: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name not in names}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        # A misspelt name and the missing one that it explains are one mistake.
        (
            without(SALE, "customerCode") | {"customer_code": "c"},
            ["unknown-property /customer_code: Did you mean `customerCode`?"],
        ),
        (
            without(SALE, "productCode") | {"ProductCode": "c"},
            ["unknown-property /ProductCode: Did you mean `productCode`?"],
        ),
        (
            without(SALE, "productCode") | {"product": "p"},
            ["unknown-property /product: Rename it to `productCode` if the product is registered under this code."],
        ),
        (SALE | {"quantiy": 2}, ["unknown-property /quantiy: Did you mean `quantity`?"]),
        (
            SALE | {"timestmap": "x"},
            [
                "unknown-property /timestmap: Did you mean `timestamp`?",
                f"not-a-timestamp /timestmap: Write it as {FORM}",
            ],
        ),
        # Two names that look like the same property: only one of them can be it.
        (
            SALE | {"quantiy": 2, "quantitty": 2},
            [
                "unknown-property /quantiy: Did you mean `quantity`?",
                "unknown-property /quantitty: Take it out, or put it into `metadata`.",
            ],
        ),
        (
            SALE | {"quantity": 2, "quantiy": 2},
            ["unknown-property /quantiy: Take it out, or put it into `metadata`."],
        ),
        (SALE | {"qqq": 1}, ["unknown-property /qqq: Take it out, or put it into `metadata`."]),
        (SALE | {"___": 1}, ["unknown-property /___: Take it out, or put it into `metadata`."]),
        # Nearness has its limits: four fifths of both names, at most 40 characters, one candidate far ahead.
        (SALE | {"quantix": 1}, ["unknown-property /quantix: Did you mean `quantity`?"]),
        (SALE | {"quant_ixx": 1}, ["unknown-property /quant_ixx: Take it out, or put it into `metadata`."]),
        (SALE | {f"quantity{'_' * 32}": 1}, [f"unknown-property /quantity{'_' * 32}: Did you mean `quantity`?"]),
        (
            SALE | {f"quantity{'_' * 33}": 1},
            [f"unknown-property /quantity{'_' * 33}: Take it out, or put it into `metadata`."],
        ),
        (SALE | {"type": "EventRemovedFromWishcart"}, ["unknown-event-type /type: " + ALL_TYPES]),
        # A name of another type is no misspelling.
        (
            SALE | {"query": "shoes"},
            [f"unknown-property /query: It belongs to `EventSearch`.{ELSEWHERE}"],
        ),
        (
            least("EventBrandViewed") | {"quantity": 2},
            [
                (
                    "unknown-property /quantity: It belongs to `EventAddedToCart`, `EventRemovedFromCart`, `EventSale`."
                    f"{ELSEWHERE}"
                )
            ],
        ),
        (
            least("EventSearch") | {"productCode": "p"},
            ["unknown-property /productCode: Take it out, or put it into `metadata`."],
        ),
        # Where the type is not known, no name is unknown; what is wrong in any event is told.
        (without(SALE, "type"), ["missing-property : Add `type`."]),
        (without(SALE, "type") | {"eventtype": "x"}, ["missing-property : Add `type`."]),
        (without(SALE, "type") | {"Type": "x"}, ["missing-property : Rename `Type` to `type`."]),
        (SALE | {"type": "EventSail"}, ["unknown-event-type /type: Did you mean `EventSale`?"]),
        (SALE | {"type": "sale"}, ["unknown-event-type /type: Did you mean `EventSale`?"]),
        (
            {"type": "rain", "timestamp": "x", "quantiy": 1},
            [
                "missing-property : Add `customerCode`.",
                "unknown-event-type /type: " + ALL_TYPES,
                f"not-a-timestamp /timestamp: Write it as {FORM}",
            ],
        ),
        # The kind of a value is told with its mend.
        (SALE | {"quantity": "2"}, ["wrong-type /quantity: Write the number without quotes."]),
        (SALE | {"quantity": 2.5}, ["wrong-type /quantity: Write a whole number, without decimals."]),
        (SALE | {"quantity": None}, ["wrong-type /quantity: Leave `quantity` out if there is nothing to send."]),
        (SALE | {"quantity": []}, ["wrong-type /quantity: Send an integer."]),
        (SALE | {"productCode": 7}, [f"wrong-type /productCode: {TO_CODE}"]),
        (SALE | {"productCode": 7.5}, [f"wrong-type /productCode: {DIGITS_LOST}"]),
        ([[SALE]], ["not-an-event /0: Put the events themselves into the batch, without an array around them."]),
        ([5], ["not-an-event /0: Put an event here, as an object, or take this item out."]),
        ("5", ["not-an-event : Send one event as an object, or several as an array of objects."]),
        # Several keywords refuse one value: one violation.
        (
            SALE | {"timestamp": "2025-11-15T12:00:00.123456789+01:00\n"},
            ["not-a-timestamp /timestamp: Write it in ASCII characters, without blanks or line breaks."],
        ),
        (SALE | {"type": 5}, ["wrong-type /type: Send a string."]),
        (SALE | {"timestamp": 5}, [f"wrong-type /timestamp: Send the moment as text: {FORM}"]),
        (SALE | {"quantity": "two"}, ["wrong-type /quantity: Send an integer."]),
        (SALE | {"productCode": None}, [f"wrong-type /productCode: {NO_CODE}"]),
        # Where several names are as near, none is suggested.
        (SALE | {"type": "EventView"}, ["unknown-event-type /type: " + ALL_TYPES]),
        (SALE | {"type": "Event"}, ["unknown-event-type /type: " + ALL_TYPES]),
    ],
)  # fmt: skip
def test_one_mistake_one_violation_and_its_mend(event: Any, expected: list[str]) -> None:
    assert told(event) == expected


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (without(SALE, "productCode"), "`productCode` is required, and missing."),
        (SALE | {"quantiy": 2}, "`EventSale` has no property `quantiy`."),
        (SALE | {"type": "EventSail"}, "There is no event type of this name."),
        (SALE | {"productCode": ""}, "`productCode` is empty."),
        (SALE | {"quantity": 0}, "`quantity` is less than 1."),
        (SALE | {"quantity": 2**53}, "`quantity` is more than 9007199254740991."),
        (SALE | {"quantity": None}, "`quantity` must be an integer, not null."),
        (SALE | {"quantity": True}, "`quantity` must be an integer, not a boolean."),
        (SALE | {"quantity": 2.5}, "`quantity` must be an integer, not a number with decimals."),
        (SALE | {"productCode": 7}, "`productCode` must be a string, not an integer."),
        (SALE | {"productCode": []}, "`productCode` must be a string, not an array."),
        (SALE | {"productCode": {}}, "`productCode` must be a string, not an object."),
        (SALE | {"timestamp": "2025-11-15"}, "`timestamp` is not written as required: no time of day, no offset."),
        (least("EventOrderApplied") | {"orderDirection": "up"}, "`orderDirection` is not one of its allowed values."),
        ([], "The batch has no events."),
        ([SALE] * 102, "The batch has 102 events; the maximum is 100."),
        ([[SALE]], "An event is a JSON object; this is an array."),
        (["x"], "An event is a JSON object; this is a string."),
        (SALE | {"metadata": [1e300, "\ud800"]}, "This is half a character: a surrogate without its other half."),
        ("[" * 65, "Arrays and objects are nested more than 64 levels deep."),
        (SALE | {"metadata": json.loads("[" * 64 + "]" * 64)},
         "Arrays and objects are nested more than 64 levels deep."),
    ],
)  # fmt: skip
def test_what_is_said(body: Any, sentence: str) -> None:
    assert ce.check(body).violations[0].message() == sentence


def test_the_values_to_choose_from_are_told() -> None:
    assert told(least("EventOrderApplied") | {"orderDirection": "up"}) == [
        "not-one-of /orderDirection: Use one of these, spelt exactly so: `asc`, `desc`."
    ]


@pytest.mark.parametrize(
    ("timestamp", "reason"),
    [
        ("2016-12-31T23:59:60Z", "leap-second"),
        ("2025-02-29T12:00:00Z", "no-such-moment"),
        ("2025-11-15T24:00:00Z", "no-such-moment"),
        ("2025-11-15T12:00:00+24:00", "no-such-moment"),
        ("2025-11-15t12:00:00z", "lower-case"),
        ("2025-11-15", "no-time"),
        ("2025-11-15T12:00:00", "no-offset"),
        ("2025-11-15T12:00Z", "no-seconds"),
        ("2025-11-15 12:00:00Z", "no-t"),
        ("2025-11-15T12:00:00+0100", "bad-offset"),
        ("2025-11-15T12:00:00 UTC", "bad-offset"),
        ("2025-11-15T12:00:00,5Z", "fraction"),
        ("2025-11-15T12:00:00.1234567890Z", "fraction"),
        ("2025-11-15 12:00:00", "no-t"),
        ("2025-11-15T12:00", "no-seconds"),
        ("0000-01-01T00:00:00Z", "no-such-moment"),
        ("99:99:60Z", "other"),
        ("2025-11-15T12:00:00Z\n", "odd-character"),
        ("", "no-date"),
    ],
)
def test_the_reason_of_a_refused_timestamp(timestamp: str, reason: str) -> None:
    (violation,) = ce.check({**SALE, "timestamp": timestamp}).violations
    assert violation.code == "not-a-timestamp"
    assert violation.params["reason"] == reason


def test_violations_come_in_the_order_of_the_text() -> None:
    text = """[
      {"zzz": 1, "quantity": 0, "type": "EventSale", "aaa": 1, "customerCode": ""},
      {"type": "EventSearch", "query": "", "customerCode": "c"},
      7,
      {"customerCode": 5, "extra": 1, "type": "EventCouponApplied"}
    ]"""
    found = ce.check(text).violations
    assert [(each.instance_location, each.code) for each in found] == [
        ("/0", "missing-property"),
        ("/0/zzz", "unknown-property"),
        ("/0/quantity", "too-small"),
        ("/0/aaa", "unknown-property"),
        ("/0/customerCode", "empty-string"),
        ("/1/query", "empty-string"),
        ("/2", "not-an-event"),
        ("/3/customerCode", "wrong-type"),
        ("/3/extra", "unknown-property"),
    ]
    assert {each.severity for each in found} == {"error"}
    places = [(each.line or 0, each.column or 0) for each in found]
    assert places == sorted(places)
    parsed = ce.check(json.loads(text)).violations
    assert [each.instance_location for each in parsed] == [each.instance_location for each in found]


def test_each_event_has_its_verdict() -> None:
    report = ce.check([SALE, {**SALE, "quantity": 0}, 5, {"type": "EventSael"}])
    assert [(each.index, each.type, each.valid) for each in report.events] == [
        (0, "EventSale", True),
        (1, "EventSale", False),
        (2, None, False),
        (3, None, False),
    ]
    (alone,) = ce.check(SALE).events
    assert (alone.index, alone.type, alone.valid) == (None, "EventSale", True)
    assert ce.check([SALE] * 101).events == ()


class TestUnknownTolerated:
    """`unknown="warn"`: for a caller that reads events of a newer minor version."""

    @staticmethod
    def test_an_unknown_property_is_a_warning() -> None:
        report = ce.check({**SALE, "newer": 1}, unknown="warn")
        assert report.valid
        assert report.events[0].valid
        assert [(each.code, each.severity) for each in report.warnings] == [("unknown-property", "warning")]
        assert ce.is_valid({**SALE, "newer": 1}, unknown="warn")
        assert not ce.is_valid({**SALE, "newer": 1})
        ce.validate([{**SALE, "newer": 1}], unknown="warn")

    @staticmethod
    def test_a_misspelt_optional_property_is_a_warning_with_its_hint() -> None:
        report = ce.check({**SALE, "quantiy": 1}, unknown="warn")
        assert [(each.code, each.hint()) for each in report.warnings] == [
            ("unknown-property", "Did you mean `quantity`?")
        ]
        assert report.valid

    @staticmethod
    def test_a_required_property_is_still_required() -> None:
        body = without(SALE, "customerCode") | {"customer_code": "c", "newer": 1}
        assert told(body, unknown="warn") == ["missing-property : Rename `customer_code` to `customerCode`."]
        assert [each.instance_location for each in ce.check(body, unknown="warn").warnings] == ["/newer"]
        assert not ce.is_valid(body, unknown="warn")

    @staticmethod
    def test_nothing_else_is_tolerated() -> None:
        for body in ({**SALE, "type": "EventNewer"}, {**SALE, "quantity": 0, "newer": 1}, [5], [], {}):
            assert not ce.is_valid(body, unknown="warn")
            assert not ce.check(body, unknown="warn").valid


def test_a_report_lists_so_many_violations_and_says_so() -> None:
    stamped = SALE | {"timestamp": "2025-11-18T07:21:16Z"}
    bad = [stamped | {"quantity": -number} for number in range(6)]
    report = ce.check([*bad[:5], stamped], max_violations=5)
    assert (len(report.violations), report.truncated) == (5, False)
    report = ce.check([*bad, stamped, stamped], max_violations=5)
    assert (len(report.violations), report.truncated) == (5, True)
    assert [each.valid for each in report.events] == [False] * 6 + [True] * 2
    assert not report.valid
    report = ce.check([SALE | {"quantity": 0}] * 6, max_violations=5)
    assert (len(report.violations), len(report.warnings), report.truncated) == (5, 5, True)
    # The first has no timestamp; the others, besides, are its equals.
    reports = [ce.check([SALE] * count, max_violations=5) for count in (3, 4)]
    assert [(len(report.warnings), report.truncated) for report in reports] == [(5, False), (5, True)]
    assert len(ce.check('{"a":1' + ',"a":1' * 200 + "}").violations) == 100
    assert ce.check('{"a":1' + ',"a":1' * 200 + "}").truncated


LATE = {"timestamp": "9999-12-31T00:00:00Z"}
MANY = {**SALE, "metadata": [2**53] * 4, "aa": 1, "zz": 2**53, "quantiy": 1, "mm": 1}
BODIES_WITH_MANY: list[Any] = [
    '{"a":1,"a":1,"a":1,"a":[1e400,"\\ud800"]}',
    [SALE] * 101,
    MANY,
    MANY | {"quantity": 0, "customerCode": ""},
    [SALE] * 4,
    [SALE | LATE | {"metadata": {"a": 2**53, "b": 2**53}}] * 3,
    [MANY, MANY, SALE | {"bb": 2**53}],
    [MANY, SALE | {"quantity": 0, "metadata": [2**53] * 2}, MANY | LATE, SALE],
    [SALE | LATE, without(SALE, "customerCode"), SALE | {"quantity": 0, "aa": 1}, MANY],
    [{"type": "?", "aa": [2**53] * 3}, {}, 1, [SALE | LATE], SALE | LATE],
]


@pytest.mark.parametrize("unknown", ["error", "warn"])
@pytest.mark.parametrize("body", BODIES_WITH_MANY)
def test_a_lower_limit_lists_the_first_ones(body: Any, unknown: Any) -> None:
    whole = ce.check(body, unknown=unknown)
    assert not whole.truncated
    for limit in range(1, 16):
        report = ce.check(body, unknown=unknown, max_violations=limit)
        assert report.violations == whole.violations[:limit]
        is_explained = len(whole.violations) <= limit  # else the events that follow are not looked at
        assert report.warnings == whole.warnings[: limit if is_explained else len(report.warnings)]
        assert len(report.warnings) <= limit
        assert report.truncated == (max(len(whole.violations), len(whole.warnings)) > limit)
        assert (report.valid, report.events) == (whole.valid, whole.events)


@pytest.mark.parametrize("unknown", ["error", "warn"])
def test_an_event_with_very_many_unknown_properties(unknown: Any) -> None:
    body = json.dumps({**SALE, **{f"p{number}": 1 for number in range(50_000)}})
    report = ce.check(body, unknown=unknown)
    listed = report.violations if unknown == "error" else report.warnings
    assert [each.instance_location for each in listed] == [f"/p{number}" for number in range(100)]
    assert report.truncated


@pytest.mark.parametrize(
    "options",
    [{"unknown": "ignore"}, {"max_bytes": 0}, {"max_violations": 0}],
)
def test_options_that_have_no_such_value(options: Any) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        ce.check(SALE, **options)


def test_what_is_not_explained_is_not_suspected() -> None:
    bad = [SALE | {"productCode": f"p{index}", "timestmp": "x", "zz": 1} for index in range(9)]
    assert ce.check(bad, max_violations=5).warnings == ce.check(bad).warnings == ()


@pytest.mark.parametrize("in_batch", [False, True])
def test_an_unknown_property_is_not_suspected_even_if_it_is_not_listed(*, in_batch: bool) -> None:
    event = {**SALE, "timestamp": "2025-11-18T07:21:16Z", **{f"p{number}": 2**53 for number in range(300)}}
    report = ce.check([event] if in_batch else event)
    assert (len(report.violations), report.warnings, report.truncated) == (100, (), True)


@pytest.mark.parametrize("unknown", ["warn", "error"])
def test_an_unknown_name_that_another_one_was_meant_by_is_suspected_once(unknown: Any) -> None:
    event = {"type": "EventOrderApplied", "customerCode": "D314K1432", "description": -(2**53)}
    report = ce.check(event, unknown=unknown)
    told = [(one.code, one.instance_location) for one in (*report.violations, *report.warnings)]
    expected = {"warn": "unsafe-integer", "error": "unknown-property"}[unknown]
    assert (expected, "/description") in told
    assert len([place for _, place in told if place == "/description"]) == 1


def test_a_caller_deep_in_its_stack_gets_an_answer() -> None:
    def deeper(levels: int, body: str) -> bool:
        return ce.is_valid(body) if not levels else deeper(levels - 1, body)

    ce.is_valid(SALE)
    room = sys.getrecursionlimit() - len(inspect.stack())
    assert not deeper(room - 120, "[" * 499)


def test_case_and_separators_come_before_parts() -> None:
    assert suggest("event_sale", ("EventSale", "EventSales")) == "EventSale"


def test_a_long_name_is_not_kept() -> None:
    kept = _suggest.cache_info().currsize
    assert suggest("customerCode" * 4, ("customerCode",)) is None
    assert _suggest.cache_info().currsize == kept
