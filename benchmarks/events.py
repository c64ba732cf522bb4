"""Make events of the contract, the same in every run, and the faults that shops make in them."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import Schema

Event = dict[str, Any]

_START = datetime(2025, 11, 18, 7, 21, 16, 527000, UTC)


def event(number: int, rules: Contract | None = None) -> Event:
    """The event of a number: types take turns, it has every property but `metadata`, and no two are alike."""
    forms = [*(rules or contract("v1")).events.values()]
    properties = forms[number % len(forms)].schema["properties"]
    return {name: _value(schema, number) for name, schema in properties.items() if name != "metadata"}


def _value(schema: Schema, number: int) -> Any:
    if "pattern" in schema:
        moment = _START + timedelta(milliseconds=137 * number)
        return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"
    examples = schema.get("enum") or schema["examples"]
    example = examples[number % len(examples)]
    if "enum" in schema or not isinstance(example, str):
        return example
    return re.sub("[0-9]+$", lambda match: str(int(match[0]) + number), example)


def misspelt(right: Event) -> Event:
    """The last property of its own without its last but one letter."""
    *_, last = right
    return {name[:-2] + name[-1] if name == last else name: value for name, value in right.items()}


#: One fault each, as they come from shops.
FAULTS: Mapping[str, Callable[[Event], Any]] = {
    "misspelt name": misspelt,
    "no such date": lambda right: {**right, "timestamp": "2025-02-30T07:21:16.527Z"},
    "missing property": lambda right: {name: value for name, value in right.items() if name != "customerCode"},
    "number for a text": lambda right: {**right, "customerCode": 1432},
    "empty text": lambda right: {**right, "customerCode": ""},
    "unknown property": lambda right: {**right, "colour": "red"},
    "unknown type": lambda right: {**right, "type": "EventSold"},
    "no offset": lambda right: {**right, "timestamp": "2025-11-18T07:21:16.527"},
    "no event": lambda _: None,
}


def compact(payload: Any) -> bytes:
    """The text that most libraries write: no blanks, no escapes."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()
