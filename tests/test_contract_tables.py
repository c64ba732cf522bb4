"""The contract's prose, as tables, against the verdict."""

import json
from typing import Any

import pytest

import commerce_events as ce
from tests.rows import each_row
from tests.tables import EVENT_TYPES, SALE, VALUES, least, most, with_property

GOOD = [(name, value) for row in VALUES for name in row["properties"] for value in row["good"]]
BAD = [(name, value, code) for row in VALUES for name in row["properties"] for value, code in row["bad"]]


def codes(body: Any) -> list[tuple[str, str]]:
    """Code and location of each violation, the same from parsed JSON and from its text."""
    report = ce.check(body)
    found: list[tuple[str, str]] = [(violation.code, violation.instance_location) for violation in report.violations]
    for text in (json.dumps(body), json.dumps(body, ensure_ascii=False, indent=1).encode()):
        assert [(each.code, each.instance_location) for each in ce.check(text).violations] == found
        assert ce.is_valid(text) is report.valid
    assert report.valid is ce.is_valid(body) is (not found)
    return found


def test_the_event_types_are_those_of_the_contract() -> None:
    assert {event_type.name for event_type in ce.event_types()} >= EVENT_TYPES.keys()


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_least_and_most_of_each_type_are_valid(event_type: str) -> None:
    assert codes(least(event_type)) == []
    assert codes(most(event_type)) == []
    assert codes([least(event_type), most(event_type)]) == []


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_each_required_property_is_required(event_type: str) -> None:
    for name in least(event_type):
        event = {other: value for other, value in most(event_type).items() if other != name}
        assert codes(event) == [("missing-property", "")]
        assert codes([most(event_type), event]) == [("missing-property", "/1")]


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_each_optional_property_is_optional(event_type: str) -> None:
    for name in most(event_type).keys() - least(event_type).keys():
        assert codes({other: value for other, value in most(event_type).items() if other != name}) == []


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_each_type_knows_its_own_properties_only(event_type: str) -> None:
    everything = {name: value for other in EVENT_TYPES for name, value in most(other).items()} | most(event_type)
    for name in everything.keys() - most(event_type).keys() | {"extra", "Type", ""}:
        assert codes(most(event_type) | {name: 1}) == [("unknown-property", f"/{name}")]


@pytest.mark.no_cover
@each_row(GOOD)
def test_good_values(name: str, value: object) -> None:
    events = [event | {name: value} for event in with_property(name)]
    assert events
    assert codes(events) == []


@pytest.mark.no_cover
@each_row(BAD)
def test_bad_values(name: str, value: object, code: str) -> None:
    """A type that is nearly a sale's is wrong alone in a sale: other events lack what a sale has."""
    events = [event | {name: value} for event in ([most("EventSale")] if name == "type" else with_property(name))]
    assert codes(events) == [(code, f"/{index}/{name}") for index in range(len(events))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([], [("empty-batch", "")]),
        ([SALE], []),
        ([SALE] * 100, []),
        ([SALE] * 101, [("too-many-events", "")]),
        ([[SALE]], [("not-an-event", "/0")]),
        ([[]], [("not-an-event", "/0")]),
        ([SALE, None, SALE, 5], [("not-an-event", "/1"), ("not-an-event", "/3")]),
        ({}, [("missing-property", ""), ("missing-property", "")]),
        ([{}], [("missing-property", "/0"), ("missing-property", "/0")]),
    ],
)
def test_batches(body: Any, expected: list[tuple[str, str]]) -> None:
    assert codes(body) == expected


@pytest.mark.parametrize("text", ["5", "-0.5", '"EventSale"', "true", "false", "null"])
def test_neither_object_nor_array(text: str) -> None:
    report = ce.check(text)
    assert [(each.code, each.instance_location) for each in report.violations] == [("not-an-event", "")]
    assert not ce.is_valid(text)
