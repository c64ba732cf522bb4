"""Parsed JSON is measured as its text would be, level by level and, where something is odd, one by one."""

import json
from typing import Any

import pytest

from commerce_events._params import Params
from commerce_events._reading import inspect as module
from commerce_events._reading.inspect import Inspection, inspect


@pytest.fixture(params=["at a glance", "one by one"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "one by one":
        monkeypatch.setattr(module, "_glance", lambda *_: None)


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ([], 1),
        ({}, 1),
        ([1, None, True, 0.5], 9),
        ([-(2**53) + 1, 2**53 - 1], 5),
        (["ab", "ñ", "", "€"], 16),
        ({"ab": "c", "ñ": 0}, 10),
        ([[], [{}], [1, [2]]], 15),
        ({"a": [{"b": []}, "cd"], "e": {}}, 16),
    ],
)
def test_no_text_of_a_value_is_shorter_than_its_size(value: Any, size: int) -> None:
    assert len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()) >= size
    assert inspect(value, size) == Inspection(None, size, has_unsafe_integers=False)
    finding = inspect(value, size - 1).finding
    assert finding
    assert (finding.code, finding.params) == ("too-large", Params(limit=size - 1))


@pytest.mark.parametrize("number", [2**53, -(2**53), 2**60])
def test_integers_beyond_the_safe_ones_are_seen(number: int) -> None:
    assert inspect({"a": [0, number, 1]}, 100).has_unsafe_integers
