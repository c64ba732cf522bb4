"""Batches of which some events are certain: what is not I-JSON in these is found, and nothing is read twice."""

import json
from collections import Counter
from typing import Any

import pytest

import commerce_events as ce
from commerce_events import _sift
from commerce_events._accept.acceptor import acceptor
from commerce_events._text.parse import parse

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
    assert acceptor("v1").lines([repeated]) is None


@pytest.mark.parametrize(
    "batch", [[SALE, OTHER, BAD], [SALE, SALE, BAD], [SALE, {**BAD, "timestamp": SALE["timestamp"]}]]
)
def test_no_event_is_read_twice(batch: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()

    def counting(text: str) -> Any:
        read[text] += 1
        return parse(text)

    monkeypatch.setattr(_sift, "parse", counting)
    different = [{**event, "metadata": {"number": index}} for index, event in enumerate(batch)]
    assert not ce.check(json.dumps(different)).valid
    assert read
    assert max(read.values()) == 1


def test_an_unknown_property_that_is_not_listed_is_not_suspected() -> None:
    unknown = {f"x{index}": 2**53 for index in range(200)}
    report = ce.check({**SALE, **unknown, "metadata": 2**53}, max_violations=1)
    assert [violation.code for violation in report.violations] == ["unknown-property"]
    assert [warning.instance_location for warning in report.warnings] == ["/metadata"]
    known_elsewhere = {name: 1 for kind in ce.event_types() for name in [one.name for one in kind.properties]}
    event = {**known_elsewhere, "type": "EventCouponApplied", "customerCode": "c", "timstamp": "2025-11-18T07:21:16Z"}
    del event["timestamp"]
    assert [warning.code for warning in ce.check([event], max_violations=1).warnings] == []
