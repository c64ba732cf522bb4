"""Draw payloads that may tell two contracts apart: events with values at the boundaries of both, and other values."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

from proofs.diff.edits import TYPES, Documents

#: What a property may be, whatever its schema is.
_ANY: tuple[Any, ...] = (
    "a", "b", "", "ab", "aa", "abc", "ba", "a\n", "b\n", "cash", "123", "A", "ñ", "asc", "a" * 101, 0, 1, 2, 3, -1, 1.5,
    2.5, 9007199254740991, True, False, None, [], [1], [1, 1], ["a"], [[]], {},
    {"a": 1}, {"a": "a", "b": 2}, {"size": 1},
)  # fmt: skip
_NAMES = ("review", "quantity", "metadata", "size", "ñ", "other", "orderDirection", "timestamp", "type", "productCode")
#: A value that each property may have.
_PLAIN: dict[str, Any] = {
    "customerCode": "a", "productCode": "a", "orderDescription": "a", "quantity": 1, "review": "a",
    "orderDirection": "asc", "timestamp": "2025-11-18T07:21:16Z", "metadata": 1, "size": "a",
}  # fmt: skip
_REQUIRED = {
    "EventOrderApplied": ("customerCode", "orderDescription"),
    "EventReviewWritten": ("customerCode", "productCode"),
    "EventSale": ("customerCode", "productCode"),
}


def drawn(old: Documents, new: Documents, random: Random) -> Iterator[Any]:
    """Payloads for a pair of contracts."""
    values = [*_ANY, *islice(_stated(old), 60), *islice(_stated(new), 60)]
    events = [*_events(values, random)]
    yield from events
    yield from random.sample(values, 12)
    for size in (0, 1, 2, 3, 99, 100, 101):
        yield [random.choice(events[:6])] * size
    for _ in range(8):
        yield [random.choice((random.choice(events), random.choice(values))) for _ in range(random.randint(1, 3))]


def _events(values: list[Any], random: Random) -> Iterator[dict[str, Any]]:
    plain = [{"type": name} | {each: _PLAIN[each] for each in _REQUIRED[name]} for name in TYPES]
    yield from plain
    for event in plain:
        yield {**event, **{name: _PLAIN[name] for name in ("timestamp", "metadata")}}
        yield from ({name: event[name] for name in event if name != gone} for gone in event)
        for name in _NAMES:
            yield from (event | {name: random.choice(values)} for _ in range(5))
        for _ in range(8):
            yield event | {
                name: random.choice((_PLAIN.get(name, 1), random.choice(values))) for name in random.sample(_NAMES, 2)
            }


def _stated(documents: Documents) -> Iterator[Any]:
    """Values that a contract states, and others beside its limits."""
    waiting: list[Any] = [*documents.values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
            yield from [value["const"]] if "const" in value else []
            yield from value["enum"] if isinstance(value.get("enum"), list) else []
            for word in ("minimum", "maximum", "exclusiveMinimum"):
                yield from (value[word] + step for step in (-1, 0, 0.5, 1) if isinstance(value.get(word), (int, float)))
            for word in ("minLength", "maxLength"):
                if isinstance(value.get(word), int):
                    yield from ("a" * max(0, value[word] + step) for step in (-1, 0, 1))
