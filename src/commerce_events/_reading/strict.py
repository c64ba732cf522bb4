"""Read a JSON text strictly, in less time where a fast decoder proves as much as the strict parser.

The decoder is msgspec's. It refuses what is no JSON, what is no UTF-8, and lone surrogates. It does not report names
that are in an object twice, but a value that lost one has fewer names, so its shortest text does. Numbers that may be
out of the range of a double, and those that would take long, are left to the parser.
"""

import re
from typing import Any

import msgspec

from commerce_events._reading.inspect import SAFE
from commerce_events._reading.parse import MAX_DEPTH, NotIJSONError, openings, parse, too_deep

#: Digits → `0`, and `E` → `e`: what is looked for in numbers is found by plain search then.
_TO_ZEROS = bytes.maketrans(b"0123456789E", b"0" * 10 + b"e")

#: Numbers with fewer digits in a row are exact integers for the decoder, or floats that take it no longer than others.
_LONG = b"0" * 19

#: A number with an exponent may be near the ends of a double, and takes the decoder a hundred times as long then.
_EXPONENT = b"0e"
_NUMBER_WITH_EXPONENT = re.compile(rb"[:,\[][ \t\n\r]*-?[0-9][0-9.]*[eE]")
#: So many are harmless, and one more for each so many bytes.
_FEW, _BYTES_EACH = 16, 64

#: A text with more brackets than these, and more than one for each so many bytes, is nearly all of them. It is read by
#: the parser alone, which takes most of the time for such a text.
_MANY, _BYTES_OPEN = 512, 8

#: Of integers with as many digits as the last safe one, those that may be beyond it.
_LAST_SAFE = b"%d" % SAFE
_NEAR_LAST = re.compile(rb"9(?<![0-9]9)[0-9]{15}")

#: A colon as an escape.
_COLON = re.compile(rb"\\u003[aA]")

#: The shortest text of a value.
shortest_of = msgspec.json.Encoder().encode

_decode = msgspec.json.Decoder().decode

#: More levels than a text can have.
ANY_DEPTH = 2**31

#: The result where the decoder proves nothing.
_UNKNOWN = object()


def read_strictly(raw: bytes, levels: int = MAX_DEPTH) -> Any:
    """Read a JSON text whose arrays and objects are nested at most some levels deep.

    Raises:
        NotIJSONError: It is no I-JSON, or deeper.
    """
    value = _read_fast(raw, levels)
    if value is not _UNKNOWN:
        return value
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise NotIJSONError("not UTF-8") from error
    return parse(text, levels)


def _read_fast(raw: bytes, levels: int) -> Any:
    """Read a text with the decoder; the result is `_UNKNOWN` if it proves nothing."""
    opened = openings(raw)
    if opened > _MANY + len(raw) // _BYTES_OPEN or _has_odd_numbers(raw):
        return _UNKNOWN
    try:
        value = _decode(raw)
        if b"{" in raw and not has_as_many_names(raw, shortest_of(value)):
            return _UNKNOWN
    except (ValueError, RecursionError):
        return _UNKNOWN
    is_deep = len(raw) > 2 * levels and too_deep(value, levels, opened)
    return _UNKNOWN if is_deep else value


def _has_odd_numbers(raw: bytes) -> bool:
    """Return whether there may be numbers out of range in a text, or many that take the decoder long."""
    zeros = raw.translate(_TO_ZEROS)
    return _LONG in zeros or (
        _EXPONENT in zeros
        and zeros.count(_EXPONENT) > _FEW + len(raw) // _BYTES_EACH
        and _NUMBER_WITH_EXPONENT.search(raw) is not None
    )


def may_have_unsafe_integers(raw: bytes) -> bool:
    """Return whether there may be integers beyond 2^53 in a text: there are enough digits in a row."""
    zeros, digits = raw.translate(_TO_ZEROS), b"0" * len(_LAST_SAFE)
    return digits in zeros and (digits + b"0" in zeros or max(_NEAR_LAST.findall(raw), default=b"") > _LAST_SAFE)


def has_as_many_names(raw: bytes, shortest: bytes) -> bool:
    """Return whether a text certainly has as many names as the shortest text of what was decoded from it.

    Each name has a colon behind it. The colons inside strings are in both texts, unless an escape stands for one.
    """
    if shortest == raw:
        return True
    return raw.count(b":") == shortest.count(b":") and not (b"\\" in raw and _COLON.search(raw))
