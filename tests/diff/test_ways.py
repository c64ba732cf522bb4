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
    for _ in range(100_000):
        value = [value]
    state = rules(with_review({"uniqueItems": True}))
    node = state.files.node("events/EventReviewWritten.schema.json", "/properties/review")
    with pytest.raises(UnknownError, match="budget"):
        Judge(state.files).accepts(node, [value, value])


def test_a_list_that_is_too_long_is_not_built() -> None:
    old, new = ({"type": "array", "maxItems": count} for count in (30_000, 20_000))
    (reason,) = next(each for each in compare(rules(with_review(old)), rules(with_review(new))) if each.senders).senders
    assert (reason.verdict, reason.because) == ("unknown", "long")


def test_a_batch_is_shown_with_events_that_both_accept() -> None:
    old, new = documents(), documents()
    for each in (old, new):
        cart = each["events/EventAddedToCart.schema.json"]
        cart["properties"]["size"], cart["required"] = False, ["size"]  # no such event is valid
        each["events/EventAddedToWishlist.schema.json"]["dependentRequired"] = {"customerCode": ["timestamp"]}
    new["event-batch.schema.json"] |= {"items": {"$ref": "events/EventSale.schema.json"}, "maxItems": 50}
    (change,) = (each for each in compare(rules(old), rules(new)) if each.name == "batch")
    size, items = change.senders[0], change.senders[1]
    assert [(size.code, len(size.payload)), (items.code, len(items.payload))] == [("batch", 51), ("items", 1)]
    assert {event["type"] for event in size.payload} == {"EventSale"}
    assert not change.receivers


def test_an_edit_reads_the_same_from_either_side() -> None:
    narrow, wide = with_review({"enum": ["a"]}), with_review({"enum": ["a", "b"]})
    (sent,) = next(each for each in compare(rules(wide), rules(narrow)) if each.senders).senders
    (received,) = next(each for each in compare(rules(narrow), rules(wide)) if each.receivers).receivers
    (one,), (other,) = sent.edits, received.edits
    assert (one.before, one.after) == ((["a", "b"],), (["a"],))
    assert (other.before, other.after) == ((["a"],), (["a", "b"],))


def test_what_is_not_understood_is_the_one_reason() -> None:
    new = documents()
    new["event.schema.json"]["x-note"] = 1
    for change in compare(rules(documents()), rules(new)):
        for reasons in (change.senders, change.receivers):
            assert {(each.code, each.name) for each in reasons} <= {("keyword", "event.schema.json#/x-note")}
            assert reasons or change.name in ("batch", "any-event", "payload")
            for reason in reasons:
                edits = [(edit.before, edit.after, edit.new) for edit in reason.edits]
                assert edits == [((), (1,), "event.schema.json#/x-note")] or change.name == "any-event"
        assert not change.words


def test_what_became_required_names_the_keyword() -> None:
    new = documents()
    new["event.schema.json"]["required"].append("timestamp")
    change = next(each for each in compare(rules(documents()), rules(new)) if each.name == "EventSale")
    (edit,) = change.senders[0].edits
    assert (edit.keyword, edit.new) == ("required", "event.schema.json#/required")
    assert (edit.before, edit.after) == ((["type", "customerCode"],), (["type", "customerCode", "timestamp"],))


def test_events_of_any_other_type_are_compared() -> None:
    old, new = documents(), documents()
    for each in (old, new):
        del each["any-event.schema.json"]["properties"]["type"]["enum"]
    new["any-event.schema.json"]["required"] = ["type", "timestamp"]
    change = next(each for each in compare(rules(old), rules(new)) if each.name == "any-event")
    (reason,) = change.senders
    assert (reason.code, reason.name, reason.verdict) == ("required", "timestamp", "breaking")
    assert "timestamp" not in reason.payload
