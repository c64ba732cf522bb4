"""JSON values as texts: numbers as JavaScript writes them, and one text for equal values."""

from typing import Any

import pytest

from commerce_events._json_text import are_equal, json_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (1.0, "1"),
        (-0.0, "0"),
        (0.25, "0.25"),
        (1.5e-5, "0.000015"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (1.5e-300, "1.5e-300"),
        (1e16, "10000000000000000"),
        (1e21, "1e+21"),
        (-1e300, "-1e+300"),
        (123456.789, "123456.789"),
        (True, "true"),
        (None, "null"),
        ("ñ\n", '"ñ\\n"'),
        ([1.0, "a"], '[1,"a"]'),
        ({"b": [], "a": {}}, '{"b":[],"a":{}}'),
        ({"ñ": [{"b": 1, "a": 2}]}, '{"ñ":[{"b":1,"a":2}]}'),
    ],
)
def test_numbers_are_written_as_in_javascript(value: Any, text: str) -> None:
    assert json_text(value) == text


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        ("1", 1, False),
        ([1], [1.0], True),
        ([1, 2], [2, 1], False),
        ({"a": 1, "b": 2}, {"b": 2.0, "a": 1}, True),
        ({"a": 1}, {"a": True}, False),
        ([{"b": {"c": 2, "d": 3}, "a": 1}], [{"a": 1, "b": {"d": 3, "c": 2}}], True),
        (None, 0, False),
    ],
)
def test_values_that_are_equal(one: Any, other: Any, equal: bool) -> None:  # noqa: FBT001 a row of the table
    assert are_equal(one, other) is equal
