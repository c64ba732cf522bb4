"""A program that keeps parsed JSON as it is."""

import json
from typing import Any, assert_type

from commerce_events.types import Event, EventSale, EventSearch, is_event


def by_type(event: EventSale | EventSearch) -> str:
    if event["type"] == "EventSale":
        return event["productCode"]
    assert_type(event, EventSearch)
    return event["query"]


def by_match(event: EventSale | EventSearch) -> str:
    match event["type"]:
        case "EventSale":
            return event["productCode"]
        case "EventSearch":
            return event["query"]


def received(body: bytes) -> str | None:
    value: object = json.loads(body)
    if is_event(value):
        assert_type(value, Event)
        return value["customerCode"]
    return None


def of_a_dictionary(value: dict[str, Any]) -> str:
    return value["customerCode"] if is_event(value) else ""


def sent() -> list[Event]:
    sale: EventSale = {"type": "EventSale", "customerCode": "c", "productCode": "p", "quantity": 2}
    return [sale, {"type": "EventSearch", "customerCode": "c", "query": "boots"}]


def units(event: EventSale) -> int:
    return event.get("quantity", 1)
