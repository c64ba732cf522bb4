"""`load` gives what was sent as values of classes, or refuses as `validate` does."""

import copy
import json
import math
import pickle
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import fields

import commerce_events as ce
from commerce_events import events
from commerce_events._contract.folder import schemas_folder
from commerce_events.conformance.suite import suite
from commerce_events.events import EventCouponApplied, EventOrderApplied, EventReviewWritten, EventSale
from tests.rows import each_row
from tests.tables import EVENT_TYPES, SALE, least, most

BAD = {**SALE, "quantity": 0}
STAMPED = {**SALE, "timestamp": "2025-11-18T07:21:16Z"}


def spellings(value: Any) -> list[Any]:
    """A body in every way that it may be handed in, and in texts that the fast path has to look at closer."""
    text = json.dumps(value)
    others = [text.encode(), bytearray(text.encode()), memoryview(text.encode()), value]
    return [text, *others, json.dumps(value, indent=1), text.replace("EventSale", "\\u0045ventSale").encode()]


def as_sent(event: Any) -> dict[str, Any]:
    """What an event says, but for what was left out and has no default."""
    values = {each.name: getattr(event, each.name) for each in fields(event)}
    return {"type": event.type} | {
        each.name: values[each.name]
        for each in fields(event)
        if values[each.name] is not UNSET and (values[each.name] is not None or each.default is UNSET)
    }


def as_loaded(sent: dict[str, Any]) -> dict[str, Any]:
    """What is sent with what counts where it is left out."""
    return sent if sent["type"] not in COUNTED else {"quantity": 1} | sent


COUNTED = {name for name, table in EVENT_TYPES.items() if "quantity" in table["optional"]}


@each_row(EVENT_TYPES)
def test_every_property_is_an_attribute(name: str) -> None:
    for value in (most(name), [most(name), least(name)]):
        for body in spellings(value):
            loaded = ce.load(body)
            sent = value if isinstance(value, list) else [value]
            assert [type(event) for event in loaded] == [getattr(events, name)] * len(sent)
            assert [*map(as_sent, loaded)] == [*map(as_loaded, sent)]


def test_what_was_left_out_has_its_default() -> None:
    (sale,) = ce.load(SALE)
    assert sale == EventSale(customerCode="D314K1432", productCode="N30122")
    assert isinstance(sale, EventSale)
    assert (sale.quantity, sale.timestamp, sale.moment, sale.metadata) == (1, None, None, UNSET)
    (order,) = ce.load({"type": "EventOrderApplied", "customerCode": "c", "orderDescription": "price"})
    assert isinstance(order, EventOrderApplied)
    assert order.orderDirection is None


def test_what_may_be_null_is_told_from_what_was_left_out() -> None:
    text = b'{"type":"EventCouponApplied","customerCode":"c","metadata":null}'
    (coupon,) = ce.load(text)
    assert coupon.metadata is None
    assert ce.dump(coupon) == text


def test_an_empty_text_is_told_from_what_was_left_out() -> None:
    text = b'{"type":"EventReviewWritten","customerCode":"c","productCode":"p","review":""}'
    (review,) = ce.load(text)
    assert isinstance(review, EventReviewWritten)
    assert review.review == ""
    assert ce.dump(review) == text


class Kind(StrEnum):
    SALE = "EventSale"


@pytest.mark.parametrize("quantity", ["2", "2.0", "20e-1", "2.00", "0.2e1"])
def test_a_quantity_is_an_integer(quantity: str) -> None:
    text = json.dumps(STAMPED)[:-1] + f', "quantity": {quantity}}}'
    other = json.dumps({**STAMPED, "customerCode": "other"})
    for body in (text, f"[{text}]", f"[{other}, {text}]", f"[{text}, {other}]", json.loads(text), [json.loads(text)]):
        found = [(each.quantity, type(each.quantity)) for each in ce.load(body) if each.customerCode != "other"]  # type: ignore[union-attr] # all are sales
        assert found == [(2, int)]


def test_parsed_json_of_subclasses_is_taken_as_what_it_is() -> None:
    body = {
        "type": Kind.SALE,
        "customerCode": Kind.SALE,
        "productCode": "p",
        "metadata": {Kind.SALE: [Kind.SALE, True]},
    }
    (sale,) = ce.load(body)
    assert (type(sale), type(sale.customerCode)) == (EventSale, str)
    assert repr(sale.metadata) == "{'EventSale': ['EventSale', True]}"


def test_what_is_loaded_is_no_part_of_what_was_handed_in() -> None:
    body = {**SALE, "metadata": {"list": [1]}}
    (sale,) = ce.load(body)
    body["metadata"]["list"].append(2)  # type: ignore[index] # a list
    assert sale.metadata == {"list": [1]}


