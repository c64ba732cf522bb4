"""Bodies at the edges of what readers can do, and those that were once told otherwise here and there."""

import json
from typing import Any

import pytest

from proofs.playground.peer import Playground, assert_same
from proofs.playground.tables import NO_TEXTS, NUMBERS, ODD_NAMES, TIMES

SALE = '{"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", '

#: What once made a difference, and what was thought to.
PINNED = {
    "a final line break, which Python's `$` lets pass": SALE + '"timestamp": "2025-11-18T07:21:16Z\\n"}',
    "the same in an event of no type": '{"timestamp": "0400-02-29T20:07:09Z\\n"}',
    "two line breaks": SALE + '"timestamp": "2025-11-18T07:21:16Z\\n\\n"}',
    "a line break where the pattern does not match either": SALE + '"timestamp": "2025-11-18T07:21Z\\n"}',
    "the longest timestamp and a line break": SALE + '"timestamp": "2025-11-18T07:21:16.123456789+01:00\\n"}',
    "a digit of another script where a comma is missing": '["a" ٣]',
    "a superscript where a comma is missing": '["a" ²]',
    "NaN with a letter behind it": "[NaNé]",
    "an upper-case infinity": "[-INF]",
    "names like indices, not in their order": '{"2": 1, "1": 2, "x": 3, "0": 4}',
    "such names in an event": SALE + '"10": 1, "9": 2, "quantiy": 3}',
    "__proto__ with an event in it": f'{{"__proto__": {SALE}"a": 1}}}}',
    "__proto__ twice": SALE + '"__proto__": 1, "__proto__": 2}',
    "a type named like a method": '{"type": "constructor", "customerCode": "c"}',
    "surrogates in two escapes, of which one is alone": '["\\ud83d\\ude00 \\ude00"]',
    "a raw lone surrogate": '["\ud800"]',
    "a lone surrogate in a name": '{"a\\ud800": 1, "a\\ud800": 2}',
    "a column behind characters beyond the basic plane": '{"type": "😀😀", "😀": "😀", "a": }',
    "lines that end in other ways": '{\r\n"a": 1,\r"b": 2,\u2028"c": ٣}',
    "a misspelt name behind twenty others": SALE + ", ".join(f'"x{i}": 1' for i in range(20)) + ', "quantiy": 1}',
    "a name that three types know": '{"type": "EventCouponApplied", "customerCode": "c", "quantity": 1}',
    "a letter that is newer than Python's tables": SALE + '"\U00031350": 1}',
    "a part of a type with an i that has no dot": '{"type": "wrıtten", "customerCode": "c"}',
    "a part of a type with an upper-case i": '{"type": "REVİEWWRITTEN", "customerCode": "c"}',
    "an order of a name as of two": SALE + '"orderD": 1, "code": 2}',
    "an event that holds itself": f'[{SALE}"metadata": [{SALE}"metadata": 1}}]}}]',
}

SAME = ("2", "2.0", "20e-1", "0.2e1", "2.1", '"2"', "true", "[2]", "[2.0]", '{"a": 2, "b": 1}', '{"b": 1.0, "a": 2e0}')
#: Numbers that doubles take for the same, of which Python knows that they are not, or are.
LARGE = (
    "9007199254740993",
    "9007199254740992",
    "9007199254740992.0",
    "1e300",
    "1" + "0" * 300,
    "1e22",
    "1" + "0" * 22,
    "0",
    "-0",
    "-0.0",
)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:20])
def test_numbers(playground: Playground, number: str) -> None:
    for name in ("quantity", "metadata", "timestamp", "type", "customerCode"):
        assert_same(playground, f'{{"productCode": "p", "type": "EventSale", "customerCode": "c", "{name}": {number}}}')
        assert_same(playground, f'{{"productCode": "p", "type": "EventSale", "{name}": {number}, "x": [{number}]}}')
    assert_same(playground, number)


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_names(playground: Playground, name: str) -> None:
    for written in (json.dumps(name), json.dumps(name, ensure_ascii=False)):
        body = f'{SALE}{written}: 1, "metadata": {{{written}: 9007199254740993, "b": 1}}}}'
        assert_same(playground, body)
        assert_same(playground, body, unknown="warn")
        assert_same(playground, f'{{"type": {written}, {written}: {written}, {written}: 1}}')


@pytest.mark.parametrize("timestamp", TIMES, ids=ascii)
def test_timestamps(playground: Playground, timestamp: str) -> None:
    assert_same(playground, f'{SALE}"timestamp": {json.dumps(timestamp)}}}')
    assert_same(playground, f'[{{"timestamp": {json.dumps(timestamp)}}}, 1]')


@pytest.mark.parametrize("value", NO_TEXTS, ids=repr)
def test_what_is_sent_for_a_timestamp(playground: Playground, value: Any) -> None:
    assert_same(playground, f'{SALE}"timestamp": {json.dumps(value)}}}')
    assert_same(playground, json.dumps([{"type": "EventSearch", "timestamp": value}]))


@pytest.mark.parametrize("body", PINNED.values(), ids=PINNED)
def test_pinned(playground: Playground, body: str) -> None:
    assert_same(playground, body)
    assert_same(playground, f"[{body}, {body}]")
    assert_same(playground, body, unknown="warn", max_violations=1)


@pytest.mark.parametrize("values", [SAME, LARGE], ids=["same", "large"])
def test_which_events_are_equal(playground: Playground, values: tuple[str, ...]) -> None:
    events = [f'{SALE}"metadata": {value}}}' for value in values]
    answer = assert_same(playground, f"[{', '.join(events)}]")
    assert "duplicate-event" in {warning["code"] for warning in answer.reports[0]["warnings"]}


@pytest.mark.parametrize("unknown", ["error", "warn"])
def test_verdicts_behind_the_last_violation(playground: Playground, unknown: str) -> None:
    unlike = f'{SALE}"quantiy": 1}}'
    answer = assert_same(playground, f"[1, 2, {unlike}, {SALE}0]", unknown=unknown, max_violations=1)
    assert answer.reports[0]["events"] == []
    answer = assert_same(playground, f'[1, 2, {unlike}, {SALE}"metadata": 1}}]', unknown=unknown, max_violations=1)
    assert [event["valid"] for event in answer.reports[0]["events"]] == [False, False, unknown == "warn", True]


@pytest.mark.parametrize("limit", [1, 2, 20, 1_000_000])
def test_the_plural_is_that_of_the_number(playground: Playground, limit: int) -> None:
    """The browser has plural rules of its own; the package reads those of the language's file."""
    answer = assert_same(playground, "[" + " " * limit + "]", max_bytes=limit)
    assert [report["violations"][0]["params"] for report in answer.reports] == [{"limit": limit}] * len(answer.reports)
    assert ("1 byte." in answer.reports[0]["violations"][0]["error"]) is (limit == 1)
