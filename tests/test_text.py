"""The strict reading of JSON text (D7), and the agreement of its two halves: `parse` decides, `scan` explains."""

import json
import re
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._explaining.scan import scan
from commerce_events._reading.parse import NotIJSONError, parse
from tests.rows import each_row

SURROGATES = re.compile("[\ud800-\udfff]")

DEEP = '{"a":[' * 32 + "1" + "]}" * 32
# Each row: text, code, line, column, location; for not-json the reason stands behind the code.
REFUSED = [
    ("", "not-json empty", 1, 1, ""),
    (" \n\t", "not-json empty", 1, 1, ""),
    ("\ufeff{}", "not-json byte-order-mark", 1, 1, ""),
    ("{", "not-json cut-off", 1, 2, ""),
    ("[1,\n\n", "not-json cut-off", 1, 4, ""),
    ('{"a"', "not-json cut-off", 1, 5, ""),
    ('{"a":', "not-json cut-off", 1, 6, ""),
    ('{"a":[1', "not-json cut-off", 1, 8, "/a"),
    ("// x\n{}", "not-json comment", 1, 1, ""),
    ("[1, /* x */ 2]", "not-json comment", 1, 5, ""),
    ("{}\n# x", "not-json comment", 2, 1, ""),
    ("['a']", "not-json quotes", 1, 2, ""),
    ("[“a”]", "not-json quotes", 1, 2, ""),
    ("[1,]", "not-json trailing-comma", 1, 3, ""),
    ('{"a": 1,\n}', "not-json trailing-comma", 1, 8, ""),
    ("[1e5,]", "not-json trailing-comma", 1, 5, ""),
    ("[1e5,;]", "not-json no-value", 1, 6, ""),
    ("]", "not-json no-value", 1, 1, ""),
    ("],", "not-json no-value", 1, 1, ""),
    ('{"a":}', "not-json no-value", 1, 6, ""),
    ("[,1]", "not-json no-value", 1, 2, ""),
    ('{"\\u0061":;}', "not-json no-value", 1, 11, ""),
    ("[1,,2]", "not-json no-value", 1, 4, ""),
    ("[...]", "not-json bad-number", 1, 2, ""),
    ("[NaN]", "not-json not-a-number", 1, 2, ""),
    ("[NaNé]", "not-json not-a-number", 1, 2, ""),
    ("[1 ²]", "not-json unexpected", 1, 4, ""),
    ("[Infinity]", "not-json not-a-number", 1, 2, ""),
    ("[-Infinity]", "not-json not-a-number", 1, 2, ""),
    ("[01]", "not-json leading-zeros", 1, 2, ""),
    ("[+1]", "not-json bad-number", 1, 2, ""),
    ("[1.]", "not-json bad-number", 1, 2, ""),
    ("[.5]", "not-json bad-number", 1, 2, ""),
    ("[1e]", "not-json bad-number", 1, 2, ""),
    ("[1.2.3]", "not-json bad-number", 1, 2, ""),
    ("[0x1]", "not-json hexadecimal", 1, 3, ""),
    ("[-]", "not-json bad-number", 1, 2, ""),
    ("[True]", "not-json literal", 1, 2, ""),
    ("[None]", "not-json literal", 1, 2, ""),
    ("[undefined]", "not-json literal", 1, 2, ""),
    ("[nulls]", "not-json unquoted", 1, 2, ""),
    ("[EventSale]", "not-json unquoted", 1, 2, ""),
    ("[X]", "not-json unquoted", 1, 2, ""),
    ("{type: 1}", "not-json unquoted", 1, 2, ""),
    ("[;]", "not-json no-value", 1, 2, ""),
    ("{1: 2}", "not-json no-name", 1, 2, ""),
    ('{"a": 1, ...}', "not-json no-name", 1, 10, ""),
    ('{"a" 1}', "not-json missing-colon", 1, 6, ""),
    ('{"a" = 1}', "not-json missing-colon", 1, 6, ""),
    ('{"a":1 "b":2}', "not-json missing-comma", 1, 8, ""),
    ("[1\n2]", "not-json missing-comma", 2, 1, ""),
    ("[{}{}]", "not-json missing-comma", 1, 4, ""),
    ('{"a":1]', "not-json wrong-bracket", 1, 7, ""),
    ("[1}", "not-json wrong-bracket", 1, 3, ""),
    ('["he said "hi""]', "not-json quote-in-text", 1, 12, ""),
    ("[1;2]", "not-json unexpected", 1, 3, ""),
    ("[1 X]", "not-json unexpected", 1, 4, ""),
    ("{} {}", "not-json extra", 1, 4, ""),
    ("{} X", "not-json extra", 1, 4, ""),
    ("{}\n]", "not-json leftover", 2, 1, ""),
    ('{"a":1},', "not-json leftover", 1, 8, ""),
    ("[1],", "not-json leftover", 1, 4, ""),
    ("[nan]", "not-json not-a-number", 1, 2, ""),
    ("[1,\x00]", "not-json zero", 1, 4, ""),
    ('["ab\\\\', "not-json cut-text", 1, 2, ""),
    ('["ab\\', "not-json cut-escape", 1, 2, ""),
    ('["ab\\u12', "not-json cut-escape", 1, 2, ""),
    ('["abc]', "not-json cut-text", 1, 2, ""),
    ('["ab\rc"]', "not-json unterminated", 1, 2, ""),
    ('["ab\nc"]', "not-json unterminated", 1, 2, ""),
    ('["ab\tc"]', "not-json control-character", 1, 5, ""),
    ('["ab\x00c"]', "not-json control-character", 1, 5, ""),
    ('["a\\"b\tc"]', "not-json control-character", 1, 7, ""),
    ('["ab\\qc"]', "not-json bad-escape", 1, 5, ""),
    ('["\\u12g4"]', "not-json bad-escape", 1, 3, ""),
    ('{"a\\x": 1}', "not-json bad-escape", 1, 4, ""),
    ("[\u00a01]", "not-json odd-blank", 1, 2, ""),
    ('{"a":1,"b":2,"a":3}', "duplicate-key", 1, 14, "/a"),
    ('{"a":1,"\\u0061":3}', "duplicate-key", 1, 8, "/a"),
    ('[0,{"x":{"k":1,"k":1}}]', "duplicate-key", 1, 16, "/1/x/k"),
    ('{"":1,"":2}', "duplicate-key", 1, 7, "/"),
    ('{"a":{"b":{ }},"a":1}', "duplicate-key", 1, 16, "/a"),
    ('["\\ud800"]', "lone-surrogate", 1, 3, "/0"),
    ('["a\\uDFFFb"]', "lone-surrogate", 1, 4, "/0"),
    ('["\\udc00\\ud800"]', "lone-surrogate", 1, 3, "/0"),
    ('["\\ud83d\\u0041"]', "lone-surrogate", 1, 3, "/0"),
    ('{"a":{"\\ud800":1}}', "lone-surrogate", 1, 8, "/a"),
    ('{"a":{"b":{"\\ud800":1}}}', "lone-surrogate", 1, 13, "/a/b"),
    ('["\ud800"]', "lone-surrogate", 1, 3, "/0"),
    ("[1e400]", "number-out-of-range", 1, 2, "/0"),
    ("[-1e400]", "number-out-of-range", 1, 2, "/0"),
    ("[1e400", "number-out-of-range", 1, 2, "/0"),
    ("[1.8e308]", "number-out-of-range", 1, 2, "/0"),
    (f"[{'9' * 309}]", "number-out-of-range", 1, 2, "/0"),
    ("9" * 5000, "number-out-of-range", 1, 1, ""),
    ("[" * 65 + "]" * 65, "too-deep", 1, 65, "/0" * 64),
    ("[" * 100_000, "too-deep", 1, 65, "/0" * 64),
    ('["",' * 100_000, "too-deep", 1, 4 * 64 + 1, "/1" * 64),
    ("[[]," * 100_000, "too-deep", 1, 4 * 63 + 2, "/1" * 63 + "/0"),
    (f"[{DEEP}]", "too-deep", 1, 6 * 32 + 1, "/0" + "/a/0" * 31 + "/a"),
]
ACCEPTED = [
    "[" + "1" * 309 + ", 1]",
    "{}",
    " [\t1 ,\r\n2 ] ",
    '"\\ud83d\\ude00\\\\ud800\\"\\u0000"',
    '"\x7f\u2028\ufeff\U0001f600"',
    "[0, -0, 0.0, 1e308, 1e-400, 1E+2, -1.5e-7, 9007199254740993]",
    f"[1{'0' * 308}]",
    f'["{"9" * 400}", 0.{"9" * 400}]',
    "[" * 64 + "]" * 64,
    "[" * 63 + ",".join(["[]"] * 600) + "]" * 63,
    DEEP,
    json.dumps(["[" * 600, '\\"{', {"[": ["{"]}]),
    json.dumps([[[]] * 600, {"a": '["'}]),
    "[true,false,null]",
]


