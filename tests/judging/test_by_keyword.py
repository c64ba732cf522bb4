"""Which keywords are reported, and that the library is not asked where it need not be."""

from typing import Any

import pytest

from commerce_events._contract.flatten import FlatSchema
from commerce_events._judging import by_keyword
from commerce_events._judging.by_keyword import accepts, breaches

#: A text of letters, or a text with `x`; and no line break in it, in a second way.
CODE = {"type": "string", "pattern": "^[a-z]+$", "not": {"type": "string", "pattern": "\\n"}}
PAIR = FlatSchema({"type": "object", "properties": {"a": CODE, "b": {"type": "string", "pattern": "^b$"}}})


def found(flat: FlatSchema, value: Any) -> list[tuple[Any, ...]]:
    return [breach.keyword for breach in breaches(flat, value)]


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("ab", []),
        ("ab\n", ["not"]),
        ("a\n", ["not"]),
        ("1", ["pattern"]),
        ("1\n", ["pattern", "not"]),
        ("\n", ["pattern", "not"]),
        ("a\nb", ["pattern", "not"]),
        ("ab\n\n", ["pattern", "not"]),
        ("a1\n", ["pattern", "not"]),
    ],
)
def test_a_final_line_break_is_reported_once(text: str, keywords: list[str]) -> None:
    assert found(FlatSchema(CODE), text) == [(keyword,) for keyword in keywords]
    assert found(PAIR, {"a": text, "b": "b"}) == [("properties", "a", keyword) for keyword in keywords]


def test_the_not_of_another_property_reports_nothing() -> None:
    pattern, other = ("properties", "b", "pattern"), ("properties", "a", "not")
    assert found(PAIR, {"a": "a\n", "b": "b\n"}) == [other, pattern]


def test_known_keywords_are_not_left_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    flat = FlatSchema({"type": "string", "maxLength": 1})
    monkeypatch.setattr(by_keyword, "_validator", None)
    assert accepts(flat, "a")
    assert not accepts(flat, "ab")
    assert found(flat, "ab") == [("maxLength",)]
    assert found(flat, "a") == []


def test_unknown_keywords_are_left_to_the_library() -> None:
    flat = FlatSchema({"multipleOf": 2})
    assert accepts(flat, 2)
    assert not accepts(flat, 3)
    assert found(flat, 3) == [("multipleOf",)]
