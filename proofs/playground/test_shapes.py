"""Texts that are not JSON: the core explains them, and edits them, as the package does."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commerce_events._explaining.advice import table
from commerce_events._explaining.scan import scan
from commerce_events._explaining.text_edits import TEXT_EDITS
from commerce_events.testing import bodies
from proofs.playground.built import answers
from proofs.playground.peer import Playground, assert_same

ROWS = table("shapes")
EXAMPLES: list[str | bytes] = [row["example"] for row in ROWS["text"]]
EXAMPLES += [bytes.fromhex(row["example"]) for row in ROWS["bytes"]]
PIECES = [
    *"{}[],:;\"'`\\<>%=&-_n0x1.\n\r\0\x1a\u00a0\u200b\ufeff\u2028😀",
    "\\'",
    '\\"',
    "{{ a }}",
    "${a}",
    '"productCode":',
    '"quantity":',
]
PIECES += [
    "tru",
    "1e",
    '"x',
    "\\u00",
    "\r\n",
    "3b\r\n",
    "object Object]",
    "&quot;",
    "undefined",
    "007",
    "1_000",
    "2n",
    "1,5",
    '42""',
    "\ud83d",
]


@pytest.mark.parametrize("body", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples(playground: Playground, body: str | bytes) -> None:
    assert_same(playground, body)
    for size in range(len(body)):
        assert_same(playground, body[:size])


def as_javascript(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


_texts = st.lists(st.sampled_from(PIECES) | st.sampled_from([str(row["example"]) for row in ROWS["text"]]), max_size=6)


@settings(max_examples=1000)
@given(_texts.map("".join).map(as_javascript))
def test_texts_of_pieces(playground: Playground, text: str) -> None:
    assert_same(playground, text)


@settings(max_examples=500)
@given(bodies(), st.sampled_from(PIECES), st.integers(0, 400), st.integers(0, 3))
def test_payloads_with_a_piece_in_them(playground: Playground, body: bytes, piece: str, at: int, gone: int) -> None:
    text = body.decode()
    at %= len(text)
    assert_same(playground, as_javascript(text[:at] + piece + text[at + gone :]))


@settings(max_examples=300)
@given(st.binary(max_size=6), st.sampled_from(EXAMPLES), st.binary(max_size=6))
def test_bytes(playground: Playground, before: bytes, body: str | bytes, after: bytes) -> None:
    inner = body.encode() if isinstance(body, str) else body
    assert_same(playground, before + inner + after)


#: The edits of each text, by its reason and the offset.
PROGRAM = """
import { TEXT_EDITS } from "./core/text_edits";
declare const process: any;
const chunks: any[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const of = ([reason, text, offset]: [string, string, number]) =>
  TEXT_EDITS.get(reason)?.(text, offset)?.map((edit) => [edit.offset, edit.length, edit.replacement]) ?? null;
process.stdout.write(JSON.stringify(JSON.parse(chunks.join("")).map(of)));
"""
DAMAGED = [
    *(
        '\ufeff😀"',
        "\ufeff\ufeff{}",
        "{}\0 \0\n",
        "{}\0x",
        "{}\x1a",
        "{}; ;",
        '"{}"',
        " '[1]' ",
        "'[1]`",
        '["😀",]',
        "[1,,]",
    ),
    *('{"😀":1,}', '["a,]",]', "[\u00a0\u200b1,\u3000\t2]", '["\u00a0😀",\u00a0"\\"\u00a0"]', '{\\"a\\":\\"😀\\\\\\"}'),
    *(
        '{\\n\\"a\\":\\"😀\\n\\"}',
        "[\"😀\\'\\\\'\\'\"]",
        '{"😀":1,"code":007}',
        '{"a":2n}',
        '{"😀":1_0_00}',
        '{"a":1_0.5}',
    ),
    *("[" + "\u00a01," * 10_001 + "1]", '{"a":1\'0}', "[1,\x0b2\x7f,\ufffd]"),
]


def test_edits(tmp_path: Path) -> None:
    found = [(text, finding) for text in [*DAMAGED, *map(str, EXAMPLES)] for finding in scan(text)]
    cases = [
        (finding.params["reason"], text, finding.offset or 0) for text, finding in found if "reason" in finding.params
    ]
    expected = [TEXT_EDITS[reason](text, at) if reason in TEXT_EDITS else None for reason, text, at in cases]
    assert answers(PROGRAM, cases, tmp_path) == [json.loads(json.dumps(edits)) for edits in expected]
    assert {reason for (reason, *_), edits in zip(cases, expected, strict=True) if edits} == set(TEXT_EDITS)
