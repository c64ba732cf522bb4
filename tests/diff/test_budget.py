"""A comparison ends: after so many steps, the same on every run, what is left is unknown and says so."""

import copy
import time
from collections.abc import Callable
from typing import Any

import pytest

from commerce_events.diff.change import Change
from commerce_events.diff.compare import compare, level
from tests.diff.folders import Documents, documents, rules, with_review

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]  # which would make it slower still

HARD = {"type": "string", "pattern": "^[ab]{0,40}a[ab]{20}$"}
#: Seconds of the processor; more than is promised, since the machines of CI are slow and busy.
BOUND = 8


def timed(old: Documents, new: Documents) -> list[Change]:
    start = time.process_time()
    found = compare(rules(old), rules(new))
    assert time.process_time() - start < BOUND
    return found


def test_a_search_that_is_too_long_is_unknown_and_says_so() -> None:
    other = {**HARD, "pattern": "^[ab]{0,40}[a][ab]{20}$"}
    runs = [timed(with_review(HARD), with_review(other)) for _ in range(2)]
    assert runs[0] == runs[1], "the same on every run"
    (reason,) = next(change for change in runs[0] if change.name == "EventReviewWritten").senders
    assert (reason.verdict, reason.because) == ("unknown", "budget")


def test_a_payload_that_is_too_long_is_unknown_and_says_so() -> None:
    old, new = ({"type": "string", "maxLength": length} for length in (2_000_000_000, 1_000_000_000))
    (reason,) = next(each for each in timed(with_review(old), with_review(new)) if each.senders).senders
    assert (reason.verdict, reason.because) == ("unknown", "long")


def many(count: int) -> Documents:
    """The contract with this many more event types."""
    found = documents()
    rule = found["any-event.schema.json"]["allOf"][12]
    for index in range(count):
        name = f"EventSale{index}"
        sale = copy.deepcopy(found["events/EventSale.schema.json"])
        del sale["$id"]
        sale["properties"]["type"] = {"const": name}
        found[f"events/{name}.schema.json"] = sale
        found["any-event.schema.json"]["properties"]["type"]["enum"].append(name)
        condition = {**rule["if"], "properties": {"type": {"const": name}}}
        found["any-event.schema.json"]["allOf"].append(
            {"if": condition, "then": {"$ref": f"events/{name}.schema.json"}}
        )
    return found


@pytest.mark.parametrize(
    ("edit", "demand"),
    [
        (dict, "none"),
        (lambda new: new["event.schema.json"]["required"].append("timestamp"), "major"),
        (lambda new: new["event.schema.json"]["properties"].update(size={"type": "string"}), "minor"),
        (lambda new: new["event.schema.json"].update({"x-note": 1}), "major"),
        (lambda new: new["definitions.schema.json"]["$defs"]["timestamp"].update(pattern="^[0-9]{4}$"), "major"),
        (lambda new: new["any-event.schema.json"]["properties"]["type"]["enum"].remove("EventSale"), "major"),
    ],
)
def test_two_hundred_event_types(edit: Callable[[Documents], Any], demand: str) -> None:
    new = many(185)
    edit(new)
    assert level(timed(many(185), new)) == demand
