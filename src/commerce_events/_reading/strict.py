"""Read a JSON text strictly, in less time where a fast decoder proves as much as the strict parser.

The decoder is msgspec's. It refuses what is no JSON, what is no UTF-8, and lone surrogates. It does not report names
that are in an object twice, but a value that lost one has fewer strings, so its shortest text does. Numbers that may be
out of the range of a double, and those that would take long, are left to the parser.
"""

import re
from typing import Any

import msgspec

from commerce_events._reading.parse import MAX_DEPTH, NotIJSONError, openings, parse, too_deep

#: Digits → `0`, and `E` → `e`: what is looked for in numbers is found by plain search then.
_TO_ZEROS = bytes.maketrans(b"0123456789E", b"0" * 10 + b"e")
_LONG, _EXPONENT = b"0" * 16, b"0e"

#: What may be 2^53, which is 9007199254740992, or more, among numbers of 16 digits.
_LARGE_OF_16 = re.compile(rb"9(?<![0-9]9)[0-9]{15}")

#: A number with an exponent may be near the ends of a double, and takes msgspec a hundred times as long as others then.
_NUMBER_WITH_EXPONENT = re.compile(rb"[:,\[][ \t\n\r]*-?[0-9][0-9.]*[eE]")
#: So many are harmless, and one more for each so many bytes.
_FEW, _BYTES_EACH = 16, 64

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
    if _has_odd_numbers(raw):
        return _UNKNOWN
    try:
        value = _decode(raw)
        shortest = shortest_of(value)
    except (ValueError, RecursionError):
        return _UNKNOWN
    if shortest != raw and not has_as_many_strings(raw, shortest):
        return _UNKNOWN
    is_deep = len(raw) > 2 * levels and openings(raw) > levels and too_deep(value, levels)
    return _UNKNOWN if is_deep else value


def _has_odd_numbers(raw: bytes) -> bool:
    """Return whether there may be integers beyond 2^53 in a text, or many numbers that take the decoder long."""
    zeros = raw.translate(_TO_ZEROS)
    return _may_have_unsafe_integers(raw, zeros) or (
        zeros.count(_EXPONENT) > _FEW + len(raw) // _BYTES_EACH and _NUMBER_WITH_EXPONENT.search(raw) is not None
    )


def may_have_unsafe_integers(raw: bytes) -> bool:
    """Return whether there may be integers beyond 2^53 in a text: there are enough digits in a row."""
    return _may_have_unsafe_integers(raw, raw.translate(_TO_ZEROS))


def _may_have_unsafe_integers(raw: bytes, zeros: bytes) -> bool:
    return _LONG in zeros and (_LONG + b"0" in zeros or _LARGE_OF_16.search(raw) is not None)


def has_as_many_strings(raw: bytes, shortest: bytes) -> bool:
    """Return whether a text has as many strings as the shortest text of what was decoded from it."""
    return _count_quotes(raw) == _count_quotes(shortest)


def _count_quotes(text: bytes) -> int:
    """Count the quotes that start or end a string."""
    quotes = text.count(b'"')
    # An escaped backslash escapes no quote.
    return quotes - text.replace(b"\\\\", b"").count(b'\\"') if b"\\" in text else quotes