@pytest.mark.parametrize(
    "text",
    ["1", "-0.0", "1e22", "0.1", "5e-324", "1.7976931348623157e308", "123456789012345678901", "-9007199254740993"],
)
def test_numbers_in_metadata_are_exact(text: str) -> None:
    for body in (f'{{"type":"EventCouponApplied","customerCode":"c","metadata":[{text}]}}',):
        for spelt in (body.encode(), body, json.loads(body), f"[{body},{body}]"):
            for event in ce.load(spelt):
                assert repr(event.metadata) == repr([json.loads(text)])


@each_row(suite())
def test_it_refuses_what_the_contract_refuses(vector: Any) -> None:
    if vector.valid:
        value = json.loads(vector.body)
        sent = value if isinstance(value, list) else [value]
        for body in (vector.body, value):
            loaded = ce.load(body)
            assert [*map(as_sent, loaded)] == [*map(as_loaded, sent)]
            assert ce.load(ce.dump(loaded if sent is value else loaded[0])) == loaded
    else:
        with pytest.raises(ce.InvalidPayload) as raised:
            ce.load(vector.body)
        assert [each.code for each in raised.value.report.violations][:1] == [vector.code]


def test_the_options_are_those_of_validate() -> None:
    with pytest.raises(ce.InvalidPayload) as raised:
        ce.load([BAD, BAD], max_violations=1, show_values=True)
    assert [each.value for each in raised.value.report.violations] == ["0"]
    with pytest.raises(ce.InvalidPayload, match="too-large"):
        ce.load(json.dumps(SALE), max_bytes=9)
    assert len(ce.load(json.dumps(SALE), max_bytes=99)) == 1


def test_unknown_names_are_dropped_where_they_are_let_pass() -> None:
    newer = {**STAMPED, "colour": "red", "quantity": 2.0}
    for value, expected in ((newer, 1), ([newer, STAMPED], 2)):
        for body in spellings(value):
            with pytest.raises(ce.InvalidPayload, match="unknown-property"):
                ce.load(body)
            loaded = ce.load(body, unknown="warn")
            assert len(loaded) == expected
            assert as_sent(loaded[0]) == {**STAMPED, "quantity": 2}
            accepted, report = ce.load_accepted(body, unknown="warn")
            assert accepted == loaded
            assert [each.code for each in report.warnings] == ["unknown-property"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (STAMPED, [0]),
        (BAD, []),
        ([STAMPED, BAD, {**STAMPED, "metadata": {"a": 2**60}}], [0, 2]),
        ([BAD, {**STAMPED, "quantity": 2.0}], [1]),
        ([BAD, {"type": "EventNone"}], []),
        ([STAMPED] * 101, []),
        ([], []),
    ],
    ids=["one", "a bad one", "bad in the middle", "as a float", "all bad", "too many", "none"],
)
def test_the_good_events_of_a_bad_batch(value: Any, expected: list[int]) -> None:
    for body in spellings(value):
        loaded, report = ce.load_accepted(body)
        now = datetime.now(UTC)
        assert report == ce.check(body, now=now)
        assert [verdict.index or 0 for verdict in report.events if verdict.valid] == expected
        assert loaded == [ce.load(value[index] if isinstance(value, list) else value)[0] for index in expected]


def test_load_accepted_takes_the_options_of_check() -> None:
    old = datetime(2024, 1, 1, tzinfo=UTC)
    loaded, report = ce.load_accepted([STAMPED, BAD, BAD], now=old, max_violations=1, show_values=True)
    assert len(loaded) == 1
    assert [each.code for each in report.warnings] == ["timestamp-in-future"]
    assert [each.value for each in report.violations] == ["0"]
    assert ce.load_accepted(b"[1,]")[0] == []


@pytest.mark.parametrize("call", ["load", "load_accepted"])
def test_a_contract_of_your_own_has_no_classes(call: str) -> None:
    for validator in (
        ce.Validator.from_folder(Path(schemas_folder()) / "v1"),
        ce.Validator(ce.Validator()._pipeline.contract),
    ):
        assert validator.is_valid(SALE)
        with pytest.raises(TypeError, match=f"^{call} gives values of classes, and a contract of your own has none: "):
            getattr(validator, call)(SALE)


