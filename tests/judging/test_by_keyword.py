"""Which keywords are reported, and that the library is not asked where it need not be."""

from typing import Any

import pytest

from commerce_events._contract.flatten import FlatForm
from commerce_events._judging import by_keyword
from commerce_events._judging.by_keyword import accepts, breaches

#: A text of letters, or a text with `x`; and no line break in it, in a second way.
CODE = {"type": "string", "pattern": "^[a-z]+$", "not": {"type": "string", "pattern": "\\n"}}
PAIR = FlatForm({"type": "object", "properties": {"a": CODE, "b": {"type": "string", "pattern": "^b$"}}})


def found(form: FlatForm, value: Any) -> list[tuple[Any, ...]]:
    return [breach.keyword for breach in breaches(form, value)]


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
    assert found(FlatForm(CODE), text) == [(keyword,) for keyword in keywords]
    assert found(PAIR, {"a": text, "b": "b"}) == [("properties", "a", keyword) for keyword in keywords]


def test_the_not_of_another_property_reports_nothing() -> None:
    pattern, other = ("properties", "b", "pattern"), ("properties", "a", "not")
    assert found(PAIR, {"a": "a\n", "b": "b\n"}) == [other, pattern]


def test_known_keywords_are_not_left_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    form = FlatForm({"type": "string", "maxLength": 1})
    monkeypatch.setattr(by_keyword, "_validator", None)
    assert accepts(form, "a")
    assert not accepts(form, "ab")
    assert found(form, "ab") == [("maxLength",)]
    assert found(form, "a") == []


def test_unknown_keywords_are_left_to_the_library() -> None:
    form = FlatForm({"multipleOf": 2})
    assert accepts(form, 2)
    assert not accepts(form, 3)
    assert found(form, 3) == [("multipleOf",)]
