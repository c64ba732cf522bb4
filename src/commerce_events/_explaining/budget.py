"""How large an answer may be: its size is bounded by the size of the payload (D10)."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from commerce_events._finding import Finding
from commerce_events._params import Params

#: What the fixed words and the members of a violation take at the most, in bytes of JSON.
FLAT = 640
#: What a number takes at the most, and what stands around a member or an item: `"": , `.
NUMBER, AROUND = 24, 6
#: What the words about each of several reasons take at the most.
REASON = 320
#: What all violations and warnings of a report may take, in bytes of JSON, and more for each byte of the payload.
BASE, PER_BYTE = 240 * 1024, 6


class Budget:
    """What may still be listed of a payload.

    Locations and names come from the sender. An answer that repeats them may be many times as large as the payload, so
    each violation is paid for, in the order in which they are listed; the first that is too expensive ends the list.
    """

    def __init__(self, size: int) -> None:
        """`size` is that of the payload, in bytes of UTF-8."""
        self._left = BASE + PER_BYTE * size

    def violations(self, wanted: int) -> int:
        """How many violations there may be at the most, if so many are wanted."""
        return min(wanted, self._left // FLAT)

    def pay(self, finding: Finding, location: str, value: str | None) -> bool:
        """Pay for a violation; False, if there is not enough left."""
        if len(location) > self._left:  # its JSON is longer, and takes time
            self._left = 0
            return False
        # What is shown is in `value` and in the message.
        self._left -= _cost(finding.params) + _size(location) + 2 * _size(value or "")
        return self._left >= 0


@lru_cache(maxsize=1024)  # the same ones come again and again
def _cost(params: Params) -> int:
    """Return the bytes that a violation with some parameters takes at the most, without its location and its value."""
    names, values = sum(map(len, params)), _total(params.values())
    # The values are in `params`, in the message and in the hint.
    fixed = FLAT + REASON * (len(params["reasons"]) if "reasons" in params else 0)
    return fixed + names + 3 * values


def _total(values: Iterable[Any]) -> int:
    """Return the bytes of values with what stands around them."""
    sizes = [*map(_size_of, values)]
    return AROUND * len(sizes) + sum(sizes)


def _size_of(value: Any) -> int:
    """Return the bytes that a value of a parameter takes at the most."""
    if isinstance(value, str):
        return _size(value)
    if isinstance(value, Params):
        return _total(value) + _total(value.values())
    return _total(value) if isinstance(value, tuple) else NUMBER


def _size(text: str) -> int:
    """Return the bytes of a text in JSON that is ASCII."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return len(text) + 2
    return len(json.dumps(text))
