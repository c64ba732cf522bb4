"""The strategies give what the contract accepts, the faults what it refuses, each for its one reason."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import SearchStrategy

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._explaining.possible import possible_codes
from commerce_events._messages import codes
from commerce_events.conformance.suite import published_vectors
from commerce_events.testing import Fault, batches, bodies, events, faults, payloads
from commerce_events.testing.faults import _families, _of_type_meant, _whole_payloads
from commerce_events.testing.spelling import Style, body_of, spell, styles
from tests.tables import least

#: As `find` runs by default, but what is found is left as it is.
#: What is found first is not shrunk, and may be a large batch.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

UNSHRUNK = settings(max_examples=2000, phases=[Phase.generate])
CODES = [*codes()["text"], *sorted(possible_codes(contract("v1")))]


@given(payloads())
def test_payloads_are_valid(payload: Any) -> None:
    assert ce.check(payload).violations == ()


@given(bodies())
def test_bodies_are_valid_in_every_spelling(body: bytes) -> None:
    assert ce.check(body).violations == ()


@given(payloads(), styles())
def test_spellings_have_the_same_value(payload: Any, style: Style) -> None:
    assert json.loads(spell(payload, style)) == payload


@given(faults())
@settings(max_examples=300)
def test_a_fault_is_refused_for_its_one_reason(fault: Fault) -> None:
    report = ce.check(fault.body)
    told = [(each.code, each.instance_location, each.event_index, each.keyword_location) for each in report.violations]
    assert told == [(fault.code, fault.instance_location, fault.event_index, fault.keyword_location)]


def _draw_all(strategy: SearchStrategy[Any], of: Callable[[Any], str], wanted: set[str]) -> None:
    """Draws until everything wanted was found, 2,000 times at most."""
    found = set()

    def _complete(drawn: Any) -> bool:
        found.add(of(drawn))
        return found >= wanted

    find(strategy, _complete, settings=UNSHRUNK)
    assert found == wanted


@pytest.mark.no_cover
def test_every_type_is_found() -> None:
    _draw_all(events(), lambda event: event["type"], {each.name for each in ce.event_types()})


@pytest.mark.no_cover
@pytest.mark.parametrize("event_type", ce.event_types(), ids=lambda event_type: event_type.name)
def test_the_plainest_event_comes_first(event_type: ce.EventType) -> None:
    required = {each.name for each in event_type.properties if each.required}
    assert find(events(event_type.name), lambda _: True, settings=UNSHRUNK).keys() == required


def test_what_shrinks_ends_at_the_plainest() -> None:
    found = find(events(), lambda event: event["type"] == "EventSale")
    assert found.keys() == {"type", "customerCode", "productCode"}


# Hypothesis warns of what it would print: a body that is too large.
@pytest.mark.no_cover
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_every_code_is_found() -> None:
    _draw_all(faults(), lambda fault: fault.code, {*CODES})


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_asked_for(code: str) -> None:
    assert find(faults(codes=[code]), lambda _: True, settings=UNSHRUNK).code == code


def test_an_event_of_a_wrong_type_has_what_the_type_that_is_meant_has() -> None:
    """Else more than its type would be reported of it."""
    for value, names in (("", {"type"}), ("x", {"type"}), ("eventsale", {"type", "customerCode", "productCode"})):
        wrong = {"type": value}, ("type",)
        event, path = find(_of_type_meant(contract("v1"), wrong), lambda _: True, settings=UNSHRUNK)
        assert (event["type"], path) == (value, ("type",))
        assert event.keys() >= names


@pytest.mark.no_cover
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_batches_of_extreme_sizes() -> None:
    assert find(batches(), lambda batch: len(batch) == 100, settings=UNSHRUNK)
    assert find(batches(3, 7), lambda batch: len(batch) == 3, settings=UNSHRUNK)
    assert find(batches(3, 7), lambda batch: len(batch) == 7, settings=UNSHRUNK)
    with pytest.raises(NoSuchExample):
        find(batches(3, 7), lambda batch: not 3 <= len(batch) <= 7, settings=settings(UNSHRUNK, max_examples=100))
    for sizes in ((0, 1), (5, 4), (1, 101)):
        with pytest.raises(ValueError, match=f"a batch has 1 to 100 events, not {sizes[0]} to {sizes[1]}"):
            batches(*sizes)


def test_a_spelling_never_makes_a_body_too_large() -> None:
    largest = [least("EventFilterApplied") | {"filterName": "x" * 1000, "filterValue": "x" * 1000}] * 100
    assert len(spell(largest, Style(escapes="all"))) > 2**20
    assert ce.is_valid(body_of(largest, Style(escapes="all")))


def test_what_is_asked_for_in_vain() -> None:
    with pytest.raises(ValueError, match="no event type 'EventNothing'"):
        events("EventNothing")
    for code in ("nothing", *({*codes()["schema"]} - possible_codes(contract("v1")))):
        with pytest.raises(ValueError, match=rf"no faults with the codes \['{code}'\]"):
            faults(codes=[code])


def test_every_keyword_that_has_a_vector_has_its_faults() -> None:
    rules = contract("v1")
    families = {family.origin for family in _families(rules)} | {origin for origin, _ in _whole_payloads(rules)}
    tests = [test for tests in published_vectors().values() for test in tests]
    vectors = {test.get("keywordLocation", "v1/").removeprefix("v1/") for test in tests}
    assert families == vectors - {""}
