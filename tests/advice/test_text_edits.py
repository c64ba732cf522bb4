"""Edits of a text give back the payload that was damaged, byte for byte of its values."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._explaining.advice import table
from commerce_events._explaining.scan import scan
from commerce_events._explaining.text_edits import MOST_EDITS, TEXT_EDITS, Edits
from commerce_events._messages import words
from commerce_events.testing import bodies
from tests.rows import each_row

FIXED = [row for row in table("shapes")["text"] if "fixed" in row]
SALE = '{"type":"EventSale","customerCode":"C1","productCode":"P1"}'


def applied(text: str, edits: Edits) -> str:
    assert edits
    parts, at = [], 0
    for offset, length, replacement in edits:
        assert at <= offset
        parts += [text[at:offset], replacement]
        at = offset + length
    return "".join([*parts, text[at:]])


def edits_of(text: str, reason: str) -> Edits:
    *_, finding = scan(text)
    assert finding.params["reason"] == reason
    assert finding.offset is not None
    return TEXT_EDITS[reason](text, finding.offset)


def fixed(text: str, reason: str) -> str:
    return applied(text, edits_of(text, reason))


def test_each_reason_is_one() -> None:
    assert TEXT_EDITS.keys() <= words("en")["codes"]["not-json"]["hint"].keys()
    assert {row["id"] for row in FIXED} == TEXT_EDITS.keys()


@pytest.mark.parametrize("row", FIXED, ids=[row["id"] for row in FIXED])
def test_the_example_of_a_row_becomes_what_it_says(row: dict[str, Any]) -> None:
    assert fixed(row["example"], row["id"]) == row["fixed"]


@pytest.mark.parametrize("row", FIXED, ids=[row["id"] for row in FIXED])
def test_the_fix_is_offered(row: dict[str, Any]) -> None:
    (violation,) = ce.check(row["example"]).violations
    assert violation.fix
    edits = violation.fix.edits or ()
    assert applied(row["example"], [(edit.offset, edit.length, edit.replacement) for edit in edits]) == row["fixed"]
    assert violation.to_dict()["fix"] == violation.fix.to_dict()


UNCERTAIN = [row for row in table("shapes")["text"] if "fixed" not in row]


@each_row(UNCERTAIN)
def test_nothing_else_is_offered(row: dict[str, Any]) -> None:
    assert all(violation.fix is None for violation in ce.check(row["example"]).violations)


PAYLOADS = bodies().map(bytes.decode).map(str.strip)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("\ufeff", "", "byte-order-mark"),
        ("", "\0", "nul-at-end"),
        ("", "\0\0\n", "nul-at-end"),
        ("", "\x1a", "end-of-file"),
        ("", ";", "semicolon"),
        ("", " ; ;", "semicolon"),
        ("'", "'", "quotes-around"),
        ("`", "`", "quotes-around"),
        ('"', '"', "quotes-around"),
        ("\u200b", "\u00a0", "odd-blank"),
        ("", "\u2028", "odd-blank"),
    ],
)
@given(payload=PAYLOADS)
def test_what_is_around(before: str, after: str, reason: str, payload: str) -> None:
    assert fixed(f"{before}{payload}{after}", reason).strip() == payload


@given(PAYLOADS)
def test_trailing_commas(payload: str) -> None:
    assert fixed(f"{payload[:-1]},{payload[-1]}", "trailing-comma") == payload
    assert fixed(f"{payload[:-1]} , \n{payload[-1]}", "trailing-comma") == f"{payload[:-1]}  \n{payload[-1]}"


@given(PAYLOADS, st.sampled_from("\u00a0\u3000\u200b\ufeff\u2028\x1a"))
def test_odd_blanks(payload: str, odd: str) -> None:
    value = json.loads(payload)
    damaged = json.dumps(value, separators=(f",{odd}", f":{odd}"), ensure_ascii=False)
    assert json.loads(fixed(damaged, "odd-blank")) == value


def without_escapes(payload: str) -> str:
    """A payload that has other characters where its texts have escapes."""
    return re.sub(r"\\(u[0-9a-f]{4}|.)", lambda escape: f"~{ord(escape.group(1)[0])}{escape.group(1)[1:]}", payload)


@given(PAYLOADS.map(without_escapes))
def test_escaped_quotes(payload: str) -> None:
    damaged = payload.replace('"', '\\"')
    assert fixed(damaged, "escaped-quotes") == payload
    assert fixed(f"{damaged[0]}\\n{damaged[1:]}", "escaped-quotes") == f"{payload[0]} {payload[1:]}"


def test_escaped_line_breaks() -> None:
    damaged = '{\\n  \\"type\\": \\"a\\nb\\"\\n}'
    assert fixed(damaged, "escaped-quotes") == '{   "type": "a\\nb" }'


@given(st.tuples(st.text(), st.text()).map("'".join))
def test_apostrophes(query: str) -> None:
    payload = json.dumps({"type": "EventSearch", "customerCode": "C1", "query": query})
    assert fixed(payload.replace("'", "\\'"), "apostrophe") == payload


@given(st.from_regex("0[0-9]{1,20}", fullmatch=True))
def test_codes_of_digits(code: str) -> None:
    payload = f'{{"type":"EventSale","productCode":"{code}","customerCode":"C1"}}'
    assert fixed(payload.replace(f'"{code}"', code), "code-digits") == payload


@given(st.integers(1, 2**53 - 1))
def test_integers(quantity: int) -> None:
    payload = f'{SALE[:-1]},"quantity":{quantity}}}'
    assert fixed(f"{payload[:-1]}n}}", "big-integer") == payload
    if quantity > 999:
        assert fixed(payload.replace(str(quantity), f"{quantity:_}"), "digit-groups") == payload


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{SALE}\0x\0", "nul-at-end"),
        ("[1,[,],]", "trailing-comma"),
        ('{"a":,"b":[1,]}', "trailing-comma"),
        ('\'{"a":1}`', "quotes-around"),
        ('{\\"a\\":\\"b\\\\c\\"}', "escaped-quotes"),
        ('{"quantity":1 000}', "digit-groups"),
        ('{"quantity":1\'000}', "digit-groups"),
        ('{"quantity":1_000.5}', "digit-groups"),
        ("[" + "\u00a01," * (MOST_EDITS + 1) + "1]", "odd-blank"),
    ],
)
def test_what_is_not_certain(text: str, reason: str) -> None:
    assert TEXT_EDITS[reason](text, next(iter(scan(text))).offset or 0) is None


@pytest.mark.parametrize("reason", ["code-digits", "big-integer"])
def test_another_place_has_no_edits(reason: str) -> None:
    assert TEXT_EDITS[reason](SALE, 0) is None


def test_texts_themselves_stay_as_they_are() -> None:
    payload = f'{SALE[:-1]},"metadata":"\u00a0\u200b,]\\",}}"}}'
    assert ce.is_valid(payload)
    assert fixed(f"{payload[:-1]}\u00a0,\u200b}}", "odd-blank") == f"{payload[:-1]} ,}}"
    assert fixed(f"{payload[:-1]},}}", "trailing-comma") == payload
