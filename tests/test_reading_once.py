"""Batches of which some events are certain: what is not I-JSON in these is found, and nothing is decoded twice."""

import json
from collections import Counter
from contextlib import suppress
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._judging import fast_path, judgement
from commerce_events._judging.fast_path import FastPath
from commerce_events._reading.strict import read_strictly

SALE = {"type": "EventSale", "timestamp": "2025-11-18T07:21:16Z", "customerCode": "c", "productCode": "p"}
OTHER = {**SALE, "timestamp": "2025-11-18T07:21:17Z"}
BAD = {**SALE, "timestamp": "2025-11-18T07:21:18Z", "quantity": 0}


@pytest.mark.parametrize("metadata", ["1e400", '{"a":1,"a":2}', '"\\ud800"', "[" * 63 + "]" * 63])
def test_a_certain_event_with_something_that_is_not_ijson(metadata: str) -> None:
    odd = json.dumps(SALE)[:-1].replace(" ", "") + f',"metadata":{metadata}}}'
    body = f"[{odd},{json.dumps(BAD)}]"
    assert not ce.is_valid(body)
    report = ce.check(body)
    assert [violation.code for violation in report.violations] != ["refused"]
    assert not report.events


def test_lines_that_say_more_than_their_events() -> None:
    repeated = b'{"type":"EventCouponApplied","customerCode":"a","customerCode":"b"}'
    assert not ce.is_valid(repeated)
    assert FastPath(contract("v1")).accept_lines([repeated]) == ([], [])


class Counting:
    """Counts the texts that a function is given."""

    def __init__(self, function: Any) -> None:
        self.function = function
        self.given: Counter[bytes] = Counter()

    def __call__(self, text: Any, *rest: Any) -> Any:
        self.given[bytes(text)] += 1
        return self.function(text, *rest)


BATCHES = [
    [SALE, OTHER, BAD],
    [SALE, SALE, BAD],
    [SALE, {**BAD, "timestamp": SALE["timestamp"]}],
    [BAD, SALE],
    [SALE, {**OTHER, "timestamp": "2025-02-30T00:00:00Z"}],
    [SALE, SALE],
    [SALE, {**OTHER, "metadata": {"number": 2**60}}],
]


@pytest.mark.parametrize("call", [ce.is_valid, ce.check, ce.validate])
@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("indent", [None, 1])
def test_no_event_is_decoded_or_read_twice(
    call: Any, batch: list[Any], indent: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decoding of a batch that stops at an event is given up; its events are decoded one by one then."""
    fast = ce._validate.default("v1")._pipeline.fast
    whole, single, read = Counting(fast._decode), Counting(fast._decode_event), Counting(read_strictly)
    monkeypatch.setattr(fast, "_decode", whole)
    monkeypatch.setattr(fast, "_decode_event", single)
    monkeypatch.setattr(judgement, "read_strictly", read)
    monkeypatch.setattr(fast_path, "read_strictly", read)
    different = [{"metadata": {"index": index}, **event} for index, event in enumerate(batch)]
    body = json.dumps(different, indent=indent).encode()
    with suppress(ce.InvalidPayload):
        call(body)
    assert whole.given == {body: 1}
    assert max(single.given.values(), default=1) == 1
    assert not single.given or fails(fast, body)
    assert max(read.given.values(), default=1) == 1
    assert body not in read.given


def fails(fast: FastPath, body: bytes) -> bool:
    """Whether the batch can't be decoded as a whole."""
    try:
        fast._decode.function(body)  # type: ignore[attr-defined] # it is counted
    except ValueError:
        return True
    return False


def test_an_unknown_property_that_is_not_listed_is_not_suspected() -> None:
    unknown = {f"x{index}": 2**53 for index in range(200)}
    report = ce.check({**SALE, **unknown, "metadata": 2**53}, max_violations=1)
    assert [violation.code for violation in report.violations] == ["unknown-property"]
    assert [warning.instance_location for warning in report.warnings] == ["/metadata"]
    known_elsewhere = {name: 1 for kind in ce.event_types() for name in [one.name for one in kind.properties]}
    event = {**known_elsewhere, "type": "EventCouponApplied", "customerCode": "c", "timstamp": "2025-11-18T07:21:16Z"}
    del event["timestamp"]
    assert [warning.code for warning in ce.check([event], max_violations=1).warnings] == []
