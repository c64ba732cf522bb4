"""The table of placeholders and the schemas → valid payloads with the warnings to expect, as vectors.

No validator has to warn. What depends on the clock is in no vector.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.kinds import codes_of, required_texts_of
from commerce_events._explaining.advice import table
from commerce_events._reading.inspect import SAFE
from tools.payload_vectors import Event, most
from tools.vector import Vector, said

_PLACEHOLDER, _INVISIBLE, _PAST = "placeholder-value", "invisible-character", "timestamp-in-past"

#: Codes that are no placeholders, with the warning to expect.
_CODES: dict[str, str | None] = {
    **dict.fromkeys(("nan0042", "N-1", "0042", "Peña", "a b", "1E5", "A{1}", "{3F2504E0-4F89}", "urn:N1"), None),
    **dict.fromkeys(("N1\u200b", "\ufeffN1", "N\u00a01", "N\t1", "N1\ufffd", " N1", "N1 "), _INVISIBLE),
}
_BLANKS = (" ", "\u00a0\u2003", " null\u00a0", "Undefined", "shop-{{ id }}", "7.1E+18")

#: Texts, likewise: most of them a customer may have typed.
_TEXTS: dict[str, str | None] = {
    **dict.fromkeys(("nan bread", "NULL", "none", "test", "0", "a\u200db", " lamp ", "{{"), None),
    **dict.fromkeys((" ", " null "), _PLACEHOLDER),
}


def warning_vectors(contract: Contract) -> Iterator[Vector]:
    """The vectors about warnings; none about kinds of values that no event type has."""
    rows = table("placeholders")
    for name, key in _first(contract, codes_of):
        codes = [*_words(rows["codes"]), *_examples(rows["templates"]), *_BLANKS]
        yield from _values(contract, name, key, {**dict.fromkeys(codes, _PLACEHOLDER), **_CODES})
    for name, key in _first(contract, required_texts_of):
        texts = [*_words(rows["texts"]), *_examples([row for row in rows["templates"] if row.get("texts")])]
        yield from _values(contract, name, key, {**dict.fromkeys(texts, _PLACEHOLDER), **_TEXTS})
    for row in rows["dates"]:
        yield _vector(f"timestamp: {row['id']}", row["example"], (_PAST, "/timestamp"))
    first = next(iter(contract.events))
    event = most(contract.events[first])
    yield _vector("timestamp: the first of the year 2000", {**event, "timestamp": "2000-01-01T00:00:00Z"})
    yield from _batches(event)


def _first(contract: Contract, names_of: Callable[[FlatSchema], Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The first event type that has such a property, and the property."""
    return islice(((name, key) for name, flat in contract.events.items() for key in names_of(flat)), 1)


def _values(contract: Contract, name: str, key: str, values: dict[str, str | None]) -> Iterator[Vector]:
    whole = most(contract.events[name])
    for value, code in values.items():
        yield _vector(f"{key}: {said(value)}", {**whole, key: value}, *([(code, f"/{key}")] if code else []))


def _batches(event: Event) -> Iterator[Vector]:
    later = {**event, "timestamp": "2025-11-18T07:24:02.110Z"}
    unstamped = {name: value for name, value in event.items() if name != "timestamp"}
    yield _vector("two events of two moments", [event, later])
    yield _vector("the same event twice", [event, event], ("duplicate-event", "/1"))
    yield _vector("an event without a timestamp, in a batch", [event, unstamped], ("timestamp-missing", "/1"))
    unsafe = {**event, "metadata": {"cart": SAFE + 1}}
    yield _vector("an integer beyond 2^53", unsafe, ("unsafe-integer", "/metadata/cart"))


def _words(rows: list[dict[str, Any]]) -> list[str]:
    return [value for row in rows for value in row["values"]]


def _examples(rows: list[dict[str, Any]]) -> list[str]:
    """The templates in the examples of rows."""
    return [
        value
        for row in rows
        for value in row["example"].values()
        if value.lower().startswith(row["start"]) and value.endswith(row["end"])
    ]


def _vector(description: str, payload: Any, *warnings: tuple[str, str]) -> Vector:
    return Vector(description, {"data": payload}, warnings=warnings)