@each_row(REFUSED)
def test_refused(text: str, code: str, line: int, column: int, location: str) -> None:
    report = ce.check(text)
    first = report.violations[0]
    reason = first.params.get("reason")
    assert (first.code if reason is None else f"{first.code} {reason}") == code
    assert (first.line, first.column, first.instance_location) == (line, column, location)
    assert not report.valid
    assert report.events == ()
    assert not ce.is_valid(text)
    assert first.message("es") != first.message("en")


def test_bytes_are_refused_as_their_text_is() -> None:
    texts = [text for text, *_ in REFUSED if not SURROGATES.search(text)]
    assert len(texts) == len(REFUSED) - 1
    for text in texts:
        assert ce.check(text.encode()) == ce.check(text)


#: What may be around a text, and the location that it has then. Long texts are read in larger pieces than short ones.
AROUND = [
    (f'["{"x" * 300}",', "]", "/1"),
    (f'{{"p":"{"x" * 300}","q":{{"r":[1,{{"s":2}}]}},"t":', "}", "/t"),
    ("[" + '{"a":[1]},' * 100, "]", "/100"),
    ("[" + '[1e5,{"a" : 1}],\n' * 40, "]", "/40"),
    ('{"a":{"b":{"c":[[1e5],[2]]}},"d":{},"e":[' + "[],{}," * 200, "]}", "/e/400"),
]

