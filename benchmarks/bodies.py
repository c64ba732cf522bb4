"""Make the bodies that are measured: of the contract, the same in every run, each with the verdict that is right."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from benchmarks.events import FAULTS, Event, compact, event, misspelt

#: Whether validators are handed the text of a body, or what was parsed from it.
Form = Literal["bytes", "parsed"]

#: The faults of which a batch has one, in its 51st event.
SINGLE_FAULTS = ("misspelt name", "no such date", "missing property")

_METADATA = {"channel": "web", "session": {"id": "8f14e45f", "pages": [3, 17, 4]}, "score": 0.75, "returning": True}
_SPANISH = {
    "query": "cámara de fotos pequeña", "filterName": "tamaño", "filterValue": "pequeño",
    "orderDescription": "más nuevos primero", "review": "Llegó rápido. ¡Muy cómodo, volveré a comprar!",
}  # fmt: skip
_LARGE = 200_000


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
    form: Form
    body: bytes
    valid: bool


def cases() -> list[Case]:
    """Return everything that is measured."""
    events = [event(number) for number in range(100)]
    return [
        *_both("1 valid", compact(events[0]), valid=True),
        *_both("10 valid", compact(events[:10]), valid=True),
        *_both("100 valid", compact(events), valid=True),
        *_with_metadata(events),
        *_of_other_writers(events),
        *_large(events[0]),
        *_invalid(events),
    ]


def _both(name: str, body: bytes, *, valid: bool) -> list[Case]:
    return [Case(name, "bytes", body, valid), Case(name, "parsed", body, valid)]


def _with_metadata(events: Sequence[Event]) -> Iterator[Case]:
    extended = [{**each, "metadata": {**_METADATA, "number": number}} for number, each in enumerate(events)]
    # Of as many digits as the largest integer that every reader reads alike, and below it.
    numbered = [{**each, "metadata": _long_integer(number)} for number, each in enumerate(events)]
    yield from _both("100 valid, with metadata", compact(extended), valid=True)
    yield Case("100 valid, one with metadata", "bytes", compact([*events[:50], extended[50], *events[51:]]), valid=True)
    yield Case("100 valid, with integers of 16 digits in metadata", "bytes", compact(numbered), valid=True)


def _long_integer(number: int) -> dict[str, Any]:
    return {"session": 1_234_567_890_123_456 + number, "visitor": 9_007_199_254_740_991 - number}


def _of_other_writers(events: Sequence[Event]) -> Iterator[Case]:
    """The same as others write it: with blanks, in another language, escaped."""
    spanish = [_in_spanish(each, number) for number, each in enumerate(events)]
    # No escapes, which would hide what the blanks cost.
    yield Case("100 valid, with blanks", "bytes", json.dumps(events, ensure_ascii=False).encode(), valid=True)
    yield Case("100 valid, Spanish text in UTF-8", "bytes", compact(spanish), valid=True)
    # The same events, so that the escapes are all that differs.
    yield Case("100 valid, with \\u escapes", "bytes", _escaped(spanish), valid=True)
    yield Case("100 valid, as PHP writes them", "bytes", as_php([*map(_of_php_client, spanish)]), valid=True)


def _in_spanish(each: Event, number: int) -> Event:
    return {**each, **{name: text for name, text in _SPANISH.items() if name in each}, "customerCode": f"Peña-{number}"}


def _escaped(payload: Any) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode()


def _of_php_client(each: Event) -> Event:
    """The event with the timestamp of the official client (S12), and metadata that PHP escapes in three ways."""
    page = {"url": "https://shop.example/niños/?orden=precio", "title": 'Televisor de 55" con garantía', "visits": 3}
    return {
        **each,
        "timestamp": f"{datetime.fromisoformat(each['timestamp']):%Y-%m-%dT%H:%M:%S}+00:00",
        "metadata": page,
    }


def as_php(payload: Any) -> bytes:
    r"""Return the text that PHP's `json_encode` writes by default: `\u` for all but ASCII, and `\/`."""
    return _escaped(payload).replace(b"/", rb"\/")


def _large(each: Event) -> Iterator[Case]:
    """One event that is nearly all metadata: what a generic walk in Python makes slowest."""
    kinds: dict[str, list[Any]] = {
        "numbers": [number if number % 2 else number / 4 for number in range(33_000)],
        "integers of 16 digits": [1_234_567_890_123_456 + number for number in range(12_000)],
        "objects": [{"sku": f"N{number}", "price": number / 4, "units": number % 7} for number in range(6_000)],
    }
    for kind, values in kinds.items():
        yield Case(f"1 valid, 200 kB of {kind} in metadata", "bytes", _cut(each, values), valid=True)


def _cut(each: Event, values: Sequence[Any]) -> bytes:
    """The event with as many of the values as fit."""
    room = _LARGE - len(compact({**each, "metadata": []}))
    count = 0
    while count < len(values) and (room := room - len(compact(values[count])) - 1) >= 0:
        count += 1
    return compact({**each, "metadata": values[:count]})


def _invalid(events: Sequence[Event]) -> Iterator[Case]:
    for name in SINGLE_FAULTS:
        wrong = [*events[:50], FAULTS[name](events[50]), *events[51:]]
        yield from _both(f"1 of 100 invalid: {name}", compact(wrong), valid=False)
    twice = compact(events).replace(b'"customerCode"', b'"type":"EventSale","customerCode"', 1)
    yield Case("1 of 100 with a name twice, no I-JSON", "bytes", twice, valid=False)
    makers = [*FAULTS.values()]
    mixed = [makers[number % len(makers)](each) for number, each in enumerate(events)]
    yield from _both("100 of 100 invalid: all kinds", compact(mixed), valid=False)
    yield from _both("100 of 100 invalid: misspelt names", compact([*map(misspelt, events)]), valid=False)


def hard_texts() -> dict[str, bytes]:
    """Return bodies that are refused for what a schema can't see, or what many a validator reads otherwise."""
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
