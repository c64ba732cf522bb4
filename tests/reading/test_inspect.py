"""Parsed JSON is measured as its text would be, level by level and, where something is odd, one by one."""

import json
from collections import OrderedDict
from enum import IntEnum, StrEnum
from typing import Any

import pytest

from commerce_events._params import Params
from commerce_events._pointer import Path
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
    for limit in (size, 100):
        is_at_a_glance = module._glance(value, limit) is not None
        assert inspect(value, limit) == Inspection(None, size, has_unsafe_integers=False, is_plain=is_at_a_glance)
    finding = inspect(value, size - 1).finding
    assert finding
    assert (finding.code, finding.params) == ("too-large", Params(limit=size - 1))


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    LARGE = 2


@pytest.mark.parametrize("value", [[OrderedDict()], {"a": Size.LARGE}, [2**53], [[Colour.RED]]])
def test_what_is_of_a_subclass_is_not_plain(value: Any) -> None:
    assert not inspect(value, 100).is_plain


@pytest.mark.parametrize("number", [2**53, -(2**53), 2**60])
def test_integers_beyond_the_safe_ones_are_seen(number: int) -> None:
    assert inspect({"a": [0, number, 1]}, 100).has_unsafe_integers


@pytest.mark.parametrize(
    ("value", "path"), [(OrderedDict(a=["\ud800"]), ("a", 0)), (["\ud800", 0.5], (0,)), ({"a": {"\udfff": 0}}, ("a",))]
)
def test_half_a_surrogate_pair_is_found_wherever_it_is(value: Any, path: Path) -> None:
    finding = inspect(value, 100).finding
    assert finding
    assert (finding.code, finding.path) == ("lone-surrogate", path)
