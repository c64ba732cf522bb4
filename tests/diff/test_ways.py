"""What comparisons do that no single edit shows."""

from typing import Any

import pytest

from commerce_events.diff.compare import compare
from commerce_events.diff.inclusion import Gap, Inclusion
from commerce_events.diff.judge import Judge
from commerce_events.diff.steps import Steps, UnknownError
from tests.diff.folders import documents, rules, with_review


def test_a_keyword_that_both_have_is_no_difference() -> None:
    found = [documents(), documents()]
    for each in found:
        each["events/EventSale.schema.json"]["minProperties"] = 3
    found[1]["events/EventSale.schema.json"]["dependentRequired"] = {}
    (change,) = (each for each in compare(rules(found[0]), rules(found[1])) if each.senders)
    assert [reason.because for reason in change.senders] == ["keyword"]
    assert change.verdict("receivers") == "compatible"


def test_values_that_are_nested_too_deep_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: Any) -> None:
        raise RecursionError

    state = rules(documents())
    inclusion = Inclusion(Judge(state.files), Judge(state.files), Steps(1000))
    monkeypatch.setattr(Inclusion, "_of_kind", overflow)
    assert inclusion.of_kind((state.payload,), (state.payload,), "object") == Gap("budget")


def test_a_payload_that_is_nested_too_deep_is_not_judged() -> None:
    value: list[Any] = []
    for _ in range(2_000):
        value = [value]
    state = rules(with_review({"uniqueItems": True}))
    node = state.files.node("events/EventReviewWritten.schema.json", "/properties/review")
    with pytest.raises(UnknownError, match="budget"):
        Judge(state.files).accepts(node, [value, value])
