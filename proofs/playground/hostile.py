"""Bodies of the largest size, made to cost much: by the time they take, or by the size of the answer."""

import json
from dataclasses import dataclass, field
from typing import Any

from commerce_events._reading.parse import MAX_DEPTH
from commerce_events.validator import MAX_BYTES

SALE = {"type": "EventSale", "timestamp": "2025-11-17T07:21:16Z", "customerCode": "D314K1432", "productCode": "N30122"}
HEAD = json.dumps(SALE)[:-1]

#: What opens the metadata of an event.
METADATA = f'{HEAD}, "metadata": '

#: How deep something inside the metadata can be.
INSIDE = MAX_DEPTH - 1


@dataclass(frozen=True, slots=True)
class Hostile:
    """A body, and the options that it is checked with."""

    text: str
    options: dict[str, Any] = field(default_factory=dict)


def filled(start: str, piece: str, end: str = "", between: str = "") -> str:
    """A text that is as large as may be."""
    room = MAX_BYTES - len((start + end).encode())
    count = (room + len(between)) // len((piece + between).encode())
    return start + between.join([piece] * count) + end


def numbered(start: str, template: str, end: str, between: str = ",") -> str:
    """A text with as many different pieces as may be."""
    room = MAX_BYTES - len(start + end)
    count = room // (len(template.format(10**5)) + len(between))
    return start + between.join(template.format(10**5 + index) for index in range(count)) + end


def plain() -> str:
    """A valid body of the largest size that costs no more than its size: what the others are compared with."""
    texts = {f"key{index:03}": "x" * 20 for index in range(310)}
    events = [{**SALE, "quantity": index + 1, "metadata": texts} for index in range(100)]
    return json.dumps(events, separators=(",", ":"))


def batch_of(event: str) -> str:
    """A batch of 100 events of which the last member is given."""
    return f"[{', '.join([f'{HEAD}, {event}}}'] * 100)}]"


def listed(item: str, times: int) -> str:
    """An array of one item again and again."""
    return f"[{','.join([item] * times)}]"


def under(name: str, inside: str) -> str:
    """An object in the metadata, under a name that takes all the room that is left."""
    start, end = f'{METADATA}{{"', f'": {inside}}}}}'
    return filled(start, name, end)


_DEEP = METADATA + "[" * (INSIDE - 1)
_UP = "]" * (INSIDE - 1) + "}"
_DUPLICATES = "{" + ",".join(['"a":1'] * 150) + "}"
_UNSAFE = "9007199254740993"
_ELSEWHERE = ",".join(f'"{name}":1' for name in ("brandCode", "categoryCode", "orderCode", "rating", "searchText"))

#: Grammar: what a reader of texts has to go through.
TEXTS = {
    "arrays": filled("", "["),
    "objects": filled("", '{"a":'),
    "quotes": filled("", '"'),
    "an open string": filled('"', "a"),
    "escapes": filled('"', "\\n"),
    "backslashes": filled('"', "\\"),
    "a long integer": filled("", "9"),
    "a long fraction": filled("0.", "9"),
    "a long exponent": filled("1e", "9"),
    "signs": filled("", "-"),
    "points": filled("", "1."),
    "blanks": filled("", " "),
    "blanks and byte order marks": filled("", " \ufeff"),
    "no-break spaces": filled("[", "\u00a0"),
    "escaped quotes": filled("{", '\\"'),
    "a form": filled("a", "[a]"),
    "templates": filled("{", "{{ a }}"),
    "zeros at the end": filled(HEAD + "}", "\0"),
    "lines": filled(HEAD, "\n", "}"),
    "a word": filled("", "a"),
    "replacement characters": filled("", "\ufffd"),
    "numbers that are too large": filled("[", "1e999", "]", ","),
    "a name again and again": filled("{", '"a":1', "}", ","),
    "lone surrogates": filled("[", '"\\ud800"', "]", ","),
    "a string of lone surrogates": filled('["', "\\ud800", '"]'),
    "towers of objects, a number out of range behind them": filled(
        f"{METADATA}[", '{"":' * 61 + "{}" + "}" * 61, ",1e400]}", ","
    ),
    "deep strings, a number out of range behind them": filled(_DEEP, '""', f",1e400{_UP}", ","),
    "deep arrays, a number out of range behind them": filled(_DEEP, "[]", f",1e400{_UP}", ","),
    "numbers, one out of range behind them": filled("[", "1", ",1e400]", ","),
    "deep names, one of them twice": numbered(
        f"{METADATA}{'[' * (INSIDE - 1)}{{", '"a{}":1', f',"a100000":1}}{"]" * (INSIDE - 1)}}}'
    ),
    "a batch with a duplicate in each event": batch_of(f'"metadata": ["{"x" * 10_000}", {{"a": 1, "a": 2}}]'),
    "many names, one of them twice": numbered(f"{METADATA}{{", '"a{}":1', ',"a100000":1}}'),
}

