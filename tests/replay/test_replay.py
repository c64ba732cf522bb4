"""The counts of a replay, held to two validators that know nothing of each other."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events._contract.contract import contract
from commerce_events._contract.folder import schemas
from commerce_events._resources import inside
from commerce_events.conformance.suite import vectors_in
from commerce_events.diff.source import read_rules
from commerce_events.inputs.lines import Lines, Payload
from commerce_events.publish.single_file import DIALECTS, Dialect
from commerce_events.replay.contract import contract_of
from commerce_events.replay.replay import Replay
from commerce_events.replay.tally import ELSEWHERE, MOST_REASONS, Reason
from commerce_events.testing import batches, events, faults
from commerce_events.validator import MAX_BYTES, Validator
from tests.diff.folders import documents, rules, single, single_rules

SALE, ORDER = "events/EventSale.schema.json", "events/EventOrderApplied.schema.json"
NOW = Validator()


def changed() -> Any:
    """A contract with `currency` for sales, a shorter list of directions, and batches of two at the most."""
    found = documents()
    found[SALE]["properties"]["currency"] = {"type": "string", "minLength": 1}
    found[ORDER]["properties"]["orderDirection"]["enum"] = ["asc"]
    found["event-batch.schema.json"]["maxItems"] = 2
    return rules(found)


NEXT = Validator(contract_of(changed()))

SALES = st.fixed_dictionaries(
    {"type": st.just("EventSale"), "customerCode": st.just("C"), "productCode": st.just("P")},
    optional={"currency": st.sampled_from(["EUR", "", 5])},
)
ORDERS = st.fixed_dictionaries(
    {"type": st.just("EventOrderApplied"), "customerCode": st.just("C"), "orderDescription": st.just("price")},
    optional={"orderDirection": st.sampled_from(["asc", "desc", "up"])},
)
EVENTS: Any = st.one_of(SALES, ORDERS, events(), st.just({}), st.just(None))
BODIES = st.one_of(
    st.one_of(EVENTS, st.lists(EVENTS, max_size=4), batches()).map(lambda value: json.dumps(value).encode()),
    faults().map(lambda fault: fault.body),
    st.sampled_from([b"{", b"[1,", b'{"a":1,"a":1}', b"\xff"]),
)


def replayed(*bodies: bytes, before: Validator = NOW, after: Validator = NEXT) -> Replay:
    replay = Replay(before, after, "error", MAX_BYTES)
    replay.add(Lines("a.ndjson", 1, bodies))
    return replay


def refused_by(validator: Validator, other: Validator, body: bytes) -> int:
    """How many events of a payload one contract alone refuses, each event asked about by itself."""
    try:
        value = json.loads(body)
    except ValueError:
        return 0
    if not isinstance(value, list) or other.check(body).events == validator.check(body).events == ():
        return int(other.is_valid(body) and not validator.is_valid(body))
    if not validator.check(body).events:
        return int(any(map(other.is_valid, map(json.dumps, value))))
    if not other.check(body).events:
        return 0
    return sum(other.is_valid(json.dumps(event)) and not validator.is_valid(json.dumps(event)) for event in value)


@given(st.lists(BODIES, min_size=1, max_size=5))
def test_counts_are_those_of_single_events(bodies: list[bytes]) -> None:
    bodies = [body.replace(b"\n", b" ") for body in bodies]
    replay = replayed(*bodies)
    assert replay.payloads == len(bodies)
    assert replay.tallies["refused"].events == sum(refused_by(NEXT, NOW, body) for body in bodies)
    assert replay.tallies["accepted"].events == sum(refused_by(NOW, NEXT, body) for body in bodies)
    assert replay.events == sum(len(NEXT.check(body).events or NOW.check(body).events) for body in bodies)


@given(st.lists(BODIES, min_size=1, max_size=5))
def test_lines_and_single_payloads_count_the_same(bodies: list[bytes]) -> None:
    alone = Replay(NOW, NEXT, "error", MAX_BYTES)
    for number, body in enumerate(bodies, 1):
        alone.add(Payload("a.ndjson", number, body))
    assert alone == replayed(*bodies)


@given(st.lists(BODIES, min_size=1, max_size=5))
def test_a_contract_differs_from_itself_in_nothing(bodies: list[bytes]) -> None:
    assert [tally.events for tally in replayed(*bodies, after=NOW).tallies.values()] == [0, 0]


def vectors() -> list[Any]:
    folder = inside(inside(schemas(), "v1"), "vectors")
    return [test for file in vectors_in(folder).values() for test in file]


@pytest.mark.no_cover
@pytest.mark.parametrize("source", [*DIALECTS, "v1.0.0", "working-tree"])
def test_what_diff_reads_validates_as_the_package(source: Dialect) -> None:
    found = single_rules(single(source)) if source in DIALECTS else read_rules(source, "v1")
    validator = Validator(contract_of(found))
    wrong = [
        test["description"]
        for test in vectors()
        if "data" in test and validator.is_valid(json.dumps(test["data"])) is not test["valid"]
    ]
    assert wrong == []
    assert found.version == contract("v1").version


def test_places_are_those_in_the_event() -> None:
    sale = {"type": "EventSale", "customerCode": "C", "productCode": "P"}
    order = {"type": "EventOrderApplied", "customerCode": "C", "orderDescription": "price", "orderDirection": "desc"}
    replay = replayed(
        json.dumps([sale, order]).encode(), json.dumps(order).encode(), json.dumps({**sale, "currency": "EUR"}).encode()
    )
    (refused,) = replay.tallies["refused"].reasons.items()
    assert refused[0] == Reason("not-one-of", "EventOrderApplied", "/orderDirection")
    example = refused[1].example
    assert (refused[1].count, example.file, example.line, example.event_index) == (2, "a.ndjson", 1, 1)
    assert [*replay.tallies["accepted"].reasons] == [Reason("unknown-property", "EventSale", "/currency")]


def test_a_missing_property_has_the_place_where_it_would_be() -> None:
    found = documents()
    found[SALE]["required"] = [*found[SALE]["required"], "quantity"]
    replay = replayed(
        b'{"type":"EventSale","customerCode":"C","productCode":"P"}', after=Validator(contract_of(rules(found)))
    )
    assert [*replay.tallies["refused"].reasons] == [Reason("missing-property", "EventSale", "/quantity")]


def test_a_batch_that_is_too_large_now_counts_once() -> None:
    sale = {"type": "EventSale", "customerCode": "C", "productCode": "P"}
    replay = replayed(json.dumps([sale] * 3).encode())
    assert (replay.tallies["refused"].events, replay.events) == (1, 3)
    assert [*replay.tallies["refused"].reasons] == [Reason("too-many-events", None, "")]
    back = replayed(json.dumps([sale] * 3).encode(), before=NEXT, after=NOW)
    assert (back.tallies["accepted"].events, back.tallies["refused"].events) == (1, 0)


def test_reasons_beyond_the_most_are_counted_together() -> None:
    """Names come from the payloads: each of them is a reason of its own, and may be new."""
    open_sale = documents()
    open_sale[SALE]["properties"] |= {f"p{number}": {} for number in range(MOST_REASONS + 5)}
    bodies = [
        json.dumps({"type": "EventSale", "customerCode": "C", "productCode": "P", f"p{number}": 1}).encode()
        for number in range(MOST_REASONS + 5)
    ]
    tally = replayed(*bodies, before=Validator(contract_of(rules(open_sale))), after=NOW).tallies["refused"]
    counts = Counter({reason.place: counted.count for reason, counted in tally.reasons.items()})
    assert (tally.events, len(counts), counts[ELSEWHERE]) == (MOST_REASONS + 5, MOST_REASONS + 1, 5)


def test_events_beyond_the_violations_of_a_report_are_counted() -> None:
    sale = {"type": "EventSale", "customerCode": "C", "productCode": "P"} | {f"p{number}": 1 for number in range(9)}
    open_sale = documents()
    open_sale[SALE]["properties"] |= {f"p{number}": {} for number in range(9)}
    tally = replayed(json.dumps([sale] * 100).encode(), before=Validator(contract_of(rules(open_sale))), after=NOW)
    refused = tally.tallies["refused"]
    left = refused.reasons[Reason("refused", "EventSale", ELSEWHERE)]
    listed = refused.reasons[Reason("unknown-property", "EventSale", "/p0")]
    assert (refused.events, listed.count + left.count) == (100, 100)
    assert left.example.event_index == listed.count
