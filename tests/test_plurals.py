"""Plural forms by the rules of CLDR, also those of languages that have more forms than ours."""

from collections.abc import Mapping

import pytest

from commerce_events._messages import words
from commerce_events._plurals import category, form

#: As CLDR 46 has them.
FRENCH = {"one": "i = 0,1", "many": "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5"}
POLISH = {
    "one": "i = 1 and v = 0",
    "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
    "many": "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
}
ARABIC = {"zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10", "many": "n % 100 = 11..99"}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (words("en")["plurals"], {0: "other", 1: "one", 2: "other", 10**6: "other"}),
        (words("es")["plurals"], {0: "other", 1: "one", 2: "other", 10**6: "many"}),
        (FRENCH, {0: "one", 1: "one", 2: "other", 10**6: "many"}),
        (POLISH, {0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 25: "many", 101: "many"}),
        (ARABIC, {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other", 103: "few"}),
        ({}, {1: "other"}),
    ],
)
def test_categories(rules: Mapping[str, str], expected: Mapping[int, str]) -> None:
    assert {count: category(count, rules) for count in expected} == expected


def test_a_form_that_is_not_there_is_the_other_one() -> None:
    forms = {"=1": "a single one", "few": "{n} few", "other": "{n} other"}
    assert [form(forms, count, POLISH) for count in (1, 2, 5)] == ["a single one", "{n} few", "{n} other"]


@pytest.mark.parametrize("rule", ["", "x = 1", "n = ", "n < 2", "n = 1 and"])
def test_what_is_no_rule_of_cldr_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="not a plural rule"):
        category(1, {"one": rule})
