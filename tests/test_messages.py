"""The words: the same codes, variants and placeholders in each language, and a code for each finding."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from commerce_events import Violation
from commerce_events._contract.flatten import ASSERTIONS, MEMBERS
from commerce_events._contract.portable import APPLICATORS
from commerce_events._json_types import Code, Language
from commerce_events._messages import (
    LANGUAGES,
    REFUSED,
    Template,
    code_of,
    codes,
    is_plural,
    phrase,
    reported,
    words,
)
from commerce_events._params import Params
from commerce_events._plurals import CATEGORIES

ALL_CODES = [*reported(), *codes()["input"]]


def templates(section: Any, path: str = "") -> Iterator[tuple[str, Template]]:
    """Every template of a catalogue with its path; what picks by a number is one."""
    if isinstance(section, str) or is_plural(section):
        yield path, section
    else:
        for name, inner in section.items():
            yield from templates(inner, f"{path}/{name}")


def texts(template: Template) -> dict[str, str]:
    """The texts of a template by the form of the plural."""
    return {"": template} if isinstance(template, str) else {n: str(t) for n, t in template.items() if n != "plural"}


def placeholders(template: Template) -> set[str]:
    return {name for text in texts(template).values() for name in re.findall(r"`?\{[\w:]+\}`?", text)}


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
    english, *others = (
        {path: placeholders(template) for path, template in templates(words(lang)) if not path.startswith("/plurals")}
        for lang in LANGUAGES
    )
    for other in others:
        assert other == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_a_sentence(lang: Language) -> None:
    """So are the words of a deprecation, and the advice for each reason, where one ends in them."""
    assert all(text.endswith(".") for text in words(lang)["advice"].values())
    for code, entry in words(lang)["codes"].items():
        for _, template in templates(entry):
            for text in texts(template).values():
                assert re.search(r"[.?]$|\{(?:why|instead|note|reasons:advice)\}$", text), (code, text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plurals_have_the_forms_of_the_language(lang: Language) -> None:
    known = words(lang)["plurals"].keys() | {"other"}
    assert known <= set(CATEGORIES)
    forms = [texts(template) for _, template in templates(words(lang)) if is_plural(template)]
    assert len(forms) > 5
    for each in forms:
        assert "other" in each
        assert {name for name in each if not re.fullmatch(r"=\d+", name)} <= known


def test_the_type_names_the_codes_that_there_are() -> None:
    assert get_args(Code) == reported()


def test_the_type_names_the_languages_that_there_are() -> None:
    assert set(get_args(Language)) == set(LANGUAGES)
    assert LANGUAGES[0] == "en"


def test_an_unknown_language_is_refused() -> None:
    violation = Violation("empty-batch")
    for say in (violation.message, violation.hint, violation.to_dict):
        with pytest.raises(ValueError, match=f"lang is {' or '.join(map(repr, LANGUAGES))}, not 'xx'"):
            say("xx")  # type: ignore[arg-type] # there are no words in it


@pytest.mark.parametrize(
    ("template", "params", "text"),
    [
        ("`{property}` is less than {limit}.", {"property": "quantity", "limit": 1}, "`quantity` is less than 1."),
        ("{limit}", {"limit": 9007199254740991}, "9007199254740991"),
        ("{limit}", {"limit": 0.5}, "0.5"),
        ("One of `{choices}`.", {"choices": ("asc", "desc")}, "One of `asc`, `desc`."),
        ("{choices}", {"choices": ("a", None, True, 2, (1, "b"))}, 'a, null, true, 2, [1,"b"]'),
        ("`{choices}`", {"choices": [{"a": 1}]}, '`{"a":1}`'),
        ("It is {actual:types}.", {"actual": "array"}, "It is an array."),
        ("No: {reasons:faults}.", {"reasons": ("no-t", "no-offset")}, "No: no `T` between date and time, no offset."),
        ("{reasons:advice}", {"reasons": ("no-seconds", "no-time")}, "Add the seconds. Add the time of day."),
        ("{reasons:faults}", {"reasons": ["unix-time"], "unit": "ms"}, "a Unix time in milliseconds"),
        ({"x": "X", "y": {"plural": "n", "one": "{n} y", "other": "{n} ys"}}, {"reason": "y", "n": 1}, "1 y"),
        ({"x": "X", "y": {"plural": "n", "one": "{n} y", "other": "{n} ys"}}, {"reason": "y", "n": 0}, "0 ys"),
        ("It is {why}", {"why": {"en": "old.", "es": "viejo."}}, "It is old."),
        ({"plural": "n", "=2": "both", "other": "{n} of them"}, {"n": 2}, "both"),
    ],
)
def test_how_templates_are_filled(template: Template, params: dict[str, Any], text: str) -> None:
    assert phrase(template, params, "en") == text
    assert phrase(template, Params(params), "en") == text
