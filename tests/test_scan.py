"""What the scan hands to the parser as a whole changes nothing of what it finds."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events._explaining import whole
from commerce_events._explaining.scan import scan
from commerce_events._finding import Finding
from commerce_events._reading import parse as parse_module
from commerce_events._reading.parse import NotIJSONError, parse

#: What may be in an array or object: values of all kinds, and breaches of every kind.
BREACHES = (
    "1e400",
    '"\\ud800"',
    '{"a":1,"a":2}',
    "[" * 65 + "]" * 65,
    "1.",
    "nul",
    "[1,]",
    '{"a"}',
    '"\\x"',
    "]",
    ",",
    "[",
)
LEAVES = st.sampled_from(
    ["1", '""', '"a,"', "[]", "{}", '"},"', '"\\"]"', "1e5", "null", "[ ]", '{"a" : [1] }', '"\\ud83d\\ude00"']
)
TEXTS = st.recursive(
    LEAVES | st.sampled_from(BREACHES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6).map(lambda items: f"[{','.join(items)}]"),
        st.lists(inner, max_size=4).map(
            lambda items: "{" + ",".join(f'"{at}":{item}' for at, item in enumerate(items)) + "}"
        ),
        st.tuples(inner, st.integers(2, 40)).map(lambda pair: f"[{','.join([pair[0]] * pair[1])}]"),
        st.tuples(inner, st.integers(1, 60)).map(lambda pair: "[" * pair[1] + pair[0] + "]" * pair[1]),
    ),
    max_leaves=12,
)


#: A breach of each kind that does not end the text, and one that does.
BREACH_CODES = [
    ("1e400", "number-out-of-range"),
    ('"\\udc00"', "lone-surrogate"),
    ('{"a":0,"a":0}', "duplicate-key"),
    ("[" * 64 + "]" * 64, "too-deep"),
]


def refuse(_: str) -> Any:
    raise NotIJSONError


def one_by_one(text: str) -> list[Finding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "parse_start", refuse)
        return list(scan(text))


@given(TEXTS, st.sampled_from([(1, 1), (8, 1), (40, 8), (4096, 256)]))
def test_what_is_found_is_the_same(text: str, sizes: tuple[int, int]) -> None:
    expected = one_by_one(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "_AT_ONCE", sizes[0])
        patch.setattr(whole, "_FIRST_PAUSE", sizes[1])
        assert list(scan(text)) == expected
    try:
        parse(text)
    except NotIJSONError:
        assert expected
    else:
        assert not expected


@pytest.mark.parametrize("piece", ["[[],[]]", '{"":[[]]}', '{"\\n":1}', '{"a":{"b":1},"c":[{}]}', "[" * 61 + "]" * 61])
@pytest.mark.parametrize(("breach", "code"), BREACH_CODES)
def test_the_place_behind_many_values(piece: str, breach: str, code: str) -> None:
    text = json.dumps([0])[:-1] + f",{piece}" * 3000 + f",{breach}]"
    (finding,) = scan(text)
    assert (finding.code, finding.path[0]) == (code, 3001)
    assert finding == one_by_one(text)[0]


def test_without_the_parser_in_c_every_token_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_module, "IS_PURE", True)
    text = '[[1],[true],{"a":[]},[null,1e400],["a"]]'
    assert [finding.path for finding in scan(text)] == [(3, 1)]
    assert list(scan("[[[1],[true]],[null]]")) == []
