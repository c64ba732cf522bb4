"""The strict reader: it reads what the parser reads, and no number goes where its digits cost time."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commerce_events._reading import strict
from commerce_events._reading.parse import MAX_DEPTH, NotIJSONError, parse
from commerce_events._reading.strict import has_as_many_names, read_strictly
from commerce_events.testing.strategies import JSON_VALUES

#: Numbers that take the decoder long, or may be too large; each is here as often as it takes to be too many.
SLOW = ["1e308", "1e300", "1E-323", "5e-324", "1.7976931348623157e308", "1" * 19, "1e0000308", "-1e-9"]
QUICK = ["1", "0.5", "1.0", "1234567890.125", '"1e308"', '"a 1e308"', '"3e5f"', "-0", "1.50", "9e2"]


@pytest.mark.parametrize("number", SLOW)
@pytest.mark.parametrize("text", ["[%s]", '[{"a":%s}]', "[1, %s]", '[{"a" : %s}]', "[1,\n%s]"])
def test_many_slow_numbers_are_read_by_the_parser_alone(
    number: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict, "_decode", None)
    many = ", ".join([text % number] * 60)
    assert read_strictly(f"[{many}]".encode()) == json.loads(f"[{many}]")


@pytest.mark.parametrize("number", QUICK)
def test_other_numbers_are_read_by_the_decoder(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "parse", None)
    assert repr(read_strictly(f"[{number}]".encode())) == repr(json.loads(f"[{number}]"))


VALUES = JSON_VALUES.map(json.dumps) | JSON_VALUES.map(lambda value: json.dumps(value, ensure_ascii=False, indent=1))
ODD = [*SLOW, *QUICK, "1e400", "[1,1e999]", '{"a":1,"a":2}', "1" * 400]
TEXTS = ['"\\ud800"', '"\\\\"', '"\\\\\\""', '"\\u00e9\\/"']


@given(st.lists(VALUES | st.sampled_from([*ODD, *TEXTS]), max_size=4), st.integers(1, MAX_DEPTH))
@example(["[" * 63 + "]" * 63], MAX_DEPTH)
@example(["[" * 64 + "]" * 64], MAX_DEPTH)
@example(["[" * 62 + "]" * 62], MAX_DEPTH - 1)
@example(['{"a":"\\"","a":"","b":"\\\\"}'], MAX_DEPTH)
@example(['{"a":"\\u003a","a":"\\u003a"}'], MAX_DEPTH)
def test_it_agrees_with_the_parser(values: list[str], levels: int) -> None:
    whole = f"[{','.join(values)}]"
    assert outcome(lambda: read_strictly(whole.encode(), levels)) == outcome(lambda: parse(whole, levels))


def outcome(read: Callable[[], Any]) -> str:
    try:
        return repr(read())
    except NotIJSONError:
        return "refused"


def test_what_is_not_utf8_is_refused() -> None:
    with pytest.raises(NotIJSONError):
        read_strictly(b'"\xff"')


@given(st.lists(st.sampled_from(['"', "\\", ":", "\n", "\\u003a", "a"]), max_size=6).map("".join))
def test_a_lost_name_is_missed(text: str) -> None:
    spelt = json.dumps([{text: text}, text], separators=(", ", ": "))
    shortest = json.dumps([{text: text}, text], separators=(",", ":"))
    lost = shortest.replace("{", '{"lost":0,')
    assert has_as_many_names(spelt.encode(), shortest.encode()) is ("\\\\u003a" not in spelt)
    assert not has_as_many_names(lost.encode(), shortest.encode())


@pytest.mark.parametrize("colon", ["\\u003a", "\\u003A"])
def test_a_colon_as_an_escape_does_not_make_up_for_a_lost_name(colon: str) -> None:
    twice = f'{{"a":"{colon}","a":"{colon}"}}'
    assert not has_as_many_names(twice.encode(), b'{"a":":"}')
    with pytest.raises(NotIJSONError):
        read_strictly(twice.encode())
    assert read_strictly(f'{{"a":"{colon}"}}'.encode()) == {"a": ":"}