#: What ends a text is something else where the text goes on.
OF_THE_END = ("cut-off", "cut-text", "cut-escape", "unterminated", "leftover", "extra", "comment")


@pytest.mark.parametrize(("before", "after", "place"), AROUND)
def test_what_is_around_changes_nothing(before: str, after: str, place: str) -> None:
    for text, code, line, column, location in REFUSED:
        if text[:1] in tuple("[{") and code != "too-deep" and not code.endswith(OF_THE_END):
            first = ce.check(before + text + after).violations[0]
            assert (first.code, first.params.get("reason")) == (*code.split(" "), None)[:2], text
            assert first.instance_location == place + location
            assert first.line == before.count("\n") + line
            assert first.column == column + (len(before.rpartition("\n")[2]) if line == 1 else 0)


def test_what_is_behind_a_name_that_is_there_twice_has_its_own_place() -> None:
    for text, code, column in (("1e400}", "number-out-of-range", 12), ("[" * 64, "too-deep", 75)):
        twice, behind = ce.check(f'{{"a":1,"a":{text}').violations
        assert (twice.code, twice.column) == ("duplicate-key", 8)
        assert (behind.code, behind.column) == (code, column)


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted(text: str) -> None:
    assert list(scan(text)) == []
    assert parse(text) == json.loads(text)


def test_all_breaches_that_do_not_end_the_text_are_told_in_order() -> None:
    found = list(scan('{"a": 1e999, "a": "\\ud800", "b": [1,]}'))
    assert [finding.code for finding in found] == [
        "number-out-of-range", "duplicate-key", "lone-surrogate", "not-json",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["[" * 100_000, '{"":' * 1000, '[{"":' * 300])
def test_the_parser_is_not_asked_about_what_could_overflow_its_stack(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = sys.getrecursionlimit()
    monkeypatch.setattr("commerce_events._reading.parse._DECODE", None)
    with pytest.raises(NotIJSONError):
        parse(text)
    assert sys.getrecursionlimit() == limit


def test_a_stack_that_is_used_up_is_the_callers_but_too_deep_is_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    def used_up(_: str) -> None:
        raise RecursionError

    monkeypatch.setattr("commerce_events._reading.parse._DECODE", used_up)
    with pytest.raises(RecursionError):
        parse("[" * 64 + "]" * 64)
    with pytest.raises(NotIJSONError):
        parse("[" * 65)


def decided(text: str) -> Any:
    try:
        return repr(parse(text))
    except NotIJSONError:
        return NotIJSONError


FRAGMENTS = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"', "\\", "\\u", "d800", "dc00", '"a"', '"b":', "1", "-", "0", ".5", "e9", "e999",
     "true", "null", "NaN", " ", "\n", "\x00", "é", "\ufeff", "\ud800", "9" * 400, "/", "'"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.lists(FRAGMENTS, max_size=12).map("".join) | st.text())
@example('{"a":1,"a":1}')
def test_what_is_refused_is_explained_and_nothing_else(text: str) -> None:
    assert (decided(text) is NotIJSONError) == bool(list(scan(text)))


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_what_json_says_is_read_back(value: object, ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001 Hypothesis fills it
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert decided(text) == repr(value)


@given(VALUES, st.data())
def test_a_changed_character_changes_both_halves_alike(value: object, data: st.DataObject) -> None:
    text = json.dumps([value])
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(FRAGMENTS | st.just("")) + text[at + data.draw(st.integers(0, 3)) :]
    assert (decided(changed) is NotIJSONError) == bool(list(scan(changed)))
