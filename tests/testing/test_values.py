"""The parts of the kit one by one: values near a limit, equality as JSON has it, spellings."""

import json

import pytest
from hypothesis import Phase, find, settings

from commerce_events.testing import faults, values
from commerce_events.testing.refusal import _is_same
from commerce_events.testing.spelling import Style, spell
from tools.vector import said

UNSHRUNK = settings(max_examples=2000, phases=[Phase.generate])


def test_a_pattern_without_a_tree_has_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> list[str]:
        raise ValueError

    monkeypatch.setattr(values, "candidates", refuse)
    assert "an example" in values._texts({"pattern": "^a$", "examples": ["an example"]})


def test_objects_are_the_same_member_by_member() -> None:
    assert _is_same({"a": [1]}, {"a": [1.0]})
    assert not _is_same({"a": 1}, {"a": True})


def test_a_long_list_is_said_in_few_words() -> None:
    assert said(["a"] * 500).startswith("500 items")


@pytest.mark.parametrize(
    ("style", "spelt"),
    [
        (Style(numbers="decimal"), '{"b":[2.0,0,true],"a":"ñ"}'),
        (Style(numbers="exponent", order="sorted"), '{"a":"ñ","b":[2E0,0,true]}'),
        (Style(numbers="shifted", order="reversed"), '{"a":"ñ","b":[20e-1,0,true]}'),
        (Style(escapes="upper"), '{"\\u0062":[2,0,true],"\\u0061":"\\u00F1"}'),
    ],
)
def test_a_value_is_spelt_in_many_ways(style: Style, spelt: str) -> None:
    value = {"b": [2, 0, True], "a": "ñ"}
    assert spell(value, style) == spelt
    assert json.loads(spelt) == value


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # what is found first may be a large batch
@pytest.mark.parametrize("code", ["unknown-property", "not-json"])
@pytest.mark.parametrize("index", [None, 0])
def test_a_wrong_event_stands_alone_or_in_a_batch(code: str, index: int | None) -> None:
    assert find(faults(codes=[code]), lambda fault: fault.event_index == index, settings=UNSHRUNK).code == code
