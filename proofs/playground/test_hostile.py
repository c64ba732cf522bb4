"""Bodies of the largest size, made to cost much: the answer is the same, and small. `slow.py` measures the time."""

import json

import pytest

from commerce_events.validator import MAX_BYTES
from proofs.playground.hostile import BODIES, Hostile
from proofs.playground.peer import Playground, assert_same
from proofs.playground.slow import largest


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_large_bodies(playground: Playground, body: Hostile) -> None:
    report = assert_same(playground, body.text, **body.options).reports[0]
    assert len(json.dumps(report)) <= largest(body)


@pytest.mark.parametrize(
    "body", ["a" * (MAX_BYTES + 1), "é" * (MAX_BYTES // 2 + 1), "€" * (MAX_BYTES // 3 + 1), b"\xff" * (MAX_BYTES + 1)]
)
def test_too_large_bodies(playground: Playground, body: str | bytes) -> None:
    (violation,) = assert_same(playground, body).reports[0]["violations"]
    assert violation["code"] == "too-large"


@pytest.mark.parametrize("body", [b"\xff" * MAX_BYTES, "\ufffd".encode() * (MAX_BYTES // 3) + b"\xff"])
def test_large_bytes(playground: Playground, body: bytes) -> None:
    assert_same(playground, body)