@pytest.mark.parametrize(
    ("timestamp", "moment"),
    [
        ("2025-11-18T07:21:16Z", datetime(2025, 11, 18, 7, 21, 16, tzinfo=UTC)),
        ("2025-11-18T07:21:16.123456789Z", datetime(2025, 11, 18, 7, 21, 16, 123456, UTC)),
        ("2025-11-18T07:21:16.5+05:30", datetime(2025, 11, 18, 7, 21, 16, 500000, timezone(timedelta(hours=5.5)))),
        ("2025-11-18T07:21:16-00:00", datetime(2025, 11, 18, 7, 21, 16, tzinfo=UTC)),
        ("0001-01-01T00:00:00+23:59", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23, minutes=59)))),
        ("9999-12-31T23:59:59.999999999-23:59",
         datetime(9999, 12, 31, 23, 59, 59, 999999, timezone(-timedelta(hours=23, minutes=59)))),
    ],
)  # fmt: skip
def test_a_timestamp_is_its_text_and_gives_its_moment(timestamp: str, moment: datetime) -> None:
    (sale,) = ce.load({**SALE, "timestamp": timestamp})
    assert sale.timestamp == timestamp
    assert sale.moment is not None
    assert (sale.moment.isoformat(), sale.moment.utcoffset()) == (moment.isoformat(), moment.utcoffset())


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2025, 11, 18, 7, 21, 16, tzinfo=UTC), "2025-11-18T07:21:16Z"),
        (datetime(2025, 11, 18, 7, 21, 16, 5, timezone(timedelta(hours=1))), "2025-11-18T07:21:16.000005+01:00"),
        (datetime(1, 1, 1, tzinfo=timezone(-timedelta(hours=3, minutes=30))), "0001-01-01T00:00:00-03:30"),
        (datetime(1900, 1, 1, tzinfo=timezone(timedelta(minutes=34, seconds=8))), "1899-12-31T23:25:52Z"),
    ],
)
def test_a_moment_becomes_the_text_of_a_timestamp(moment: datetime, text: str) -> None:
    event = EventCouponApplied(customerCode="c", timestamp=moment)
    assert event.timestamp == text
    assert event.moment == moment
    assert ce.load(ce.dump(event)) == [event]


def test_a_moment_without_offset_is_none() -> None:
    with pytest.raises(TypeError, match=r"^timestamp is a datetime with an offset, such as datetime\.now\(UTC\), not "):
        EventCouponApplied(customerCode="c", timestamp=datetime(2025, 11, 18))
    with pytest.raises(ValueError, match=r"^timestamp is of the years 1 to 9999 in UTC, not "):
        EventCouponApplied(customerCode="c", timestamp=datetime.min.replace(tzinfo=timezone(timedelta(seconds=1))))


def test_an_event_is_a_frozen_value() -> None:
    sale, same = (EventSale(customerCode="c", productCode="p", metadata={"a": [1]}) for _ in range(2))
    with pytest.raises(AttributeError):
        sale.quantity = 2  # type: ignore[misc] # that is the point
    with pytest.raises(TypeError):
        EventSale("c", "p")  # type: ignore[call-arg] # that is the point
    assert sale == same
    assert sale != EventSale(customerCode="c", productCode="p", metadata={"a": [2]})
    assert sale != EventSale(customerCode="c", productCode="p")


def test_events_are_copied_and_pickled() -> None:
    sale = EventSale(customerCode="c", productCode="p", timestamp="2025-11-18T07:21:16Z", metadata={"a": [1]})
    assert pickle.loads(pickle.dumps(sale)) == copy.copy(sale) == copy.deepcopy(sale) == sale
    assert copy.deepcopy(sale).metadata is not sale.metadata


def test_events_are_in_sets_whatever_their_metadata_is() -> None:
    found = {
        EventSale(customerCode="c", productCode="p", metadata=metadata) for metadata in ({"a": 1}, {"a": 1}, [1], 1.0)
    }
    assert len(found) == 3
    assert hash(EventSale(customerCode="c", productCode="p")) != hash(EventSale(customerCode="c", productCode="q"))


def test_an_event_checks_itself() -> None:
    sale = EventSale(customerCode="", productCode="p", timestamp="9999-01-01T00:00:00Z")
    report = sale.check()
    assert [(each.code, each.instance_location) for each in report.violations] == [("empty-string", "/customerCode")]
    assert [each.code for each in report.warnings] == ["timestamp-in-future"]
    assert EventSale(customerCode="c", productCode="p").check().valid
    with pytest.raises(TypeError, match=r"^/metadata is nan, which JSON can't say$"):
        EventSale(customerCode="c", productCode="p", metadata=math.nan).check()


def test_the_type_is_an_attribute_of_class_and_value() -> None:
    assert {cls.type for cls in (EventSale, EventCouponApplied)} == {"EventSale", "EventCouponApplied"}
    assert ce.load(SALE)[0].type == "EventSale"
