"""A text that is not JSON: what a program did to it is named, and where to look."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events import Violation
from commerce_events._explaining.advice import table
from commerce_events._messages import LANGUAGES, words
from commerce_events.testing import bodies
from tests.rows import each_row

SHAPES = table("shapes")
ROWS = [(kind, row) for kind in ("text", "bytes") for row in SHAPES[kind]]
WINDOWS = ("head", "start", "before", "here", "rest", "end", "whole", "broken", "around")


def example(kind: str, row: dict[str, Any]) -> str | bytes:
    return bytes.fromhex(row["example"]) if kind == "bytes" else str(row["example"])


def only(body: str | bytes) -> Violation:
    (violation,) = ce.check(body).violations
    return violation


@each_row(ROWS)
def test_each_row_explains_its_example(kind: str, row: dict[str, Any]) -> None:
    violation = only(example(kind, row))
    assert violation.code == ("not-utf8" if kind == "bytes" else "not-json")
    assert violation.params["reason"] == row.get("reason", row["id"])
    assert {*violation.params} == {"reason", *row.get("tells", ())}
    for lang in LANGUAGES:
        assert not re.search(r"\{\w", violation.message(lang) + violation.hint(lang))
    if "fixed" in row:
        assert ce.is_valid(row["fixed"])


def test_each_reason_has_words_and_no_other_has() -> None:
    reasons = {kind: {row.get("reason", row["id"]) for row in SHAPES[kind]} for kind in ("text", "bytes")}
    for part in ("message", "hint"):
        assert set(words("en")["codes"]["not-json"][part]) == reasons["text"] | {"empty"}
        assert set(words("en")["codes"]["not-utf8"][part]) == reasons["bytes"] | {"bytes"}


def test_ids_are_unique() -> None:
    for kind in ("text", "bytes"):
        ids = [row["id"] for row in SHAPES[kind]]
        assert len(set(ids)) == len(ids)


def test_patterns_are_portable_and_bounded() -> None:
    """Nothing that languages read differently, and no repetition without an end."""
    patterns = [row[name] for _, row in ROWS for name in WINDOWS if name in row]
    for pattern in (*patterns, *SHAPES["names"].values()):
        outside = re.sub(r"\[(?:\\.|[^\]\\])*\]|\\.", "_", pattern)
        assert not re.search(r"[*+^$.]|\(\?[^:]|\}[?+]", outside), pattern
        assert not re.search(r"\\[A-Za-z]", re.sub(r"\\(?:x[0-9a-f]{2}|[nrt])|\\\\", "", pattern)), pattern


CASES = [
    # The payload, a part of the message, a part of the hint.
    ('{"type":"EventSale","customerCode":"C1","productCode":00123}', "not in quotes", "quotes around all its digits"),
    ('{"type":"EventSearch","customerCode":"C1","query":"tv 42""}\n', "ended too early", 'as \\"'),
    ('{"type":"EventSearch","customerCode":"C1","query":"levi\\\'s"}', "before an apostrophe", "needs no backslash"),
    (
        '\'{"type":"EventSale","customerCode":"C1","productCode":"P1"}\'\n',
        "around the whole payload",
        "A shell may have",
    ),
    ('{"type":"EventSale","customerCode":"C1","produ', "the payload ends inside the text", "received: 46."),
    ("type=EventSale&customerCode=C1&productCode=P1", "a form", "Encode the event as JSON"),
    ('{\n\u00a0 "type": "EventSale"\n}', "U+00A0 (no-break space) is not whitespace", "plain space"),
    ('{"type":"EventSale","customerCode":"C1","productCode":"P1"}\0', "NUL character (U+0000) follows", "Remove it"),
    ('<br />\n<b>Notice</b>: something\n{"type":"EventSale"}', "HTML or XML", "what the program prints"),
    ('{\\"type\\":\\"EventSale\\",\\"productCode\\":\\"P1\\"}\n', "the quotes are escaped", "Encode the event once"),
    ('{"type":"EventSale","customerCode":{{ customer.id }}}', "a template", "Fill the template in"),
    ('{"type":"EventSale","quantity":0x2}', "decimal digits only", "in decimal"),
    ('{"type":"EventSale","quantity":1_000}', "in groups", "one after another"),
    ('{"type":"EventSale","quantity":1,5}', "a comma inside a number", "with a point"),
    ('{"type":"EventSale","quantity":02}', "no zeros in front", "remove the zeros in front"),
    ('{"type":"EventSale","quantity":2n}', "without an `n`", "keep all digits"),
    ('{"type":"EventSale","quantity":undefined}', "no word for a missing value", "Leave the property out"),
]


@pytest.mark.parametrize(("body", "message", "hint"), CASES)
def test_what_programs_send(body: str, message: str, hint: str) -> None:
    violation = only(body)
    assert message in violation.message()
    assert hint in violation.hint()


#: Texts that look like one shape and are another, or none; the reason.
ALIKE = [
    ('{\n  \\n \\"type\\": 1}', "escaped-quotes"),
    ("\ufeff<html>", "html"),
    ('{"a":1}<br>', "html"),
    ('{"a":"x"}\nWarning: x', "printed"),
    ('[{"a":%NAME%}]', "template"),
    ("#{event}", "template"),
    ("{% if event %}{}", "template"),
    ('{{"type":1}}', "no-name"),
    ("[object]", "object-as-text"),
    ('{"a":[object Object]}', "object-as-text"),
    ("undefined", "object-as-text"),
    ("[undefined]", "literal"),
    ("\0\0\0{{", "length-prefix"),
    ("\0{\0}", "utf-16"),
    ("\0\0\0{\0\0\0}", "utf-16"),
    ("[1,\0]", "zero"),
    ("{}\0x", "zero"),
    ("{}\r\n0\r\n\r\n", "chunk-size"),
    ("{};{}", "extra"),
    ("{}\x1a{}", "odd-blank"),
    ("{}\u2028", "odd-blank"),
    (" \ufeff{}", "odd-blank"),
    ('["a" "b"]', "missing-comma"),
    ('{"a":"x""b":1}', "missing-comma"),
    ('["a""b"]', "missing-comma"),
    ('["tv 42""]', "quote-in-text"),
    ('{"a":1 "b":2}', "missing-comma"),
    ('["\\x41"]', "bad-escape"),
    ('{"productCode":+1}', "code-text"),
    ('{"sku":12-34}', "code-text"),
    ('{"productCode":[007]}', "leading-zeros"),
    ('{"barcode":0x1}', "code-text"),
    ('{"quantity":1.}', "bad-number"),
    ('{"quantity":2 b:3}', "unexpected"),
    ('{"quantity":1,5:3}', "no-name"),
    ("[1 000]", "missing-comma"),
    ("[00", "cut-off"),
    ("[-", "cut-number"),
    ("[1e+", "cut-number"),
    ("1.", "bad-number"),
    ("[fals", "cut-literal"),
    ("{fals", "cut-off"),
    ('["a\n', "cut-text"),
    ('["a\nb', "unterminated"),
    ("[" + "1" * 200 + ".", "bad-number"),
    ("'" + '{"a":1}' + " " * 200, "quotes"),
]


@each_row(ALIKE)
def test_what_looks_alike(text: str, reason: str) -> None:
    assert ce.check(text).violations[0].params["reason"] == reason


BYTES = [
    (b'{"a":"\xf1\xe1o"}', "latin-1"),
    (b'{"a":"\xf1"}', "latin-1"),
    (b'{"a":"\xff\xff\xff"}', "bytes"),
    (b"\x8c\x00\x00\x00{}", "length-prefix"),
    (b"\x00\x01\xff", "binary"),
    ('{"a":"\u20f1"}'.encode("utf-16-le"), "utf-16"),
    ('{"a":"\u20f1"}'.encode("utf-32-be"), "utf-16"),
    (b"[" + b" " * 100 + b"\x01\xff\xff", "bytes"),
    ("[é".encode()[:-1], "cut-character"),
    ("[€".encode()[:-1], "cut-character"),
    ("[😀".encode()[:-1], "cut-character"),
    ("[😀".encode()[:-2], "cut-character"),
    (b"[\xed\xa0", "bytes"),
    (b"\x00\x00\xfe\xff\x00\x00\x00{", "utf-16"),
]


@pytest.mark.parametrize(("body", "reason"), BYTES)
def test_what_bytes_look_like(body: bytes, reason: str) -> None:
    violation = only(body)
    assert (violation.code, violation.params["reason"]) == ("not-utf8", reason)


def test_the_bytes_that_arrived_are_counted() -> None:
    for body, size in (('["€😀', 9), ("[€", 4), ("[\ud800", 4)):
        assert ce.check(body).violations[-1].params.get("bytes", size) == size
    assert only("[é".encode()[:-1]).params["bytes"] == 2


CUTS = ("cut-off", "cut-text", "cut-escape", "cut-literal", "cut-number", "cut-character")


@given(bodies(), st.data())
def test_a_cut_is_called_a_cut(body: bytes, data: st.DataObject) -> None:
    cut = body[: data.draw(st.integers(len(body.lstrip()) and 1, len(body.rstrip()) - 1))]
    violation = ce.check(cut).violations[0]
    assert violation.code in ("not-json", "not-utf8")
    if cut.strip(b" \t\r\n"):
        assert violation.params["reason"] in CUTS
        assert violation.params["bytes"] == len(cut)


@pytest.mark.parametrize("token", ['"a\\u00e9b"', "-12.5e+10", "true", "false", "null", '{"a":[1]}', '"€"'])
def test_a_cut_in_each_token_is_called_a_cut(token: str) -> None:
    body = f'{{"a":{token}'.encode()
    for size in range(1, len(body)):
        assert ce.check(body[:size]).violations[0].params["reason"] in CUTS, body[:size]
