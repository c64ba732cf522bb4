"""A fix is offered where what was sent is certain to be kept, after it was tried."""

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._explaining import fixes
from commerce_events._explaining.fixes import edited
from commerce_events._explaining.patch import patched
from commerce_events.testing import events

SALE: dict[str, Any] = {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", "quantity": 2}


def fixes_of(body: Any, **options: Any) -> list[Any]:
    return [violation.fix and violation.fix.to_dict() for violation in ce.check(body, **options).violations]


@pytest.mark.parametrize(("change", "patch"), [
    ({"productcode": "N30122", "productCode": None},
     [{"op": "move", "from": "/productcode", "path": "/productCode"}]),
    ({"type": "event_sale"}, [{"op": "replace", "path": "/type", "value": "EventSale"}]),
    ({"quantity": "12"}, [{"op": "replace", "path": "/quantity", "value": 12}]),
    ({"productCode": 4711}, [{"op": "replace", "path": "/productCode", "value": "4711"}]),
])  # fmt: skip
def test_a_patch_makes_the_event_valid(change: dict[str, Any], patch: list[Any]) -> None:
    event = {name: value for name, value in {**SALE, **change}.items() if value is not None}
    assert fixes_of(event) == [{"patch": patch}]
    assert ce.is_valid(patched(event, patch))
    inside = [
        {**operation, **{n: f"/1{operation[n]}" for n in ("path", "from") if n in operation}} for operation in patch
    ]
    assert fixes_of(json.dumps([SALE, event])) == [{"patch": inside}]


@pytest.mark.parametrize("change", [
    {"productCode": 4711.0}, {"productCode": 0}, {"productCode": 2**53}, {"productCode": -1}, {"customerCode": None},
    {"quantity": "0"}, {"quantity": "02"}, {"quantity": "1,5"}, {"quantity": 2.5}, {"quantity": "9007199254740992"},
    {"quantity": "9" * 5000},
])  # fmt: skip
def test_where_something_would_be_lost_there_is_no_fix(change: dict[str, Any]) -> None:
    assert fixes_of({**SALE, **change}) == [None]


def test_a_fix_that_brings_another_error_is_not_offered() -> None:
    event = {name: value for name, value in SALE.items() if name != "productCode"}
    assert fixes_of({**event, "productcode": 0}) == [None]
    assert fixes_of([{**event, "productcode": "N30122", "quantity": 0}]) == [
        None,
        {"patch": [{"op": "move", "from": "/0/productcode", "path": "/0/productCode"}]},
    ]


def test_with_very_many_errors_none_is_known_to_be_new(monkeypatch: pytest.MonkeyPatch) -> None:
    event = {**SALE, "type": "EventSale", "productCode": 1, "quantity": "0"}
    assert fixes_of(event) == [{"patch": [{"op": "replace", "path": "/productCode", "value": "1"}]}, None]
    monkeypatch.setattr(fixes, "MOST_ERRORS", 1)
    assert fixes_of(event) == [None, None]


def test_json_has_fixes_without_values_unless_they_are_asked_for() -> None:
    body = [{**SALE, "type": "eventsale"}, {**SALE, "quantity": "12"}]
    hidden, shown = ce.check(body), ce.check(body, show_values=True)
    assert all(violation.fix for violation in (*hidden.violations, *shown.violations))
    assert ["fix" in row for row in hidden.to_dict()["violations"]] == [True, False]
    assert ["fix" in row for row in shown.to_dict()["violations"]] == [True, True]
    assert "12" not in repr(hidden.violations[1])


def test_what_is_tried_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    body = [{**SALE, "quantity": "2", "metadata": {"note": "x" * 1000}}] * 9
    assert all(fixes_of(body))
    monkeypatch.setattr(fixes, "TRIED", -len(json.dumps(body)) // 2)
    assert [bool(fix) for fix in fixes_of(json.dumps(body))].count(False) in range(3, 7)
    monkeypatch.setattr(fixes, "TRIED", 10**6)
    monkeypatch.setattr(fixes, "OFFERED", -(10**6))
    assert not any(fixes_of(body))


def test_a_fix_is_tried_once_and_kept() -> None:
    body = {**SALE, "quantity": "2"}
    (violation,) = ce.check(body).violations
    fix = violation.fix
    assert fix is not None
    body["quantity"] = None
    assert violation.fix is fix
    assert hash(fix) == hash(copy.copy(fix))


def test_a_report_with_fixes_can_be_copied_and_pickled() -> None:
    report = ce.check({**SALE, "quantity": "2"}, show_values=True)
    for other in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
        assert other == report
        assert other.violations[0].fix == report.violations[0].fix
        assert other.to_dict() == report.to_dict()


def test_warnings_have_no_fix() -> None:
    assert [warning.fix for warning in ce.check([SALE]).warnings] == [None]


@given(events(), st.sampled_from([str.upper, str.lower, "_".join, lambda name: f" {name}"]))
def test_a_name_that_was_changed_is_given_back(event: dict[str, Any], change: Any) -> None:
    for name in event.keys() - {"type"}:
        damaged = {change(key) if key == name else key: value for key, value in event.items()}
        if damaged.keys() != event.keys():
            (fix,) = fixes_of(damaged, unknown="error")
            assert patched(damaged, fix["patch"]) == event


@given(st.integers(1, 2**53 - 1))
def test_digits_are_given_back(number: int) -> None:
    for damaged, meant in (
        ({**SALE, "quantity": str(number)}, {**SALE, "quantity": number}),
        ({**SALE, "productCode": number}, {**SALE, "productCode": str(number)}),
    ):
        (fix,) = fixes_of(damaged)
        assert patched(damaged, fix["patch"]) == meant


@pytest.mark.parametrize(("value", "operations", "after"), [
    ({"a": 1}, [{"op": "add", "path": "/b", "value": 2}], {"a": 1, "b": 2}),
    ([1, 2], [{"op": "add", "path": "/0", "value": 0}], [0, 1, 2]),
    ([1, 2], [{"op": "add", "path": "/-", "value": 3}], [1, 2, 3]),
    ({"a": [1, 2]}, [{"op": "replace", "path": "/a/1", "value": 3}], {"a": [1, 3]}),
    ({"a": [1, 2]}, [{"op": "remove", "path": "/a/0"}], {"a": [2]}),
    ({"a": {"b/~": 1}}, [{"op": "move", "from": "/a/b~1~0", "path": "/b"}], {"a": {}, "b": 1}),
    ({"events": [1]}, [{"op": "move", "from": "/events", "path": ""}], [1]),
    ({"a": 1}, [{"op": "replace", "path": "", "value": 2}], 2),
    ({"a": 1}, [{"op": "replace", "path": "/b", "value": 2}], None),
    ({"a": 1}, [{"op": "remove", "path": "/b"}], None),
    ({"a": 1}, [{"op": "move", "from": "/b/c", "path": "/a"}], None),
    ([1], [{"op": "remove", "path": "/x"}], None),
])  # fmt: skip
def test_operations_of_json_patch(value: Any, operations: Any, after: Any) -> None:
    before = copy.deepcopy(value)
    assert patched(value, operations) == after
    assert value == before


def test_edits_are_made_from_the_start() -> None:
    assert edited("a\u00e9b😀c", [ce.Edit(1, 1, "e"), ce.Edit(3, 1, ""), ce.Edit(5, 0, "!")]) == "aebc!"
    assert ce.Fix(edits=(ce.Edit(1, 0, "x"),)).to_dict() == {"edits": [{"offset": 1, "length": 0, "replacement": "x"}]}


def test_a_text_that_can_be_read_then_is_fixed_whatever_it_says() -> None:
    for body in ("\ufeff[]", b"\xef\xbb\xbf[]", '{"type":"EventSale",}'):
        (violation,) = ce.check(body).violations
        assert violation.fix
        assert violation.fix.edits
