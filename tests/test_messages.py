"""The words: the same codes, variants and placeholders in each language, and a code for each finding."""

import re
from typing import Any

import pytest

from commerce_events import Violation
from commerce_events._contract.flatten import ASSERTIONS, MEMBERS
from commerce_events._contract.portable import APPLICATORS
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES, REFUSED, code_of, codes, reported, words

ALL_CODES = [*reported(), *codes()["input"]]


def templates(section: Any, path: str = "") -> dict[str, set[str]]:
    """Every text of a catalogue by its path, with its placeholders."""
    if isinstance(section, str):
        return {path: set(re.findall(r"\{[\w:]+\}", section))}
    found: dict[str, set[str]] = {}
    for name, inner in section.items():
        found |= templates(inner, f"{path}/{name}")
    return found


def test_every_code_has_its_words_and_no_other_has() -> None:
    assert len(ALL_CODES) == len(set(ALL_CODES))
    assert set(words("en")["codes"]) == set(ALL_CODES)
    tables = [*codes()["by-keyword"].values(), *codes()["by-place"].values()]
    assert {*tables, REFUSED} == set(codes()["schema"])
    assert REFUSED not in tables


#: Keywords that only lead to others: these have the codes.
LEADING = {"allOf", "if", "then", "else", "items", "properties"}


@pytest.mark.parametrize("keyword", sorted((ASSERTIONS | MEMBERS | APPLICATORS) - LEADING))
def test_every_keyword_that_refuses_has_a_code(keyword: str) -> None:
    assert keyword in codes()["by-keyword"]
    assert code_of(f"events/EventAny.schema.json#/properties/any/{keyword}") in set(codes()["schema"]) - {REFUSED}


def test_a_keyword_without_a_code_is_refused() -> None:
    assert code_of("events/EventAny.schema.json#/properties/any/multipleOf") == REFUSED


def test_the_languages_say_the_same_things() -> None:
    assert templates(words("es")) == templates(words("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_a_sentence(lang: Language) -> None:
    for code, entry in words(lang)["codes"].items():
        for text_path in templates(entry):
            text: Any = entry
            for name in text_path.split("/")[1:]:
                text = text[name]
            assert re.search(r"[.?]$", text), (code, text)


def test_there_is_no_third_language() -> None:
    violation = Violation("empty-batch")
    for say in (violation.message, violation.hint, violation.to_dict):
        with pytest.raises(ValueError, match="lang is 'en' or 'es', not 'fr'"):
            say("fr")  # type: ignore[arg-type] # there are no words in it