#: The contract: what the judge and the explanation have to go through.
EVENTS = {
    "a batch of numbers": filled("[", "1", "]", ","),
    "numbers in metadata": filled(f"{METADATA}[", "1", "]}", ","),
    "unsafe integers": filled(f"{METADATA}[", _UNSAFE, "]}", ","),
    "deep unsafe integers": filled(_DEEP, _UNSAFE, _UP, ","),
    "unknown names": numbered(f"{HEAD},", '"a{}":1', "}"),
    "unknown names, a line each": numbered(f"{HEAD},", '"a{}":1', "}", ",\n"),
    "unknown names, some of other event types": numbered(f"{HEAD},{_ELSEWHERE},", '"a{}":1', "}"),
    "unknown names of no event type": numbered("{", '"a{}":1', "}"),
    "misspelt names": numbered(f"{HEAD},", '"quantty{}":1', "}"),
    "a string of pairs": filled(f'{METADATA}"', "\\ud83d\\ude00", '"}'),
    "emoji": filled(f'{METADATA}"', "😀", '", "x": 1}'),
    "a long type": filled('{"type": "', "a", '"}'),
    "a long timestamp": filled('{"type": "EventSale", "timestamp": "', "2", '"}'),
    "a long name": filled(f'{HEAD}, "', "a", '": 1}'),
    "a long quantity": filled(f'{HEAD}, "quantity": "', "1", '"}'),
    "arrays for a customer": filled('{"type": "EventSale", "productCode": "p", "customerCode": [', "[]", "]}", ","),
    "deep numbers": filled(_DEEP, "1", _UP, ","),
    "integers of 308 digits": filled(f"{METADATA}[", "9" * 308, "]}", ","),
    "numbers near the end of a double": filled(f"{METADATA}[", "1e308", "]}", ","),
    "towers of arrays": filled(f"{METADATA}[", "[" * 61 + "]" * 61, "]}", ","),
    "a script": filled(f'{METADATA}"', "</script>", '"}'),
}

#: Long names on the way to many places: an answer that writes each place out is hundreds of times as large.
PLACES = {
    f"{what}, under {name}": under(char, inside)
    for name, char in (("a long name", "a"), ("an emoji name", "😀"), ("a name of escapes", "~/"))
    for what, inside in (
        ("duplicates", _DUPLICATES),
        ("lone surrogates", listed('"\\ud800"', 150)),
        ("numbers out of range", listed("1e400", 150)),
        ("unsafe integers", listed(_UNSAFE, 10_000)),
    )
}


def _pair(metadata: str) -> str:
    event = f"{METADATA}{metadata}}}"
    return f"[{event}, {event}]"


BATCHES = {
    "good": json.dumps([{**SALE, "quantity": index + 1} for index in range(100)]),
    "bad": json.dumps([{**SALE, "quantiti": index, "quantity": "x", "timestamp": "no"} for index in range(100)]),
    "equal": json.dumps([SALE] * 100),
    "equal and large": json.dumps([{**SALE, "metadata": "x" * 10_000}] * 100),
    "equal, of numbers near the end of a double": _pair(listed("1e308", 80_000)),
    "equal, of integers of 308 digits": _pair(listed("9" * 308, 1_600)),
    "equal, of deep numbers": _pair(f"{'[' * 61}{listed('1', 250_000)}{']' * 61}"),
    "wide": json.dumps([{f"b{each}": 2**60 for each in range(100)}] * 100),
    "of unknown names": batch_of(",".join(f'"a{index}":1' for index in range(1_000))),
    "one too many": json.dumps([SALE] * 101),
}

_TEXTS = {**TEXTS, **EVENTS, **PLACES, **BATCHES}

BODIES = {
    **{name: Hostile(text) for name, text in _TEXTS.items()},
    **{
        f"{name}, as warnings": Hostile(_TEXTS[name], {"unknown": "warn"})
        for name in ("unknown names", "misspelt names", "of unknown names")
    },
    **{
        f"{name}, without a limit": Hostile(_TEXTS[name], {"max_violations": 10**6})
        for name in (
            *("unknown names, a line each", "a name again and again", "deep unsafe integers", "lone surrogates"),
            *("unsafe integers, under an emoji name", "duplicates, under a name of escapes"),
        )
    },
}
