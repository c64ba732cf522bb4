"""Write an event as the text that equal events share."""

import json
import re
from itertools import chain, zip_longest
from typing import Any

from commerce_events._reading.inspect import SAFE

#: A string as `json.dumps` writes it; a number of it that may be written in another way, too: `2.0`, or a long integer.
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_NUMBER = re.compile(r"(?<![0-9.])-?[0-9]+(?:\.0|(?<=[0-9]{16}))(?![0-9.e])")
#: What no text has whose numbers have one spelling each.
_MAY_DIFFER = re.compile(r"[0-9](?:\.0|[0-9]{15})")

_sorted = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def canonical(event: dict[str, Any]) -> str:
    """Return a text that two events share if and only if they are equal as JSON, where `2` and `2.0` are one number."""
    text = _sorted(event)
    if not _MAY_DIFFER.search(text):
        return text
    between = _NUMBER.sub(_canonical_number, _STRING.sub('"', text)).split('"')
    return "".join(chain.from_iterable(zip_longest(between, _STRING.findall(text), fillvalue="")))


def _canonical_number(match: re.Match[str]) -> str:
    """Return the one text of a number that is an integer: digits as far as doubles are exact, else that of a double."""
    digits = match.group()
    double = float(digits)
    if abs(double) <= SAFE:
        return str(int(double))
    return repr(double) if digits.endswith(".0") or int(digits) == double else digits
