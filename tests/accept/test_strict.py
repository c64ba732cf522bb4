"""Values that may be anything: no number goes through a decoder whose time depends on its digits."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commerce_events._accept import strict
from commerce_events._accept.strict import are_strict
from commerce_events._text.parse import NotIJSONError, parse
from commerce_events.testing.strategies import JSON_VALUES

SLOW = ["1e308", "1e300", "1E-323", "5e-324", "1.7976931348623157e308", "1" * 19, "0." + "1" * 30, "1e0000308", "-1e-9"]
QUICK = ["1", "0.5", "1.0", "1234567890.125", '"1e308"', '"a 1e308"', '"3e5f"']


@pytest.mark.parametrize("number", SLOW)
@pytest.mark.parametrize("text", ["%s", "[%s]", '{"a":%s}', "[1, %s]", '{"a" : %s}', "[1,\n%s]"])
def test_slow_numbers_are_read_by_the_strict_parser_alone(
    number: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict, "_decode", None)
    assert are_strict([(text % number).encode()], in_batch=True)


@pytest.mark.parametrize("number", QUICK)
def test_other_numbers_are_not(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "parse", None)
    assert are_strict([f"[{number}]".encode()], in_batch=True)


@given(
    st.lists(
        JSON_VALUES.map(json.dumps) | st.sampled_from([*SLOW, *QUICK, "1e400", "[1,1e999]", '{"a":1,"a":2}']),
        max_size=4,
    )
)
@example(["[" * 63 + "]" * 63])
@example(["[" * 62 + "]" * 62])
def test_it_agrees_with_the_strict_parser(values: list[str]) -> None:
    texts = [value.encode() for value in values]
    for in_batch, whole in ((False, f"[{','.join(values)}]"), (True, f"[[{','.join(values)}]]")):
        assert are_strict(texts, in_batch=in_batch) is is_strict(whole)


def is_strict(text: str) -> bool:
    try:
        parse(text)
    except NotIJSONError:
        return False
    return True


def test_what_is_not_utf8_is_refused() -> None:
    assert not are_strict([b'"\xff"'], in_batch=False)
