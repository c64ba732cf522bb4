"""The tables, written from the contract's prose and not from the schemas, so that the two check each other."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("tables")

#: For each event type, what it requires and what it may have beside what every event has.
EVENT_TYPES: dict[str, dict[str, dict[str, Any]]] = json.loads((_FOLDER / "event-types.json").read_text("utf-8"))

#: Values that each property may have, and those that it may not, with the code that says so.
VALUES: list[dict[str, Any]] = json.loads((_FOLDER / "values.json").read_text("utf-8"))

SALE = {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"}


def least(event_type: str) -> dict[str, Any]:
    """An event with nothing but what its type requires."""
    return {"type": event_type, "customerCode": "D314K1432", **EVENT_TYPES[event_type]["required"]}


def most(event_type: str) -> dict[str, Any]:
    """An event with all that its type may have."""
    extras = {"timestamp": "2025-11-18T07:21:16.527Z", "metadata": {"channel": "web"}}
    return least(event_type) | EVENT_TYPES[event_type]["optional"] | extras


def with_property(name: str) -> Iterator[dict[str, Any]]:
    """A whole event of each type that has the property."""
    return (event for event in map(most, EVENT_TYPES) if name in event)
