"""What msgspec does not tell of a JSON text: names that stand twice, and what is in a value that may be anything."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from commerce_events._text.parse import parse, too_deep

#: Digits that may be an integer beyond 2^53 - 1, which is 9007199254740991.
LONG_INTEGER = re.compile(rb"9[0-9]{15}|[0-9]{17}")

#: A number that may take msgspec a hundred times as long as others: with an exponent, it may be near the ends of a
#: double; or it has more digits than one.
_SLOW_NUMBER = re.compile(rb"[:,\[][ \t\n\r]*-?[0-9][0-9.]*(?:[eE]|(?<=[0-9.]{18}))")

#: The shortest text of a value.
shortest_of = msgspec.json.Encoder().encode

_decode = msgspec.json.Decoder().decode


def has_as_many_strings(raw: bytes, shortest: bytes) -> bool:
    """Whether a text has as many strings as the shortest text of what was decoded from it."""
    if b"\\" not in raw:
        return raw.count(b'"') == shortest.count(b'"')
    if b"\\\\" in raw or b"\\\\" in shortest:
        return False
    return raw.count(b'"') - raw.count(b'\\"') == shortest.count(b'"') - shortest.count(b'\\"')


def are_strict(values: Sequence[Any], *, in_batch: bool) -> bool:
    """Whether JSON texts, as far as there are any, are I-JSON as deep as an event allows, alone or in a batch.

    One that is byte for byte what the encoder makes of its value is: an encoder writes no name twice, no half of a
    pair of surrogates, and no fraction that it could not read back. Long integers may be out of the range of a double.
    The strict parser answers for all others.
    """
    whole = b"[%b]" % b",".join([value for value in values if value is not UNSET])
    if in_batch:
        whole = b"[%b]" % whole
    is_strict = None if _SLOW_NUMBER.search(whole) or LONG_INTEGER.search(whole) else _is_strict_if_shortest(whole)
    if is_strict is not None:
        return is_strict
    try:
        parse(whole.decode())
    except ValueError:
        return False
    return True


def _is_strict_if_shortest(whole: bytes) -> bool | None:
    """Whether a JSON text is no deeper than it may be, if it is the shortest text of its value; None if it is not."""
    try:
        value = _decode(whole)
        return not too_deep(value) if shortest_of(value) == whole else None
    except (ValueError, RecursionError):
        return None
