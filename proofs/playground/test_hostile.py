"""Bodies of the largest size, made to cost much: the answer is the same, and comes soon."""

import json

import pytest

from commerce_events._validate import MAX_BYTES
from proofs.playground.peer import Playground, assert_same

SALE = {"type": "EventSale", "timestamp": "2025-11-17T07:21:16Z", "customerCode": "D314K1432", "productCode": "N30122"}
HEAD = json.dumps(SALE)[:-1]


def filled(start: str, piece: str, end: str = "", between: str = "") -> str:
    """A text that is as large as may be."""
    room = MAX_BYTES - len((start + end).encode())
    count = (room + len(between)) // len((piece + between).encode())
    return start + between.join([piece] * count) + end


def numbered(start: str, template: str, end: str) -> str:
    """A text with as many different pieces as may be."""
    room = MAX_BYTES - len(start + end)
    count = room // (len(template.format(10**5)) + 1)
    return start + ",".join(template.format(10**5 + index) for index in range(count)) + end


BODIES = {
    "arrays": filled("", "["),
    "objects": filled("", '{"a":'),
    "quotes": filled("", '"'),
    "an open string": filled('"', "a"),
    "escapes": filled('"', "\\n"),
    "backslashes": filled('"', "\\"),
    "a long integer": filled("", "9"),
    "a long fraction": filled("0.", "9"),
    "a long exponent": filled("1e", "9"),
    "signs": filled("", "-"),
    "points": filled("", "1."),
    "blanks": filled("", " "),
    "lines": filled(HEAD, "\n", "}"),
    "a word": filled("", "a"),
    "replacement characters": filled("", "\ufffd"),
    "a batch of numbers": filled("[", "1", "]", ","),
    "numbers in metadata": filled(f'{HEAD}, "metadata": [', "1", "]}", ","),
    "numbers that are too large": filled("[", "1e999", "]", ","),
    "unsafe integers": filled(f'{HEAD}, "metadata": [', "9007199254740993", "]}", ","),
    "unknown properties": numbered(f"{HEAD},", '"a{}":1', "}"),
    "properties of no event": numbered("{", '"a{}":1', "}"),
    "a name again and again": filled("{", '"a":1', "}", ","),
    "lone surrogates": filled("[", '"\\ud800"', "]", ","),
    "a string of lone surrogates": filled('["', "\\ud800", '"]'),
    "a string of pairs": filled(f'{HEAD}, "metadata": "', "\\ud83d\\ude00", '"}'),
    "emoji": filled(f'{HEAD}, "metadata": "', "😀", '", "x": 1}'),
    "a long type": filled('{"type": "', "a", '"}'),
    "a long timestamp": filled('{"type": "EventSale", "timestamp": "', "2", '"}'),
    "a long name": filled(f'{HEAD}, "', "a", '": 1}'),
    "a long quantity": filled(f'{HEAD}, "quantity": "', "1", '"}'),
    "deep and wide": filled(f'{HEAD}, "metadata": {"[" * 63}', "1", f"{']' * 63}}}", ","),
    "a script": filled(f'{HEAD}, "metadata": "', "</script>", '"}'),
}

BATCHES = {
    "good": [{**SALE, "quantity": index + 1} for index in range(100)],
    "bad": [{**SALE, "quantiti": index, "quantity": "x", "timestamp": "no"} for index in range(100)],
    "equal": [SALE] * 100,
    "equal and large": [{**SALE, "metadata": "x" * 10_000}] * 100,
    "wide": [{f"b{each}": 2**60 for each in range(100)}] * 100,
    "one too many": [SALE] * 101,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_large_bodies(playground: Playground, body: str) -> None:
    assert MAX_BYTES - 30 < len(body.encode()) <= MAX_BYTES
    # Far above what it takes: this is about what grows faster than the body.
    assert assert_same(playground, body).milliseconds < 5000


@pytest.mark.parametrize(
    "body", ["a" * (MAX_BYTES + 1), "é" * (MAX_BYTES // 2 + 1), "€" * (MAX_BYTES // 3 + 1), b"\xff" * (MAX_BYTES + 1)]
)
def test_too_large_bodies(playground: Playground, body: str | bytes) -> None:
    (violation,) = assert_same(playground, body).reports[0]["violations"]
    assert violation["code"] == "too-large"


@pytest.mark.parametrize("body", [b"\xff" * MAX_BYTES, "\ufffd".encode() * (MAX_BYTES // 3) + b"\xff"])
def test_large_bytes(playground: Playground, body: bytes) -> None:
    assert assert_same(playground, body).milliseconds < 5000


@pytest.mark.parametrize("batch", BATCHES.values(), ids=BATCHES)
def test_batches(playground: Playground, batch: object) -> None:
    assert_same(playground, json.dumps(batch))
