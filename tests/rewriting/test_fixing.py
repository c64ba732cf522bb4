"""Fixing a payload: all that can be fixed is, and nothing else changes."""

import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events.rewriting.fixing import Fixed, fix
from commerce_events.testing import Fault, bodies, faults
from tests.tables import SALE

LIMIT = 2**20


def fixed(body: bytes, limit: int = LIMIT) -> Fixed:
    return fix(body, ce.check, limit)


CASES: list[tuple[bytes, bytes, int]] = [
    (b'{"type":"sale"}', b'{"type":"EventSale"}', 1),
    (b'{"quantiy": 2}', b'{"quantiy": 2}', 0),
    (b"[1, 2]", b"[1, 2]", 0),
    (b"\xff", b"\xff", 0),
]


@pytest.mark.parametrize(("body", "after", "count"), CASES)
def test_what_is_fixed(body: bytes, after: bytes, count: int) -> None:
    assert fixed(body) == Fixed(after, count)


def test_each_event_is_fixed_and_nothing_else_changes() -> None:
    sale = '{"type":"EventSale", "customerCode" :"D1",\n  "productCode":"N1", "quantiy":"2"}'
    whole = f"[\n{sale},\n{sale} ,{json.dumps(SALE)}]\n"
    assert fixed(whole.encode()) == Fixed(whole.replace('"quantiy":"2"', '"quantity":2').encode(), 4)


def test_a_text_that_is_not_json_is_fixed_first() -> None:
    body = b'{"type": "sale", "customerCode": "D1", "productCode": "N1",}'
    after = fixed(body)
    assert after.body == b'{"type": "EventSale", "customerCode": "D1", "productCode": "N1"}'
    assert (after.count, ce.is_valid(after.body)) == (2, True)


def test_a_payload_does_not_grow_beyond_the_limit() -> None:
    body = b'{"type":"EventSale","customerCode":12,"productCode":"N1"}'
    assert fixed(body, len(body)).count == 0
    assert fixed(body, len(body) + 2).count == 1


@pytest.mark.property
@given(st.data())
def test_a_fixed_payload_has_fewer_errors_and_no_fix_left(data: st.DataObject) -> None:
    fault: Fault = data.draw(faults())
    body = fault.body if isinstance(fault.body, bytes) else json.dumps(fault.body).encode()
    after = fixed(body)
    before, now = ce.check(body), ce.check(after.body)
    assert after.count == 0 or now.valid or len(now.violations) <= len(before.violations)
    assert fixed(after.body) == Fixed(after.body, 0)
    assert bool(after.count) == any(violation.fix for violation in before.violations)
    if after.count == 0:
        assert after.body == body


@pytest.mark.property
@given(bodies(), st.data())
def test_a_name_that_was_misspelt_is_all_that_changes(body: bytes, data: st.DataObject) -> None:
    """Whatever the layout, the spelling of values and the order of names: the text is what it was before the slip."""
    name = b'"customerCode"'
    places = [match.start() for match in re.finditer(name + rb"[ \t\r\n]*:", body)]
    assume(places)
    at = data.draw(st.sampled_from(places))
    slip = body[:at] + b'"customer_code"' + body[at + len(name) :]
    assume(len(ce.check(slip).violations) == 1)
    assert fixed(slip) == Fixed(body, 1)


def test_rounds_are_bounded() -> None:
    class Report:
        def __init__(self, violations: list[Any]) -> None:
            self.violations = violations

    class Violation:
        event_index = None
        fix = ce.Fix(edits=(ce.Edit(0, 0, " "),))

    after = fix(b"1", lambda _: Report([Violation]), LIMIT)  # type: ignore[arg-type,return-value]  # what never ends
    assert after.count == 200
