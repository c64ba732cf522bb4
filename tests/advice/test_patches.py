"""A valid payload is damaged in each way that a fix claims to undo; the patch gives the payload back."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._explaining.patch import patched
from commerce_events.testing import events
from tests.tables import most

#: Letters that look like those of ASCII.
LIKE = {"a": "\u0430", "c": "\u0441", "e": "\u0435", "o": "\u043e", "p": "\u0440", "E": "\u0415"}
SALE, SEARCH = most("EventSale"), most("EventSearch")
WRAPPERS = ("events", "data", "body", "payload", "x/y~z", "\u00e9v\u00e9nement")
ORDERED = {
    "EventSale": "SaleEvent",
    "EventAddedToCart": "CartAddedTo",
    "EventProductViewed": "viewed_product_event",
}


def fixed(damaged: Any) -> Any:
    """The payload after the patch of each violation, one after the other, as long as one has a patch."""
    for _ in range(20):
        body = damaged if isinstance(damaged, (dict, list)) else json.dumps(damaged)
        fix = next((violation.fix for violation in ce.check(body).violations if violation.fix), None)
        if fix is None:
            return damaged
        assert fix.patch is not None
        damaged = patched(damaged, fix.patch)
    raise AssertionError("no end of fixes")


def spellings(name: str) -> st.SearchStrategy[str]:
    """A name in other letters, with separators, or with a character that looks like another or is invisible."""
    words = "".join(f"_{char.lower()}" if char.isupper() else char for char in name)
    like = [name.replace(char, other, 1) for char, other in LIKE.items() if char in name]
    odd = [f"{name}\u200b", f"\ufeff{name}", f" {name}", f"{name}\u00a0"]
    cases = [name.lower(), name.upper(), name.capitalize(), words, words.replace("_", "-"), words.replace("_", " ")]
    slips = [name[:-2] + name[-1], name + name[-1]] if len(name) > 7 else []
    return st.sampled_from([each for each in (*cases, *like, *odd, *slips) if each != name])


DAMAGED: list[tuple[Any, Any]] = [
    ({**SALE, "type": "SaleEvent"}, SALE),
    ({"event": "EventSale", **{name: value for name, value in SALE.items() if name != "type"}}, SALE),
    ({("quan\u200btity" if name == "quantity" else name): value for name, value in SALE.items()}, SALE),
    ({"events": [SALE]}, [SALE]),
    ({"body": json.dumps(SALE)}, SALE),
    ({"1": SEARCH, "0": SALE}, [SALE, SEARCH]),
    ({"type": "EventSale", "properties": {name: value for name, value in SALE.items() if name != "type"}}, SALE),
]


@pytest.mark.parametrize(("damaged", "payload"), DAMAGED)
def test_a_patch_gives_the_payload_back(damaged: Any, payload: Any) -> None:
    assert fixed(damaged) == payload


@given(st.data())
def test_names_are_renamed(data: st.DataObject) -> None:
    event = data.draw(events().filter(lambda event: "metadata" not in event))
    wrong = data.draw(st.sampled_from(sorted(event)).flatmap(lambda name: st.tuples(st.just(name), spellings(name))))
    name, spelt = wrong
    assert fixed({(spelt if each == name else each): value for each, value in event.items()}) == event


@given(events(), st.data())
def test_types_are_written_as_they_are(event: dict[str, Any], data: st.DataObject) -> None:
    assert fixed({**event, "type": data.draw(spellings(event["type"]))}) == event


@pytest.mark.parametrize("before", ["App\\Events\\", "com.acme.", "urn:x:", "a/b/", "Outer$"])
@given(event=events())
def test_types_are_taken_out_of_the_names_of_classes(before: str, event: dict[str, Any]) -> None:
    assert fixed({**event, "type": before + event["type"]}) == event


@pytest.mark.parametrize(("event_type", "ordered"), ORDERED.items())
def test_words_of_types_are_put_in_order(event_type: str, ordered: str) -> None:
    assert fixed({**most(event_type), "type": ordered}) == most(event_type)


@given(events(), st.sampled_from(["event", "event_type", "eventName", "name", "action", "tipo", "Type", "TYPE"]))
def test_the_type_is_moved_from_another_property(event: dict[str, Any], name: str) -> None:
    assert fixed({(name if each == "type" else each): value for each, value in event.items()}) == event


#: Events without numbers that may change when they are decoded and encoded again.
EXACT = (
    events()
    .map(lambda event: {name: value for name, value in event.items() if name != "metadata"})
    .filter(lambda event: isinstance(event.get("quantity", 1), int))
)


@given(events(), EXACT, st.sampled_from(WRAPPERS))
def test_an_event_is_taken_out_of_an_object(event: dict[str, Any], exact: dict[str, Any], name: str) -> None:
    assert fixed({name: event}) == event
    assert fixed({name: [event, event]}) == [event, event]
    assert fixed({name: json.dumps(exact)}) == exact
    assert fixed({name: json.dumps([exact])}) == [exact]


@given(st.lists(events(), min_size=1, max_size=12), st.integers(0, 1))
def test_an_object_with_numbers_as_names_becomes_an_array(batch: list[Any], first: int) -> None:
    assert fixed({str(index): event for index, event in enumerate(batch, first)}) == batch


@given(events(), st.sampled_from(["properties", "params", "data", "attributes"]))
def test_properties_are_moved_up(event: dict[str, Any], name: str) -> None:
    inside = {each: value for each, value in event.items() if each != "type"}
    assert fixed({"type": event["type"], name: inside}) == event


@given(events(), st.sampled_from(["message", "body", "detail"]), st.sampled_from(WRAPPERS))
def test_an_event_is_taken_out_of_two_objects(event: dict[str, Any], outer: str, name: str) -> None:
    assert fixed({outer: {name: event}}) == event
    assert fixed({outer: {name: [event, event]}}) == [event, event]


@given(events(), st.sampled_from([str, str.lower, str.upper, lambda name: name.removeprefix("Event")]))
def test_the_type_is_taken_from_the_name_of_its_object(event: dict[str, Any], spell: Callable[[str], str]) -> None:
    inside = {name: value for name, value in event.items() if name != "type"}
    assert fixed({spell(event["type"]): inside}) == event


@given(events(), st.sampled_from(["properties", "params", "payload"]))
def test_optional_properties_are_moved_up(event: dict[str, Any], name: str) -> None:
    (kind,) = (kind for kind in ce.event_types() if kind.name == event["type"])
    names = {each.name for each in kind.properties if not each.required and each.name in event} - {"metadata"}
    inside = {each: event[each] for each in event if each in names}
    if inside:
        assert fixed({**{each: event[each] for each in event if each not in names}, name: inside}) == event


@given(events())
def test_a_code_is_taken_out_of_its_array(event: dict[str, Any]) -> None:
    damaged = {name: [value] if name.endswith("Code") else value for name, value in event.items()}
    assert fixed(damaged) == event


@pytest.mark.parametrize(("direction", "meant"), [("ASC", "asc"), ("Descending", "desc"), ("de-sc", "desc")])
def test_an_allowed_value_is_written_as_it_is(direction: str, meant: str) -> None:
    event = {**most("EventOrderApplied"), "orderDirection": meant}
    assert fixed({**event, "orderDirection": direction}) == event


@given(EXACT)
def test_json_in_a_text_is_decoded(event: dict[str, Any]) -> None:
    assert fixed(json.dumps(event)) == event


@pytest.mark.parametrize(
    "damaged",
    [
        {**SALE, "type": "purchase"},
        {**SALE, "type": "Stock"},
        {**SALE, "type": "refund"},
        {**SALE, "type": "track", "event": "EventSale"},
        {"sentAt": 5, "events": [SALE]},
        {"message": {"id": 5, "data": SALE}},
        {"id": 5, "message": {"data": SALE}},
        {"body": json.dumps({"events": [SALE]})},
        {"purchase": {"customerCode": "c", "productCode": "p"}},
        {"EventSale": {"customerCode": "c", "productCode": "p"}, "x": 1},
        {"EventSale": [{"customerCode": "c", "productCode": "p"}]},
        {"type": "EventSale", "customerCode": ["c", "d"], "productCode": "p"},
        {"type": "EventSale", "customerCode": {"id": "c"}, "productCode": "p"},
        {"type": "EventSale", "customerCode": "c", "productCode": "p", "properties": {"quantity": 2, "x": 1}},
        {"type": "EventSale", "customerCode": "c", "productCode": "p", "context": {"quantity": 2}},
        {"id": "7", "body": json.dumps(SALE)},
        {"customerCode": "c", "productCode": "p", "event": "purchase"},
        {"type": "EventSale", "customerCode": "c", "sku": "p"},
        {"type": "EventSale", "customerCode": "c", "items": [{"productCode": "p"}]},
        {"type": "EventSale", "metadata": {"customerCode": "c", "productCode": "p"}},
        {"type": "EventSale", "data": {"customerCode": "c", "productCode": "p", "x": 1}},
        {**SALE, "$schema": "x"},
        {"type": "EventFilterApplied", "customerCode": "c", "filterName": "x", "value": "y"},
    ],
)
def test_what_may_be_lost_or_is_uncertain_has_no_fix(damaged: Any) -> None:
    assert not ce.is_valid(damaged)
    assert fixed(damaged) == damaged


def test_each_violation_of_an_event_has_its_own_fix() -> None:
    event = {"type": "EventSale", "customer_code": "c", "product_code": "p"}
    assert all(violation.fix for violation in ce.check(event).violations)


@pytest.mark.parametrize("item", [{"0": SALE, "1": SALE}, {"body": json.dumps([SALE])}, json.dumps([SALE])])
def test_a_list_is_not_put_into_a_batch(item: Any) -> None:
    (violation,) = ce.check([item]).violations
    assert violation.fix is None


def test_a_name_that_is_shown_in_part_is_found() -> None:
    wrapped = {"\u200b" + "x" * 70: SALE}
    assert fixed(wrapped) == SALE
