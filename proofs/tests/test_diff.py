"""The proof of `diff` with another peer, and that it sees what is wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from commerce_events._contract.patterns import compiled
from commerce_events.diff.change import Change
from commerce_events.diff.compare import compare
from commerce_events.diff.rules import Rules
from proofs.diff.contradictions import contradictions
from proofs.diff.edits import Documents

BASE = "http://files.invalid/"
SALE = {"type": "EventSale", "customerCode": "a", "productCode": "a"}


def pattern(_: Any, wanted: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(wanted).search(instance):
        yield ValidationError("no match")


class PythonPeer:
    """What `jsonschema` says of payloads; it compares no schemas."""

    def __init__(self, documents: Documents) -> None:
        bare = {
            f"{BASE}{file}": {name: document[name] for name in document if name not in ("$id", "$schema")}
            for file, document in documents.items()
        }
        registry: Registry[Any] = Registry().with_resources(
            (address, DRAFT202012.create_resource(document)) for address, document in bare.items()
        )
        is_old = any("draft-07" in document["$schema"] for document in documents.values())
        kind: Any = extend(Draft7Validator if is_old else Draft202012Validator, {"pattern": pattern})  # type: ignore[no-untyped-call]
        root = bare.get(BASE, {"$ref": f"{BASE}payload.schema.json"})
        self._validator = kind(root, registry=registry)

    def accepts(self, payload: Any) -> bool:
        return bool(self._validator.is_valid(payload))

    def covers(self, old: Any, name: str) -> None:
        """It can't say."""


def found(seed: str) -> list[str]:
    return [*contradictions(Random(seed), Counter(), PythonPeer)]


@settings(max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_no_payload_contradicts(seed: int) -> None:
    assert found(f"{seed}") == []


def test_a_break_that_is_passed_over_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(old: Rules, new: Rules) -> list[Change]:
        return [Change(each.name) for each in compare(old, new)]

    monkeypatch.setattr("proofs.diff.contradictions.compare", blind)
    assert any(said.startswith("compatible for senders, but ") for seed in range(12) for said in found(f"1:{seed}"))


def test_a_payload_that_shows_nothing_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(old: Rules, new: Rules) -> list[Change]:
        return [
            replace(each, senders=tuple(replace(reason, payload=SALE) for reason in each.senders))
            for each in compare(old, new)
        ]

    monkeypatch.setattr("proofs.diff.contradictions.compare", wrong)
    assert any(
        said == f"breaking for senders, but not by {SALE!r}" for seed in range(12) for said in found(f"1:{seed}")
    )
