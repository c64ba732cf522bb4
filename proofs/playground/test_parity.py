"""Of every body, the playground says what the package says: the whole report, in each language."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commerce_events._contract.contract import contract
from commerce_events._explaining.possible import possible_codes
from commerce_events._messages import codes
from commerce_events.conformance.suite import Vector, suite
from commerce_events.testing import bodies, faults
from proofs.playground.bodies import broken_bytes, options, texts
from proofs.playground.peer import Playground, assert_same


@pytest.mark.parametrize("vector", suite(), ids=lambda vector: vector.name)
def test_vectors(playground: Playground, vector: Vector) -> None:
    answer = assert_same(playground, vector.body if vector.text is None else vector.text)
    assert answer.reports[0]["valid"] is vector.valid


@pytest.mark.parametrize("code", [*codes()["text"], *sorted(possible_codes(contract("v1")))])
@given(data=st.data())
def test_faults(playground: Playground, code: str, data: st.DataObject) -> None:
    fault = data.draw(faults(codes=[code]))
    answer = assert_same(playground, fault.body)
    assert code in {violation["code"] for violation in answer.reports[0]["violations"]}


@given(bodies())
def test_valid_bodies(playground: Playground, body: bytes) -> None:
    assert assert_same(playground, body).reports[0]["valid"]


@settings(max_examples=1000)
@given(texts(), options())
def test_texts(playground: Playground, text: str, options: dict[str, Any]) -> None:
    assert_same(playground, text, **options)


@settings(max_examples=1000)
@given(broken_bytes(), options())
def test_bytes(playground: Playground, body: bytes, options: dict[str, Any]) -> None:
    assert_same(playground, body, **options)
