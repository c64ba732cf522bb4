"""The size of an answer is bounded by the size of the payload, whatever the payload and however much is asked for."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events import InvalidPayload, Report
from commerce_events._explaining.budget import AROUND, FLAT, NUMBER, REASON, Budget
from commerce_events._finding import Finding
from commerce_events._messages import LANGUAGES, reported, words
from commerce_events._params import Params
from commerce_events.testing import faults

#: The bound: so many bytes for each byte of the payload, and so many more.
PER_BYTE, MORE = 8, 256 * 1024
SALE = '{"type":"EventSale","customerCode":"a","productCode":"b"'


def size(report: Report) -> int:
    """The size of a report as JSON, in the language in which it is larger."""
    return max(len(json.dumps(report.to_dict(lang))) for lang in LANGUAGES)


def assert_bounded(body: str, **options: Any) -> Report:
    report = ce.check(body, **options)
    assert size(report) <= PER_BYTE * len(body.encode("utf-8", "surrogatepass")) + MORE
    return report


NAMES = {"emoji": "\U0001f600" * 5000, "tildes": "~/" * 10_000, "letters": "a" * 20_000, "escapes": "\\u0001" * 3000}
INSIDE = {
    "duplicate-key": (",".join(['"a":1'] * 120), "{", "}"),
    "lone-surrogate": (",".join(['"\\ud800"'] * 120), "[", "]"),
    "number-out-of-range": (",".join(["1e999"] * 120), "[", "]"),
    "unsafe-integer": (",".join(["9007199254740993"] * 120), "[", "]"),
}


@pytest.mark.parametrize("code", INSIDE)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("limit", [1, 100, 10**6])
def test_a_long_name_is_not_repeated_without_end(code: str, name: str, limit: int) -> None:
    inside, opening, closing = INSIDE[code]
    body = f'{SALE},"metadata":{{"{NAMES[name]}":{opening}{inside}{closing}}}}}'
    report = assert_bounded(body, max_violations=limit)
    listed = report.violations or report.warnings
    assert listed[0].code == code
    assert len(listed) < min(limit, 120) or limit == 1
    assert report.truncated


@given(faults(), st.sampled_from([1, 100, 10**6]), st.booleans())
def test_faults(fault: Any, limit: int, show_values: bool) -> None:  # noqa: FBT001 - Hypothesis draws it
    body = fault.body if isinstance(fault.body, str) else fault.body.decode("utf-8", "replace")
    assert_bounded(body, max_violations=limit, show_values=show_values)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=60, unique=True), st.sampled_from([100, 10**6]))
def test_unknown_names(names: list[str], limit: int) -> None:
    body = SALE + "".join(f",{json.dumps(name, ensure_ascii=False)}:1" for name in names) + "}"
    assert_bounded(body, max_violations=limit)


def test_a_hundred_of_each_fit() -> None:
    events = [{"type": "EventSale", "customerCode": "", "productCode": f"N{index}"} for index in range(100)]
    report = ce.check(events)
    assert (len(report.violations), len(report.warnings), report.truncated) == (100, 100, False)
    assert not ce.check([{"type": f"EventNo{index}"} for index in range(30)]).truncated


@pytest.mark.parametrize("code", reported())
def test_the_fixed_part_covers_the_words(code: str) -> None:
    """Whatever variant of a message and hint, and whatever else a violation says beside its location."""
    for lang in LANGUAGES:
        said = words(lang)["codes"][code]
        longest = sum(max(len(json.dumps(each)) for each in _variants(said[part])) for part in ("message", "hint"))
        others = {"code": code, "keywordLocation": "v1/" + "a" * 80, "eventIndex": 99, "eventType": "EventFromWishlist"}
        members = {**others, "instanceLocation": "", "line": 10**7, "column": 10**7}
        members |= {"params": {}, "value": "", "error": "", "hint": ""}
        assert longest + len(json.dumps(members)) <= FLAT


def test_the_part_of_a_reason_covers_its_words() -> None:
    for lang in LANGUAGES:
        faults, advice = words(lang)["faults"], words(lang)["advice"]
        assert all(len(json.dumps(faults[reason] + advice[reason])) <= REASON for reason in faults)


def _variants(template: Any) -> list[str]:
    return [*template.values()] if isinstance(template, dict) else [template]


def test_what_is_too_expensive_ends_the_list() -> None:
    budget = Budget(0)
    assert budget.violations(10**6) == 240 * 1024 // FLAT
    assert budget.violations(1) == 1
    assert budget.pay(Finding("too-small"), "/quantity", None)
    assert not budget.pay(Finding("too-small"), "/" + "a" * 10**6, None)
    assert not budget.pay(Finding("too-small"), "", None)


def cost(location: str = "", value: str | None = None, **params: Any) -> int:
    """What a violation costs, in bytes."""
    budget = Budget(10**6)
    before = budget._left
    assert budget.pay(Finding("not-one-of", params=Params(**params)), location, value)
    return before - budget._left


TEXTS = ["", "red", "r d", '"', "\\", "\n", "\x7f", "é", "\U0001f600", "\ud800"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_a_violation_repeats_is_paid_as_often_as_it_is_repeated(text: str) -> None:
    written = len(json.dumps(text))
    free = FLAT + 2 * len('""')
    assert cost() == free + len('""')
    assert cost(location=text) == free + written
    assert cost(value=text) == free + len('""') + 2 * (written - len('""'))
    item = AROUND + written
    assert cost(name=text) == cost() + len("name") + 3 * item
    assert cost(name=(text, text)) == cost() + len("name") + 3 * (AROUND + 2 * item)
    assert cost(name=Params(key=text)) == cost() + len("name") + 3 * (AROUND + AROUND + len('"key"') + item)
    assert cost(name=1) == cost() + len("name") + 3 * (AROUND + NUMBER)


def test_values_that_are_shown_are_paid_for() -> None:
    event = json.loads(SALE + "}") | dict.fromkeys("vwxyz", "\U0001f600" * 60)
    body = json.dumps([event] * 100, ensure_ascii=False)
    assert not assert_bounded(body, max_violations=1000).truncated
    shown = assert_bounded(body, max_violations=1000, show_values=True)
    assert shown.truncated
    assert 400 < len(shown.violations) < 500


@pytest.mark.parametrize("size", [0, 1, 1000])
def test_a_budget_grows_with_the_payload(size: int) -> None:
    bytes_left = 240 * 1024 + 6 * size
    exact = "a" * (bytes_left - cost())
    assert Budget(size).pay(Finding("refused"), exact, None)
    assert not Budget(size).pay(Finding("refused"), f"{exact}a", None)


def test_a_location_that_is_longer_than_what_is_left_ends_the_list_at_once() -> None:
    left = Budget(0)._left
    for longer in (0, 1):
        budget = Budget(0)
        assert not budget.pay(Finding("refused"), "a" * (left + longer), None)
        assert budget.violations(1) <= 0
    assert budget.violations(1) == 0


@given(st.text(max_size=3000))
def test_the_exception_is_one_short_line(name: str) -> None:
    with pytest.raises(InvalidPayload) as caught:
        ce.validate({"type": "EventSale", "customerCode": "a", "productCode": "b", f"x{name}": 1})
    said = str(caught.value)
    assert len(said) < 1500
    assert said.isprintable()


@given(st.text(max_size=3000))
def test_what_json_can_not_say_is_told_in_one_short_line(name: str) -> None:
    with pytest.raises(TypeError) as caught:
        ce.check({f"x{name}": {1}})
    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=300))
def test_what_is_no_body_is_told_in_one_short_line(name: str) -> None:
    for call in (ce.check, ce.validate, ce.is_valid):
        with pytest.raises(TypeError) as caught:
            call(type(name, (), {})())
        assert len(str(caught.value)) < 1000
        assert str(caught.value).isprintable()


def test_objects_to_choose_from_are_paid_for() -> None:
    def left(choice: Any) -> int:
        budget = Budget(0)
        assert budget.pay(Finding("not-one-of", params=Params(choices=(choice,))), "", None)
        return budget.violations(10**6)

    assert left(Params(**{"colour" * 1000: "red" * 1000})) < left("red" * 1000) < left(1)
