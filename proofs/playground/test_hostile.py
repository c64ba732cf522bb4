"""Bodies of the largest size, made to cost much: the answer is the same, it is small, and it comes soon."""

import json
from statistics import median

import pytest

from commerce_events._validate import MAX_BYTES
from proofs.playground.hostile import BODIES, Hostile, plain
from proofs.playground.peer import Playground, assert_same

#: No body takes so many times as long as the plain valid body of the same size. The slowest takes 5 times as long.
FACTOR = 15

#: What is said of a body: so many times its size, and so many bytes more.
SIZE_FACTOR, SIZE_MORE = 8, 256 * 1024


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_answers(playground: Playground, body: Hostile) -> None:
    size = len(body.text.encode())
    assert size <= MAX_BYTES
    report = assert_same(playground, body.text, **body.options).reports[0]
    assert len(json.dumps(report)) <= SIZE_FACTOR * size + SIZE_MORE


@pytest.mark.timed
def test_times(playground: Playground) -> None:
    text = plain()
    usual = median(playground.check(text).milliseconds for _ in range(5))
    times = {name: playground.check(body.text, **body.options).milliseconds for name, body in BODIES.items()}
    assert {name: time for name, time in times.items() if time > FACTOR * usual} == {}


@pytest.mark.parametrize(
    "body", ["a" * (MAX_BYTES + 1), "é" * (MAX_BYTES // 2 + 1), "€" * (MAX_BYTES // 3 + 1), b"\xff" * (MAX_BYTES + 1)]
)
def test_too_large_bodies(playground: Playground, body: str | bytes) -> None:
    (violation,) = assert_same(playground, body).reports[0]["violations"]
    assert violation["code"] == "too-large"


@pytest.mark.parametrize("body", [b"\xff" * MAX_BYTES, "\ufffd".encode() * (MAX_BYTES // 3) + b"\xff"])
def test_large_bytes(playground: Playground, body: bytes) -> None:
    assert assert_same(playground, body).milliseconds < 5000
