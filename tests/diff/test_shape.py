"""What the metaschema of a dialect refuses is refused, whatever the keyword."""

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from commerce_events._contract.flatten import ContractError
from commerce_events.diff.shape import DRAFT_07, NEWEST, places
from tests.rows import each_row

ODD: tuple[Any, ...] = (
    None, True, 0, 1, -1, 1.5, 2.0, "", "a", "string", "(", [], ["a"], ["a", "a"], [1, 1], {}, {"a": 1},
    {"a": {}}, {"a": ["b"]}, {"a": ["b", "b"]}, [{}], [True], [[]], {"(": {}}, ["string"], {"a": True},
)  # fmt: skip
META = {NEWEST: Draft202012Validator, DRAFT_07: Draft7Validator}
KEYWORDS = [
    "$comment", "$defs", "additionalItems", "additionalProperties", "allOf", "anyOf", "const", "contains",
    "contentEncoding", "contentMediaType", "contentSchema", "default", "definitions", "dependentRequired",
    "dependentSchemas", "deprecated", "description", "else", "enum", "examples", "exclusiveMaximum",
    "exclusiveMinimum", "format", "if", "items", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum",
    "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern",
    "patternProperties", "prefixItems", "properties", "propertyNames", "readOnly", "required", "then", "title",
    "type", "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly",
]  # fmt: skip


def is_refused(schema: Any, dialect: str) -> bool:
    try:
        places("x", json.loads(json.dumps(schema)), dialect)
    except ContractError:
        return True
    return False


@each_row(product(KEYWORDS, META))
def test_no_keyword_is_looser_than_its_metaschema(keyword: str, dialect: str) -> None:
    judge = META[dialect](META[dialect].META_SCHEMA)
    for value in ODD:
        schema = {keyword: value}
        assert judge.is_valid(schema) or is_refused(schema, dialect), schema


NESTED = st.recursive(
    st.dictionaries(st.sampled_from(KEYWORDS), st.sampled_from(ODD), max_size=2),
    lambda inner: st.dictionaries(st.sampled_from(["not", "items", "if", "properties", "allOf"]),
                                  inner | st.lists(inner, max_size=2) | st.dictionaries(st.just("a"), inner)),
    max_leaves=5,
)  # fmt: skip


@pytest.mark.parametrize("dialect", META)
@given(schema=NESTED)
def test_no_schema_is_looser_than_its_metaschema(dialect: str, schema: Any) -> None:
    assert META[dialect](META[dialect].META_SCHEMA).is_valid(schema) or is_refused(schema, dialect)


def test_every_schema_is_found_with_its_place() -> None:
    schema = {"properties": {"a/b": {"items": {}}}, "allOf": [True], "items": [{}]}
    assert set(places("x", schema, DRAFT_07)) == {
        "",
        "/properties/a~1b",
        "/properties/a~1b/items",
        "/allOf/0",
        "/items/0",
    }
