"""The keyword checks are held to `jsonschema`: the same breaches in the same order."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._judging.by_keyword import breaches_of_library
from commerce_events._judging.keywords import Breach, Keywords, is_known
from commerce_events.conformance.suite import published_vectors
from commerce_events.testing import bodies, faults
from commerce_events.testing.strategies import JSON_VALUES

RULES = contract("v1")
FORMS = [*RULES.events.values(), RULES.open_event, RULES.batch]

_NAMES = st.sampled_from(["a", "b", "type", "c\n"])
_TEXTS = st.sampled_from(["", "a", "ab", "a\n", "\U0001f600", "1"])
_NUMBERS = st.sampled_from([0, 1, -1, 1.0, 1.5, 2**53, 1e308, True, False])
_SIZES = st.integers(0, 3)
_LEAVES = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["object", "array", "string", "boolean", "null", "number", "integer"]),
        "const": _TEXTS,
        "enum": st.lists(_TEXTS, max_size=2, unique=True),
        "minLength": _SIZES,
        "maxLength": _SIZES,
        "minItems": _SIZES,
        "maxItems": _SIZES,
        "minimum": st.integers(-1, 2),
        "maximum": st.floats(-1, 2),
        "pattern": st.sampled_from(["^a$", "a|b", "^[ab]{1,2}$", "$"]),
        "description": st.just("x"),
        "required": st.lists(_NAMES, max_size=2, unique=True),
        "additionalProperties": st.just(value=False),
    },
)


def _nested(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    properties = st.dictionaries(_NAMES, inner, max_size=3)
    parts = st.fixed_dictionaries({}, optional={"properties": properties, "not": inner})
    return st.tuples(_LEAVES, parts, st.booleans()).map(
        lambda drawn: drawn[0] | drawn[1] if drawn[2] else drawn[1] | drawn[0]
    )


SCHEMAS = st.recursive(_LEAVES, _nested, max_leaves=4)
VALUES = st.recursive(
    st.none() | _TEXTS | _NUMBERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=8,
)


def same(schema: dict[str, Any], value: Any) -> None:
    """Both find the same breaches."""
    flat, keywords = FlatSchema(schema), Keywords(schema)
    assert is_known(schema)
    found = [*keywords.breaches(value)]
    assert keywords.accept(value) is not bool(found)
    assert [*map(shape, found)] == [*map(shape, breaches_of_library(flat, value))]


def shape(breach: Breach) -> tuple[Any, ...]:
    return breach.keyword, breach.path, breach.limit, json.dumps(breach.value), breach.schema


@given(SCHEMAS, VALUES)
def test_schemas_that_are_drawn(schema: dict[str, Any], value: Any) -> None:
    same(schema, value)


@pytest.mark.parametrize("flat", FORMS)
@given(JSON_VALUES | st.dictionaries(st.sampled_from(["type", "customerCode", "quantity", "timestamp", "x"]), VALUES))
def test_any_value(flat: FlatSchema, value: Any) -> None:
    same(flat.schema, value)


@given(bodies() | faults().map(lambda fault: fault.body))
def test_bodies(body: str | bytes) -> None:
    try:
        payload = json.loads(body)
    except ValueError:
        return
    for event in [*payload, payload] if isinstance(payload, list) else [payload]:
        same(RULES.batch.schema if isinstance(event, list) else RULES.schema_of(event)[1].schema, event)


@pytest.mark.parametrize("value", [None, "a", ["a"], {"a": None}, {"a": 1}, {}])
def test_members_of_what_is_no_object_are_not_looked_at(value: Any) -> None:
    same({"properties": {"a": {"type": "null"}}}, value)


@pytest.mark.no_cover
def test_vectors() -> None:
    for vectors in published_vectors().values():
        for payload in [vector["data"] for vector in vectors if "data" in vector]:
            for event in payload if isinstance(payload, list) else [payload]:
                same(RULES.schema_of(event)[1].schema, event)


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{}]},
        {"const": 1},
        {"enum": ["a", 1]},
        {"type": ["string"]},
        {"type": "text"},
        {"additionalProperties": True},
        {"properties": {"a": {"multipleOf": 2}}},
        {"not": {"contains": {}}},
    ],
)
def test_what_is_not_known_goes_to_the_library(schema: dict[str, Any]) -> None:
    assert not is_known(schema)
