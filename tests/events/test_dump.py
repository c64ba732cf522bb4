"""`dump` writes what is valid and says all that events say, or refuses with the place."""

import json
import math
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Raw
from msgspec.structs import replace

import commerce_events as ce
from commerce_events.events import Event, EventCouponApplied, EventSale, EventSearch, TypedEvent
from commerce_events.testing import payloads
from tests.rows import each_row

CIRCLE: dict[str, Any] = {}
CIRCLE["itself"] = CIRCLE
DEEP = json.loads("[" * 61 + "]" * 61)
MiB = 1024 * 1024


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    LARGE = 2


class Text(str):
    __slots__ = ()


class Odd(str):
    """A text that equals no other."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


@dataclass
class Point:
    x: int = 1


class Own(TypedEvent, frozen=True, kw_only=True):
    """A class that is of no version of the contract."""


def sale(**values: Any) -> EventSale:
    return EventSale(**{"customerCode": "c", "productCode": "p", **values})


def search(number: int) -> EventSearch:
    return EventSearch(customerCode="c", query=f"boots {number}")


#: What JSON can't say, each with the end of the sentence about it.
UNSAID: list[tuple[Any, str]] = [
    (math.nan, " is nan, which JSON can't say"),
    (-math.inf, " is -inf, which JSON can't say"),
    ({"a": [math.inf]}, "/a/0 is inf, which JSON can't say"),
    ({1, 2}, " is of type set, which JSON can't say"),
    (frozenset(), " is of type frozenset, which JSON can't say"),
    ((1, 2), " is of type tuple, which JSON can't say"),
    ({"a": {1: 2}}, "/a has a key of type int; in JSON keys are strings"),
    ({None: 2}, " has a key of type NoneType; in JSON keys are strings"),
    ({"a": UNSET}, "/a is of type UnsetType, which JSON can't say"),
    ([UNSET], "/0 is of type UnsetType, which JSON can't say"),
    (b"text", " is of type bytes, which JSON can't say"),
    (bytearray(b"text"), " is of type bytearray, which JSON can't say"),
    (datetime(2025, 1, 1, tzinfo=UTC), " is of type datetime, which JSON can't say"),
    (date(2025, 1, 1), " is of type date, which JSON can't say"),
    (Decimal(1), " is of type Decimal, which JSON can't say"),
    (UUID(int=1), " is of type UUID, which JSON can't say"),
    (Raw(b"[]"), " is of type Raw, which JSON can't say"),
    (Point(), " is of type Point, which JSON can't say"),
    ({"a": sale()}, "/a is of type EventSale, which JSON can't say"),
    (object(), " is of type object, which JSON can't say"),
    (1j, " is of type complex, which JSON can't say"),
    (iter(()), " is of type tuple_iterator, which JSON can't say"),
]


@each_row(UNSAID)
def test_what_json_can_not_say_is_refused_with_its_place(value: Any, sentence: str) -> None:
    calls: dict[str, Callable[[EventSale], object]] = {
        "": ce.dump,
        "/1": lambda bad: ce.dump([sale(), bad]),
        "event 1: ": lambda bad: [*ce.dump_batches([sale(), bad])],
        "\n": EventSale.check,
    }
    for name in ("metadata", "customerCode"):
        for start, call in calls.items():
            with pytest.raises(TypeError) as raised:
                call(sale(**{name: value}))
            assert str(raised.value) == f"{start.strip(chr(10))}/{name}{sentence}"


#: Events that are invalid, each with the code and the place inside it.
INVALID: list[tuple[dict[str, Any], str, str]] = [
    ({"metadata": "\ud800"}, "lone-surrogate", "/metadata"),
    ({"metadata": {"\udfff": 1}}, "lone-surrogate", "/metadata"),
    ({"customerCode": "\ud800"}, "lone-surrogate", "/customerCode"),
    ({"metadata": 10**400}, "number-out-of-range", "/metadata"),
    ({"quantity": 2**53}, "too-big", "/quantity"),
    ({"quantity": 10**30}, "too-big", "/quantity"),
    ({"quantity": True}, "wrong-type", "/quantity"),
    ({"quantity": None}, "wrong-type", "/quantity"),
    ({"quantity": 1.5}, "wrong-type", "/quantity"),
    ({"customerCode": ""}, "empty-string", "/customerCode"),
    ({"customerCode": None}, "wrong-type", "/customerCode"),
    ({"customerCode": 1}, "wrong-type", "/customerCode"),
    ({"customerCode": ["c"]}, "wrong-type", "/customerCode"),
    ({"customerCode": UNSET}, "missing-property", ""),
    ({"timestamp": "2025-11-18"}, "not-a-timestamp", "/timestamp"),
    ({"timestamp": 1_700_000_000}, "wrong-type", "/timestamp"),
]


@each_row(INVALID)
def test_what_would_be_invalid_is_refused_with_its_place(values: dict[str, Any], code: str, place: str) -> None:
    bad = sale(**values)
    calls: list[tuple[Callable[[], object], int | None, str]] = [
        (lambda: ce.dump(bad), None, place),
        (lambda: ce.dump([sale(), bad]), 1, f"/1{place}"),
        (lambda: [*ce.dump_batches([*map(search, range(150)), bad])], 150, f"/150{place}"),
    ]
    for call, index, location in calls:
        with pytest.raises(ce.InvalidPayload) as raised:
            call()
        (violation,) = raised.value.report.violations
        assert (violation.code, violation.event_index, violation.instance_location) == (code, index, location)
        assert (violation.line, violation.column) == (None, None)


def test_keys_that_differ_and_are_written_alike_are_refused() -> None:
    bad = sale(metadata={"a": 1, Odd("a"): 2})
    for call in (lambda: ce.dump(bad), lambda: ce.dump([bad]), lambda: [*ce.dump_batches([bad])]):
        with pytest.raises(ce.InvalidPayload, match=r"^duplicate-key"):
            call()


def test_what_refers_to_itself_again_and_again_is_refused_at_once() -> None:
    value: Any = "x"
    for _ in range(50):
        value = [value, value]
    for call in (lambda: ce.dump([sale(metadata=value)]), lambda: [*ce.dump_batches([sale(metadata=value)])]):
        with pytest.raises(ce.InvalidPayload, match=r"^too-large"):
            call()


def test_what_is_too_deep_or_has_no_end_is_refused() -> None:
    for bad in (sale(metadata=CIRCLE), sale(metadata=[[[DEEP]]])):
        for call in (lambda: ce.dump([bad]), lambda: ce.dump(bad), lambda: [*ce.dump_batches([bad])]):  # noqa: B023 called at once
            with pytest.raises(ce.InvalidPayload) as raised:
                call()
            assert {each.code for each in raised.value.report.violations} == {"too-deep"}
    assert ce.load(ce.dump([sale(metadata=[DEEP])])) == [sale(metadata=[DEEP])]
    assert ce.load(ce.dump(sale(metadata=[[DEEP]]))) == [sale(metadata=[[DEEP]])]


#: What the encoder must not change, and what becomes of it.
SAID: list[tuple[Any, Any]] = [
    (2**60, 2**60),
    (-(10**30), -(10**30)),
    (5e-324, 5e-324),
    (1e22, 1e22),
    ({"a": None, "b": [], "c": {}}, {"a": None, "b": [], "c": {}}),
    ("\u0000\u2028\\\"\U0001f600", "\u0000\u2028\\\"\U0001f600"),
    (Colour.RED, "red"),
    (Text("red"), "red"),
    ([Size.LARGE], [2]),
    (OrderedDict(a=1), {"a": 1}),
    (defaultdict(list, a=[1]), {"a": [1]}),
    ({Text("a"): 1}, {"a": 1}),
    ({Colour.RED: Colour.RED}, {"red": "red"}),
]  # fmt: skip


@each_row(SAID)
def test_what_json_can_say_is_written_as_it_is(value: Any, expected: Any) -> None:
    for text in (ce.dump([sale(metadata=value)]), next(ce.dump_batches([sale(metadata=value)]))):
        (found,) = ce.load(text)
        assert found.metadata == expected
        assert [*map(type, _leaves(found.metadata))] == [*map(type, _leaves(expected))]


def _leaves(value: Any) -> Iterator[Any]:
    yield value
    for member in [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _leaves(member)


def test_a_quantity_that_is_written_as_a_float_is_valid() -> None:
    (found,) = ce.load(ce.dump([sale(quantity=2.0)]))
    assert isinstance(found, EventSale)
    assert repr(found.quantity) == "2"


def test_the_text_is_the_shortest() -> None:
    stamped = sale(timestamp="2025-11-18T07:21:16Z", quantity=1)
    text = b'{"type":"EventSale","timestamp":"2025-11-18T07:21:16Z","customerCode":"c","productCode":"p"}'
    assert ce.dump(stamped) == text
    assert ce.dump([stamped, stamped]) == b"[%b,%b]" % (text, text)
    assert ce.dump(iter([stamped])) == b"[%b]" % text


def test_a_moment_that_was_put_in_later_is_converted() -> None:
    later = replace(sale(), timestamp=datetime(2025, 11, 18, 7, 21, 16, tzinfo=UTC))
    assert json.loads(ce.dump([later]))[0]["timestamp"] == "2025-11-18T07:21:16Z"
    assert later.moment == datetime(2025, 11, 18, 7, 21, 16, tzinfo=UTC)
    naive = replace(sale(), timestamp=datetime(2025, 11, 18))
    for events, start in (([sale(), naive], "event 1: "), (naive, "")):
        with pytest.raises(TypeError, match=rf"^{start}timestamp is a datetime with an offset"):
            ce.dump(events)


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([sale(), {"type": "EventSale"}], "event 1 is of type dict, not one of commerce_events.events"),
        ({"type": "EventSale"}, "event 0 is of type str, not one of commerce_events.events"),
        ([None], "event 0 is of type NoneType, not one of commerce_events.events"),
        ([sale(), sale(), Own()], "event 2 is of type Own, not one of commerce_events.events"),
    ],
)
def test_something_else_than_events_is_a_mistake(events: Any, sentence: str) -> None:
    for call in (ce.dump, lambda given: [*ce.dump_batches(given)]):
        with pytest.raises(TypeError) as raised:
            call(events)
        assert str(raised.value) == sentence


def test_events_of_two_versions_make_no_payload(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commerce_events.events._versions._version_of", {EventSale: "v1", EventSearch: "v2"}.get)
    for call in (ce.dump, lambda given: [*ce.dump_batches(given)]):
        with pytest.raises(TypeError, match=r"^event 1 is of v2, and those before it are of v1$"):
            call([sale(), search(1)])


def test_a_batch_of_a_wrong_size_is_refused() -> None:
    most = _most()
    assert len(ce.load(ce.dump(map(search, range(most))))) == most
    for count, code in ((0, "empty-batch"), (most + 1, "too-many-events")):
        with pytest.raises(ce.InvalidPayload, match=f"^{code}"):
            ce.dump(map(search, range(count)))


def _most() -> int:
    return int(ce.Validator()._pipeline.contract.batch.schema["maxItems"])


def test_batches_have_as_many_events_as_they_may() -> None:
    most = _most()
    events = [*map(search, range(2 * most + 1))]
    batches = [ce.load(text) for text in ce.dump_batches(iter(events))]
    assert [len(batch) for batch in batches] == [most, most, 1]
    assert [event for batch in batches for event in batch] == events
    assert [*ce.dump_batches([])] == []


def test_batches_are_as_large_as_they_may_be() -> None:
    alone = len(ce.dump([sale(metadata="")]))
    for sizes, expected in (
        ([MiB - alone], [1]),
        ([MiB - alone, 0], [1, 1]),
        ([MiB - 2 * alone + 1, 0], [2]),
        ([MiB - 2 * alone + 2, 0], [1, 1]),
        ([400_000] * 5, [2, 2, 1]),
    ):
        texts = [*ce.dump_batches(sale(metadata="x" * size) for size in sizes)]
        assert max(map(len, texts)) <= MiB
        assert [len(ce.load(text)) for text in texts] == expected
    with pytest.raises(ce.InvalidPayload) as raised:
        [*ce.dump_batches([sale(), sale(metadata="x" * (MiB - alone + 1))])]
    (violation,) = raised.value.report.violations
    assert (violation.code, violation.instance_location) == ("too-large", "/1")


def test_batches_are_written_as_they_are_asked_for() -> None:
    taken: list[int] = []

    def events() -> Iterator[EventSearch]:
        for number in range(10**9):
            taken.append(number)
            yield search(number)

    texts = ce.dump_batches(events())
    assert taken == []
    next(texts)
    assert len(taken) == _most() + 1


def test_the_verdicts_of_a_report_count_on_from_the_batches_before() -> None:
    events = [*map(search, range(_most())), sale(), replace(sale(), quantity=0), sale(), sale(customerCode=" ")]
    with pytest.raises(ce.InvalidPayload) as raised:
        [*ce.dump_batches(events)]
    report, first = raised.value.report, _most()
    assert [(each.index, each.valid) for each in report.events] == [
        (first, True), (first + 1, False), (first + 2, True), (first + 3, True),
    ]  # fmt: skip
    assert report.violations[0].fix is None
    assert {each.instance_location.split("/")[1] for each in report.warnings} == {
        str(first), str(first + 1), str(first + 2), str(first + 3)
    }  # fmt: skip


@given(payloads())
def test_what_is_written_says_what_was_loaded(value: Any) -> None:
    events: list[Event] = ce.load(value)
    text = ce.dump(events)
    assert ce.is_valid(text)
    assert ce.load(text) == events
    assert [event for batch in ce.dump_batches(events) for event in ce.load(batch)] == events


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text() | st.integers(), inside),
    max_leaves=8,
)


@given(st.lists(JSON, min_size=1, max_size=3))
def test_what_is_written_loses_nothing(values: list[Any]) -> None:
    events = [EventCouponApplied(customerCode="c", metadata=value) for value in values]
    try:
        text = ce.dump(events)
    except (TypeError, ce.InvalidPayload):
        return
    assert ce.load(text) == events
    assert json.loads(text) == [
        {"type": "EventCouponApplied", "customerCode": "c", "metadata": value} for value in values
    ]
