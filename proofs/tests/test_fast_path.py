"""The fast path and the judge never disagree: on what is valid, nearly valid, and neither."""

import json
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._judging.fast_path import FastPath
from commerce_events._messages import codes
from commerce_events._reading.parse import NotIJSONError
from commerce_events.conformance.suite import published_vectors
from commerce_events.testing import Fault, bodies, faults, payloads
from commerce_events.testing.values import OF_TYPE
from proofs.fuzz.mutate import TOKENS, mutate
from proofs.fuzz.reference import disagreement, judged, read_strictly, reported

SALE = {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"}
NOW = datetime(2025, 11, 18, 12, tzinfo=UTC)
FAST = FastPath(contract("v1"))
VALUES = [value for values in OF_TYPE.values() for value in values] + [2.0, 1e2, 2**53, "", "2025-11-18 07:21:16Z"]

#: A body that is too large is slow to draw, and there is nothing about it to agree on.
FAULTS = faults(codes={*codes()["text"], *codes()["schema"]} - {"too-large"})
SEEDS = st.integers(0, 2**32).map(Random)

mutated = st.builds(mutate, bodies(), SEEDS)
faulty = st.builds(lambda fault, seed: mutate(fault.body, seed), FAULTS, SEEDS)


def agree(raw: bytes) -> None:
    """The fast path accepts only what the judge does, and the answer is the same with it and without it."""
    assert disagreement(raw) is None
    assert ce.is_valid(raw) == judged(read_strictly(raw))
    assert ce.check(raw, now=NOW) == reported(raw, NOW)


def is_accepted(body: Any) -> bool:
    """Whether the fast path accepts a text, or parsed JSON."""
    try:
        if isinstance(body, bytes):
            return FAST.decode(body)[1]
        return isinstance(body, (dict, list)) and FAST.inspect(FAST.convert(body), 2**20) is not None
    except NotIJSONError:
        return False


@given(bodies())
def test_on_valid_bodies(body: bytes) -> None:
    agree(body)


@given(mutated)
def test_on_mutated_bodies(body: bytes) -> None:
    agree(body)


@given(FAULTS)
def test_on_faults(fault: Fault) -> None:
    agree(fault.body)


@given(faulty)
def test_on_mutated_faults(body: bytes) -> None:
    agree(body)


@given(payloads(), st.data())
def test_on_changed_values(payload: Any, data: st.DataObject) -> None:
    event = payload[data.draw(st.integers(0, len(payload) - 1))] if isinstance(payload, list) else payload
    name = data.draw(st.sampled_from([*event, "quantity", "unknown"]))
    event[name] = data.draw(st.sampled_from(VALUES))
    valid = judged(read_strictly(payload))
    assert valid or not is_accepted(payload)
    assert valid or not FAST.accepts_written(json.dumps(payload).encode())
    assert ce.is_valid(payload) == valid
    assert ce.check(payload, now=NOW) == reported(payload, NOW)
    agree(json.dumps(payload).encode())


#: What was once accepted and should not have been.
PINNED = [b'{"type":"EventCouponApplied","customerCode":"c","metadata":%s}' % (b"1" * 400)]


@pytest.mark.parametrize("body", PINNED)
def test_on_what_was_once_accepted(body: bytes) -> None:
    for text in (body, b"[%b]" % body, b"[%b,%b]" % (body, body.replace(b"1", b"2"))):
        agree(text)
        assert not ce.is_valid(text)


@pytest.mark.no_cover
@pytest.mark.parametrize("token", TOKENS)
def test_each_token_at_each_place(token: bytes) -> None:
    event = json.dumps(
        {**SALE, "timestamp": "2025-11-18T07:21:16.527Z", "metadata": [1]}, separators=(",", ":")
    ).encode()
    for text in (event, b"[%b,%b]" % (event, json.dumps(SALE).encode())):
        for at in range(len(text) + 1):
            assert disagreement(text[:at] + token + text[at:]) is None


VECTORS = {
    vector["description"]: vector for vectors in published_vectors().values() for vector in vectors if "data" in vector
}


@pytest.mark.no_cover
@pytest.mark.parametrize("compact", [True, False])
def test_every_vector_is_accepted_or_refused(*, compact: bool) -> None:
    separators = (",", ":") if compact else None
    for vector in VECTORS.values():
        raw = json.dumps(vector["data"], separators=separators).encode()
        assert vector["valid"] or not is_accepted(raw), vector["description"]
        assert vector["valid"] or not is_accepted(vector["data"]), vector["description"]
        assert vector["valid"] or not FAST.accepts_written(raw), vector["description"]
        assert ce.is_valid(raw) is vector["valid"], vector["description"]
