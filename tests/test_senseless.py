"""Whatever stands in the schema files: they are refused with a `ContractError`, or every body gets its answer."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commerce_events import Validator
from commerce_events._contract.contract import ANY, Contract, assemble, contract
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.fitness import _misshapen_event
from commerce_events._contract.flatten import ASSERTIONS, ContractError, FlatSchema
from commerce_events._contract.portable import KEYWORDS, check_portable
from commerce_events._judging.fast_path import FastPath
from commerce_events._messages import LANGUAGES
from commerce_events.testing.strategies import JSON_VALUES
from tests.tables import SALE, most
from tests.test_schemas import BASE
from tools.dispatch import rewritten

#: A few event types are enough, and faster.
TYPES = ("EventCouponApplied", "EventProductViewed", "EventSale", "EventSearch")
DOCUMENTS: dict[str, Any] = {
    file: dict(document)
    for file, document in contract("v1").documents.items()
    if not file.startswith("events/") or file.startswith(tuple(f"events/{name}." for name in TYPES))
}
DOCUMENTS[ANY] |= json.loads(rewritten("{", TYPES))
TRANSLATIONS = contract("v1").translations
#: Each example has its contract read and its bodies checked, which takes a while.
FEW = settings(max_examples=min(60, settings.default.max_examples if settings.default else 60))
EVENT_FILE = "events/EventSale.schema.json"


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(each for step, inner in inside for each in paths(inner, (*path, step)))]


#: Where files can be changed: not in the examples, which would only be refused.
PLACES = [path for path in paths(DOCUMENTS) if len(path) > 1 and "examples" not in path[:-1]]
NAMES = ["type", "timestamp", "customerCode", "metadata", "productCode", "quantity", "note", "query"]

#: Limits that a keyword may have, and such as it may not.
LIMITS: dict[str, list[Any]] = {
    "type": ["string", "integer", "number", "boolean", "null", "array", "object", "text", ["string"], 1],
    "const": ["a", 1, True, None, [], {"a": 1.0}],
    "enum": [["a"], ["a", "b"], [1, 2], [1, True], [1, 1.0], [None], [], ["a", "a"], [[]], "a", [{}]],
    "minimum": [0, 1, -1, 0.5, 2**53, True, "1", None],
    "maximum": [0, 1, 9, 1.5, -1, 2**60, False],
    "minLength": [0, 1, 2, 1.0, -1],
    "maxLength": [0, 1, 5, 2**40, "1"],
    "minItems": [0, 1, 2, 1.5],
    "maxItems": [0, 1, 3, None],
    "pattern": ["^a$", "^[a-c]{1,3}$", "a", "^(?:a|b)$", "[^ -z]", "", "(", "[", "^a", "a$", r"\d", "a{2,1}", 5],
    "not": [{}, {"type": "string"}, {"enum": ["a"]}, {"pattern": "^a"}, {"type": "string", "pattern": "b"}, True, []],
    "default": ["a", 1, None],
    "examples": [["a"], [1], [], "a"],
    "required": [["a"], "a", []],
    "properties": [{}, {"a": {}}, []],
    "$ref": ["../definitions.schema.json#/$defs/text", "#", "#/properties/type", "../event.schema.json", "#/$defs"],
}
VALUES = st.one_of(
    st.sampled_from([limit for limits in LIMITS.values() for limit in limits]),
    st.sampled_from([{"description": "x", "type": "string"}, {"description": "x"}, {"type": "object"}, "x", *NAMES]),
    JSON_VALUES,
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from([*sorted(KEYWORDS), *NAMES, None]), VALUES),
    min_size=1,
    max_size=2,
)
SCHEMAS = st.lists(st.sampled_from(sorted(LIMITS)), min_size=1, max_size=4, unique=True).flatmap(
    lambda keywords: st.fixed_dictionaries({keyword: st.sampled_from(LIMITS[keyword]) for keyword in keywords})
)

#: What a property called `note` is tried with.
NOTES = ["", "a", "b", "a\n", "abc", "x" * 9, 0, 1, 1.0, -1, 0.5, 2**53, True, None, [], [1], [1, 2], {}, {"a": 1}]
BODIES: list[Any] = [
    *({**SALE, "note": note} for note in NOTES),
    *map(most, TYPES),
    {"type": "EventSail"},
    {"type": 1, "timestamp": 1, "customerCode": None, "productCode": [], "quantity": "2", "metadata": 2**60},
    [],
    [5, {}, [SALE]],
    [SALE] * 3,
]


def assert_refused_or_answered(documents: dict[str, Any]) -> Contract | None:
    try:
        check_portable(f"{BASE}v1/", documents)
        rules = assemble("v1", documents, TRANSLATIONS)
    except ContractError:
        return None
    assert event_types_of(rules)
    fast, validator = FastPath(rules), Validator(rules)
    for body in BODIES:
        report = validator.check(body)
        assert report.valid is validator.is_valid(json.dumps(body))
        assert report.valid is validator.is_valid(body)
        assert all(one.message(lang) and one.hint(lang) for one in report.violations for lang in LANGUAGES)
        assert fast.inspect(fast.convert(body), 10**6) is None or report.valid
    return rules


def change(documents: Any, path: tuple[str | int, ...], name: str | None, value: Any) -> None:
    """Put a value in the place of another, or under a name inside it; or take that away."""
    *way, last = path
    for step in way:
        # An earlier change may have taken it away.
        if not (isinstance(documents, dict) and step in documents):
            return
        documents = documents[step]
    if not (isinstance(documents, dict) and last in documents):
        return
    inner = documents[last]
    if name is None:
        documents[last] = value
    elif isinstance(inner, dict) and name in inner:
        del inner[name]
    elif isinstance(inner, dict):
        inner[name] = value


@FEW
@given(CHANGES)
def test_files_that_are_changed_anywhere(changes: list[tuple[tuple[str | int, ...], str | None, Any]]) -> None:
    documents = copy.deepcopy(DOCUMENTS)
    for path, name, value in changes:
        change(documents, path, name, copy.deepcopy(value))
    assert_refused_or_answered(documents)


def with_note(schema: dict[str, Any]) -> dict[str, Any]:
    documents = copy.deepcopy(DOCUMENTS)
    documents[EVENT_FILE]["properties"]["note"] = {"description": "A note.", **copy.deepcopy(schema)}
    return documents


@FEW
@given(SCHEMAS)
def test_a_property_that_says_anything(schema: dict[str, Any]) -> None:
    assert_refused_or_answered(with_note(schema))


@pytest.mark.parametrize("name", ["class", "def", "None", "Type", "self", "x" * 100])
def test_names_that_mean_something_to_python(name: str) -> None:
    documents = copy.deepcopy(DOCUMENTS)
    documents[EVENT_FILE]["properties"][name] = {"description": "Any.", "type": "string"}
    rules = assert_refused_or_answered(documents)
    assert rules
    assert FastPath(rules).decode(json.dumps({**SALE, name: "a"}).encode())[1]


#: For each keyword, what it says something of.
KINDS = {
    **dict.fromkeys(("minimum", "maximum"), "number"),
    **dict.fromkeys(("minLength", "maxLength", "pattern", "not"), "string"),
    **dict.fromkeys(("minItems", "maxItems"), "array"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("keyword", sorted(ASSERTIONS | {"not"}))
def test_each_keyword_alone_is_answered(keyword: str) -> None:
    """The property tests above are no proof if everything is refused."""
    kind = {"type": KINDS[keyword]} if keyword in KINDS else {}
    answers = [assert_refused_or_answered(with_note({**kind, keyword: limit})) for limit in LIMITS[keyword]]
    assert any(answers)


TEXT = {"type": "string", "description": "A text."}


@pytest.mark.parametrize(
    ("kind", "properties", "required", "sentence"),
    [
        ("array", {"type": TEXT}, ["type"], "an event is an object"),
        ("object", {"a": TEXT}, ["a"], "every event has a type"),
        ("object", {"type": TEXT}, ["type", "b"], "there is no property 'b'"),
        ("object", {"type": TEXT, "a": {}}, ["type"], "there is no description"),
        ("object", {"type": {**TEXT, "type": "integer"}}, ["type"], "type is a text"),
    ],
)
def test_a_misshapen_event(kind: str, properties: dict[str, Any], required: list[str], sentence: str) -> None:
    flat = FlatSchema({"type": kind, "properties": properties, "required": required})
    assert sentence in [told for _, told in _misshapen_event(flat)]


def test_a_timestamp_without_a_pattern() -> None:
    properties = {"type": TEXT, "timestamp": TEXT}
    flat = FlatSchema({"type": "object", "properties": properties, "required": ["type"]})
    assert [*_misshapen_event(flat)]
