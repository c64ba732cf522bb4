"""Patterns as trees: read, written back, enumerated at their boundaries, and mutated."""

import re

import pytest

from commerce_events._contract.contract import contract
from commerce_events.testing.patterns import candidates, mutants, parse, unparse
from commerce_events.testing.values import bad, good

TIMESTAMP = contract("v1").documents["definitions.schema.json"]["$defs"]["timestamp"]["pattern"]
PATTERNS = ["^$", "^abc$", "^[0-9a-f]{2,4}$", "^(?:a|b[+\\-]|)c{3}$", "^\\.[a-z]{1,9}(?:x|(?:y|z){0,1})$", TIMESTAMP]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_read_and_written_back(pattern: str) -> None:
    assert f"^{unparse(parse(pattern))}$" == pattern


@pytest.mark.parametrize("pattern", ["abc", "^a", "^a?$", "^\\d$", "^(a)$", "^a*$"])
def test_what_is_not_of_the_portable_set_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="the pattern is not"):
        parse(pattern)


def test_the_boundaries_of_a_small_pattern() -> None:
    assert candidates("^a[0-4]{1,2}(?:x|)$") == [
        "a0x", "`0x", "b0x", "ax", "a00x", "a000x", "a4x", "a/x", "a5x", "a0w", "a0y", "a44", "`44", "b44", "a", "a4",
        "a444", "a0", "a/", "a5", "a44x", "a44w", "a44y", "0a0x", "a0x0", "0a44", "a440", "",
    ]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_boundaries_lie_on_both_sides(pattern: str) -> None:
    matching = [text for text in candidates(pattern) if re.fullmatch(pattern[1:-1], text)]
    assert 0 < len(matching) < len(candidates(pattern))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_mutant_is_another_pattern(pattern: str) -> None:
    made = list(mutants(pattern))
    assert made
    assert pattern not in made
    assert all(re.compile(mutant) for mutant in made)


def test_mutants_of_a_small_pattern() -> None:
    assert list(mutants("^a[0-4x]{2}$")) == [
        "a[0-4x]{2}$", "^a[0-4x]{2}", "^[0-4x]{2}$", "^[`-a][0-4x]{2}$", "^[a-b][0-4x]{2}$", "^a$", "^a[0-4x]{1,2}$",
        "^a[0-4x]{2,3}$", "^ax{2}$", "^a[/-4x]{2}$", "^a[0-5x]{2}$", "^a[1-4x]{2}$", "^a[0-3x]{2}$", "^a[0-4]{2}$",
        "^a[0-4w-x]{2}$", "^a[0-4x-y]{2}$",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "accepted", "refused"),
    [
        ({"type": "string"}, ["", "a"], [("type", 1), ("type", None)]),
        ({"type": "string", "minLength": 1, "maxLength": 3}, ["a"], [("minLength", ""), ("maxLength", "xxxx")]),
        ({"type": "number"}, [], [("type", "1"), ("type", True)]),
        ({"enum": ["asc", "desc"]}, ["asc", "desc"], [("enum", "ASC"), ("enum", ""), ("enum", 1), ("enum", None)]),
        ({"const": "A"}, ["A"], []),
        ({"type": "integer", "minimum": 1, "maximum": 9}, [1, 9, 2.0], [("minimum", 0), ("maximum", 10)]),
        ({"type": "string", "pattern": "^[0-9]{2}$"}, ["00", "99"], [("pattern", "//"), ("pattern", "000")]),
        ({}, [None, [], {}], []),
    ],
)
def test_values_at_the_boundaries_of_keywords(
    schema: dict[str, object], accepted: list[object], refused: list[object]
) -> None:
    assert [value for value in accepted if value not in good(schema)] == []
    assert [each for each in refused if each not in list(bad(schema))] == []
