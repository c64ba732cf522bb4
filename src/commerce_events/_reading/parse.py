"""JSON text → value, as strictly as I-JSON (RFC 7493) and the limits of D7 want.

The parser is the standard library's. What it lets pass (a key twice, `NaN`, lone surrogates, numbers that
overflow, any depth) is refused here, without a look at places: `scan` explains a refusal.
"""

import json
import re
from itertools import chain
from math import isinf
from typing import Any, NoReturn

from commerce_events._reading.pure import IS_PURE, is_spelt_as_json

#: How many arrays and objects may stand in one another (D7).
MAX_DEPTH = 64

#: So many levels do not overflow the stack of the parser, which is recursive.
_SAFE_LEVELS = 256
#: In a text without escapes: a string, or what is left of one, and what else is no bracket.
_NO_BRACKETS = re.compile(r'"[^"]*"?|[^"\[\]{}]+')
#: A surrogate, raw or as an escape.
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
#: Two escapes that are one character together.
_PAIR = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..")
#: The largest double has 309 digits. What stands before is looked at so that long runs are gone through once.
_DIGITS_OF_LARGEST = 309
_MANY_DIGITS = re.compile(rf"(?<![0-9])[0-9]{{{_DIGITS_OF_LARGEST}}}")


_CONTAINERS = frozenset({dict, list})


class NotIJSONError(ValueError):
    """The text is not I-JSON; `scan` knows why."""


def parse(text: str, levels: int = MAX_DEPTH) -> Any:
    """Read a JSON text.

    Raises:
        NotIJSONError: The text is no JSON, or JSON that is not I-JSON, or nested more than some levels deep.
    """
    if openings(text) > _SAFE_LEVELS and has_open_brackets(text, _SAFE_LEVELS):
        raise NotIJSONError("too deep")
    if SURROGATE.search(text) and has_lone_surrogate(text):
        raise NotIJSONError("a lone surrogate")  # or no JSON at all
    try:
        value = _DECODE_LARGE(text) if _MANY_DIGITS.search(text) else _DECODE(text)
    except ValueError as error:
        raise NotIJSONError(str(error)) from error
    except RecursionError:
        # The caller's stack is nearly used up. Brackets that are too deep are refused all the same.
        if has_open_brackets(text, 1):
            raise NotIJSONError("too deep") from None
        raise
    if IS_PURE and not is_spelt_as_json(text):
        raise NotIJSONError("a digit or an escape that is none in JSON")
    if too_deep(value, levels, openings(text)):
        raise NotIJSONError("too deep")
    return value


def openings(text: str | bytes) -> int:
    """Count the opening brackets of a text, in its strings, too: no value is deeper."""
    return text.count("[") + text.count("{") if isinstance(text, str) else text.count(b"[") + text.count(b"{")


def parse_start(text: str) -> tuple[Any, int]:
    """Read the value at the start of a text, and tell where it ends; its depth and surrogates are not looked at.

    Raises:
        ValueError: It is no I-JSON.
    """
    if IS_PURE:
        raise NotIJSONError("its spelling is not looked at")
    return _LARGE.raw_decode(text)


def too_deep(value: Any, levels: int, limit: int) -> bool:
    """Return whether arrays and objects are in one another more than some levels deep.

    There are at most so many of them: where all were seen, nothing is looked at any more.
    """
    if limit <= levels:
        return False
    level = [value] if type(value) in _CONTAINERS else []
    for _ in range(levels):
        limit -= len(level)
        if not (level and limit > 0):
            return False
        objects = map(dict.values, [node for node in level if type(node) is dict])
        arrays = (node for node in level if type(node) is list)
        nodes = chain(chain.from_iterable(objects), chain.from_iterable(arrays))
        level = [node for node in nodes if type(node) in _CONTAINERS]
    return bool(level)


def has_open_brackets(text: str, step: int) -> bool:
    """Whether more brackets are open than there may be levels, at one of the places that are `step` brackets apart.

    What this lets pass is at most `step` levels deeper. After a backslash outside of strings the count may be wrong,
    but no parser gets past one.
    """
    # Without escapes a string ends at the next quotation mark, and its pattern needs no memory for each escape.
    brackets = _NO_BRACKETS.sub("", text.replace("\\\\", "").replace('\\"', ""))
    opened = 0
    for at in range(0, len(brackets), step):
        piece = brackets[at : at + step]
        opened += piece.count("[") + piece.count("{") - piece.count("]") - piece.count("}")
        if opened > MAX_DEPTH:
            return True
    return False


def has_lone_surrogate(text: str) -> bool:
    """Whether a JSON text has a surrogate without its other half, raw or as an escape."""
    escapes = text.replace("\\\\", "--")  # from here on, each backslash starts an escape
    return bool(SURROGATE.search(_PAIR.sub("--", escapes)))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotIJSONError("a key stands twice")
    return members


def _float(digits: str) -> float:
    number = float(digits)
    if isinf(number):
        raise NotIJSONError("a number is out of range")
    return number


def _integer(digits: str) -> int:
    if len(digits) >= _DIGITS_OF_LARGEST:
        _float(digits)
    return int(digits)


def _constant(name: str) -> NoReturn:
    raise NotIJSONError(f"{name} is not JSON")


_DECODE = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant).decode
_LARGE = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_int=_integer, parse_constant=_constant)
_DECODE_LARGE = _LARGE.decode
