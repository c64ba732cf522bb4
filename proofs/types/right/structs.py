"""A program that receives and sends typed events."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, assert_never, assert_type

import commerce_events as ce
from commerce_events.events import Event, EventOrderApplied, EventSale, EventSearch, TypedEvent, v1


def by_match(event: EventSale | EventSearch) -> str:
    match event:
        case EventSale(productCode=code, quantity=units):
            assert_type(code, str)
            assert_type(units, int)
            return code * units
        case EventSearch(query=text):
            return text
        case _:
            assert_never(event)


def by_class(event: EventSale | EventSearch) -> str:
    if isinstance(event, EventSale):
        return event.productCode
    assert_type(event, EventSearch)
    return event.query


def by_type(event: EventSale | EventSearch) -> str:
    if event.type == "EventSale":
        assert_type(event, EventSale)
        return event.productCode
    assert_type(event, EventSearch)
    return event.query


def by_match_of_type(event: EventSale | EventSearch) -> str:
    match event.type:
        case "EventSale":
            assert_type(event.type, Literal["EventSale"])
            return event.productCode
        case "EventSearch":
            return event.query


def among_all(event: Event) -> str:
    match event:
        case EventSale(productCode=code):
            return code
        case EventOrderApplied(orderDirection=direction):
            assert_type(direction, Literal["asc", "desc"] | None)
            return direction or "asc"
        case _:
            return event.customerCode


def received(body: bytes) -> list[str]:
    events, report = ce.load_accepted(body)
    assert_type(events, list[Event])
    assert_type(report, ce.Report)
    return [among_all(event) for event in ce.load(body) + events]


def is_one(value: object) -> bool:
    return isinstance(value, Event)


def sent() -> bytes:
    sale = EventSale(customerCode="c", productCode="p", quantity=2, timestamp=datetime.now(UTC))
    assert_type(sale.timestamp, str | None)
    assert_type(sale.moment, datetime | None)
    assert_type(sale.check(), ce.Report)
    assert_type(sale.metadata, Any)
    assert_type(sale.type, Literal["EventSale"])
    search: Event = EventSearch(customerCode="c", query="boots", metadata={"page": 1})
    events: list[Event] = [sale, search]
    return ce.dump(events) + ce.dump(sale) + b"".join(ce.dump_batches(several()))


def several() -> Iterator[TypedEvent]:
    yield v1.EventSale(customerCode="c", productCode="p", timestamp="2025-11-18T07:21:16Z")


HANDLED: dict[str, str] = {EventSale.type: "a sale", EventSearch.type: "a search"}
