"""Patterns are compared as validators read them: every pair of a table, against all short texts."""

from itertools import product

import pytest

from commerce_events._contract.patterns import compiled
from commerce_events.diff.automaton import matches, of_pattern
from commerce_events.diff.expression import parse
from commerce_events.diff.steps import Steps, UnknownError
from commerce_events.diff.texts import LONGEST, Texts, TextSearch

PATTERNS = (
    "^a|b$", "^(?:a|b)$", "^a$", "^a$|^b$", "a|b", "^a|b", "a|b$", "^ab*$", "^a?$", "^[ab]{0,2}$", "^[^a]$", "", "^$",
    "^", "$", "a$b", "a^b", "^(?:|a)$", "(?:^a|b$)", "^a\\n$", "^[a\\n]*$", "^(?:a|)b|$", "b{2}", "(a|b)(a)",
    "^a|b|a$", "^(?:ab|ba)+$", "\\.", "^-", "^a{1,}$", "^a+?$", "^(?:a{2}){1,2}$", "[^\\-a]", "^\\x61$",
    "^\\u0062+$", "^$|a", "$^",
)  # fmt: skip
TEXTS = ["".join(letters) for length in range(5) for letters in product("ab\n", repeat=length)]
MATCHED = {pattern: {text for text in TEXTS if compiled(pattern).search(text)} for pattern in PATTERNS}


def between(old: Texts, new: Texts | None) -> str | None:
    return TextSearch(Steps(10**6)).between(old, new)


def of(*patterns: str, least: int = 0, most: int | None = None) -> Texts:
    return Texts(least, most, frozenset(patterns))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_an_automaton_matches_what_the_pattern_does(pattern: str) -> None:
    assert {text for text in TEXTS if matches(of_pattern(pattern), text, Steps(10**6))} == MATCHED[pattern]


@pytest.mark.parametrize("old", PATTERNS)
def test_every_pair_of_patterns(old: str) -> None:
    for new in PATTERNS:
        found, texts = between(of(old), of(new)), MATCHED[old] - MATCHED[new]
        if found is None:
            assert not texts, (old, new)
            continue
        assert compiled(old).search(found), (old, new, found)
        assert not compiled(new).search(found), (old, new, found)
        plain = [text for text in texts if not text.endswith("\n")]
        assert len(found) <= min(map(len, plain), default=len(found)), "the shortest"
        assert not (found.endswith("\n") and plain), "a line break at the end is the last resort"


@pytest.mark.parametrize("old", PATTERNS[:16])
def test_every_pair_with_lengths_and_refused_patterns(old: str) -> None:
    for new, least, most in product(PATTERNS[:16], (0, 1, 2), (None, 1, 2)):
        found = between(Texts(least, most, frozenset([old]), frozenset([new])), Texts(1, 2))
        wanted = {
            text for text in MATCHED[old] - MATCHED[new] if least <= len(text) and (most is None or len(text) <= most)
        }
        texts = {text for text in wanted if not 1 <= len(text) <= 2}
        assert (found is None) <= (not texts), (old, new, least, most)
        if found is not None:
            assert least <= len(found) <= (most or len(found)), (old, new)
            assert compiled(old).search(found), (old, new)
            assert not compiled(new).search(found), (old, new)
            assert not 1 <= len(found) <= 2, (old, new)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (Texts(), Texts(1), ""),
        (Texts(most=5), Texts(most=5), None),
        (Texts(most=5), Texts(most=4), "aaaaa"),
        (Texts(3, 5), Texts(4), "aaa"),
        (Texts(3), None, "aaa"),
        (of("^[0-9]+$"), None, "0"),
        (of("a^"), None, None),
        (of("^[0-9]{3}$"), Texts(listed=frozenset({"000", "001"})), "002"),
        (Texts(listed=frozenset({"ab", "b"})), Texts(listed=frozenset({"b"})), "ab"),
        (Texts(listed=frozenset({"a"})), Texts(listed=frozenset({"a", "b"})), None),
        (Texts(excluded=frozenset({"a"})), Texts(excluded=frozenset({"a", "b"})), "b"),
        (of("[\\n]$"), None, "\n"),
        (of("^[\\x00-\\x1f]$"), None, "\x00"),
        (of("^[^ -~]$"), None, "\xa1"),
        (of("^[\\ue000-\\uffff]$"), None, "\ue000"),
        (of("^[\\ud7ff\\ue000]$"), None, "\ud7ff"),
        (of("^[\\u0300-\\u0305]$"), None, "\u0300"),
    ],
)
def test_the_text_that_is_found(old: Texts, new: Texts | None, found: str | None) -> None:
    assert between(old, new) == found


@pytest.mark.parametrize(
    "pattern",
    [
        "a.b", "\\d", "\\w", "\\b", "(?=a)", "(?i)a", "(?P<n>a)", "(?<!a)", "\\1", "a{,2}", "[[]", "[]a]", "[a--b]",
        "[a&&b]", "(?:^a)*", "^*", "a**", "a++", "a{2}{3}", "]", "}", "{", "\\ud83d", "\\x6", "\\u12",
        "\\p{L}", "(", "a)",
        "[a", "\\",
    ],
)  # fmt: skip
def test_what_languages_read_differently_is_not_read(pattern: str) -> None:
    with pytest.raises(UnknownError, match="pattern"):
        parse(pattern)


def test_a_search_ends() -> None:
    search = TextSearch(Steps(10_000))
    hard = of("^[ab]{0,40}a[ab]{20}$")
    for _ in range(2):
        with pytest.raises(UnknownError, match="budget"):
            search.between(hard, of("^[ab]*$", "b"))
    with pytest.raises(UnknownError, match="budget"):
        between(of("^(?:a{1000}){1000}$"), of("b"))
    with pytest.raises(UnknownError, match="long"):
        between(Texts(LONGEST + 1), None)


def test_a_search_that_ends_early_gives_what_it_has() -> None:
    odd = Texts(patterns=frozenset({"^(?:\n|[ab]{0,40}a[ab]{20})$"}))
    assert TextSearch(Steps(20_000)).between(odd, of("^[ab]*$")) == "\n"
