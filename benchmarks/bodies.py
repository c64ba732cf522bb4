"""What is measured: bodies made of the contract, the same in every run, each with the verdict that is right."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import Schema

Event = dict[str, Any]

_START = datetime(2025, 11, 18, 7, 21, 16, 527000, UTC)
_METADATA = {"channel": "web", "session": {"id": "8f14e45f", "pages": [3, 17, 4]}, "score": 0.75, "returning": True}


@dataclass(frozen=True, slots=True)
class Case:
    """A body, from text or parsed.

    Attributes:
        name: What is in it.
        form: Whether validators are handed its text, or what was parsed from that.
        body: The text.
        valid: The verdict that is right.
    """

    name: str
    form: Literal["bytes", "parsed"]
    body: bytes
    valid: bool


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


def _misspelt(right: Event) -> Event:
    """The last property of its own without its last but one letter."""
    *_, last = right
    return {name[:-2] + name[-1] if name == last else name: value for name, value in right.items()}


#: One fault each, as they come from shops.
FAULTS: Mapping[str, Callable[[Event], Any]] = {
    "misspelt name": _misspelt,
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


def cases() -> list[Case]:
    """Everything that is measured."""
    events = [event(number) for number in range(100)]
    found = [
        *_both("1 valid", events[0], valid=True),
        *_both("10 valid", events[:10], valid=True),
        *_both("100 valid", events, valid=True),
    ]
    extended = [{**each, "metadata": {**_METADATA, "number": number}} for number, each in enumerate(events)]
    foreign = [{**each, "customerCode": f"Ñandú {number}"} for number, each in enumerate(events)]
    found += [
        Case("100 valid, with metadata", "bytes", compact(extended), valid=True),
        Case("100 valid, with blanks", "bytes", json.dumps(events).encode(), valid=True),
        Case("100 valid, with \\u escapes", "bytes", json.dumps(foreign, separators=(",", ":")).encode(), valid=True),
    ]
    for name in ("misspelt name", "no such date", "missing property"):
        wrong = [*events[:50], FAULTS[name](events[50]), *events[51:]]
        found += _both(f"1 of 100 invalid: {name}", wrong, valid=False)
    twice = compact(events).replace(b'"customerCode"', b'"type":"EventSale","customerCode"', 1)
    found.append(Case("1 of 100 with a name twice, no I-JSON", "bytes", twice, valid=False))
    makers = [*FAULTS.values()]
    mixed = [makers[number % len(makers)](each) for number, each in enumerate(events)]
    found += _both("100 of 100 invalid: all kinds", mixed, valid=False)
    found += _both("100 of 100 invalid: misspelt names", [*map(_misspelt, events)], valid=False)
    return found


def _both(name: str, payload: Any, *, valid: bool) -> list[Case]:
    body = compact(payload)
    return [Case(name, "bytes", body, valid), Case(name, "parsed", body, valid)]


def hard_texts() -> dict[str, bytes]:
    """Bodies that are refused for what a schema can't see, or what many a validator reads otherwise."""
    right = compact({**event(0), "metadata": 0})

    def with_metadata(text: bytes) -> bytes:
        return right.replace(b'"metadata":0', b'"metadata":' + text)

    return {
        "duplicate key": with_metadata(b'0,"customerCode":"JD934828"'),
        "lone surrogate": with_metadata(rb'"\ud800"'),
        "`1e400`": with_metadata(b"1e400"),
        "blank for `T` in a timestamp": right.replace(b"T07:", b" 07:"),
        "65 levels": with_metadata(b"[" * 64 + b"]" * 64),
        "1 MiB and one byte": right.ljust(1024 * 1024 + 1),
    }
