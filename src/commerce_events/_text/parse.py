"""JSON text → value, as strictly as I-JSON (RFC 7493) and the limits of D7 want.

The parser is the standard library's. What it lets pass (a key twice, `NaN`, lone surrogates, numbers that
overflow, any depth) is refused here, without a look at places: `scan` explains a refusal.
"""

import json
import re
from math import isinf
from typing import Any, NoReturn

#: How many arrays and objects may stand in one another (D7).
MAX_DEPTH = 64

#: So many opening brackets are too few to overflow the stack of the parser, which is recursive.
_SAFE_BRACKETS = 500

#: Brackets, and the strings between them, in a text without escapes.
_BRACKETS = re.compile(r'"[^"]*"?|[\[\]{}]')
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
#: The largest double has 309 digits.
_MANY_DIGITS = re.compile(r"[0-9]{309}")


class NotIJSONError(ValueError):
    """The text is not I-JSON; `scan` knows why."""


def parse(text: str) -> Any:
    """Read a JSON text.

    Raises:
        NotIJSONError: The text is no JSON, or JSON that is not I-JSON, or nested more than 64 levels deep.
    """
    if text.count("[") + text.count("{") > _SAFE_BRACKETS and _depth(text) > MAX_DEPTH:
        raise NotIJSONError("too deep")
    try:
        value = _DECODE_LARGE(text) if _MANY_DIGITS.search(text) else _DECODE(text)
    except ValueError as error:
        raise NotIJSONError(str(error)) from error
    except RecursionError:
        # The caller's stack is nearly used up. Brackets that are too deep are refused all the same.
        if _depth(text) > MAX_DEPTH:
            raise NotIJSONError("too deep") from None
        raise
    if too_deep(value) or (_SURROGATE.search(text) and _has_surrogate(value)):
        raise NotIJSONError("too deep, or a lone surrogate")
    return value


def too_deep(value: Any) -> bool:
    """Whether arrays and objects stand in one another more than 64 deep; looks at nothing else."""
    level, depth = [value] if isinstance(value, (dict, list)) else [], 0
    while level and depth <= MAX_DEPTH:
        depth += 1
        children = (node.values() if isinstance(node, dict) else node for node in level)
        level = [child for inner in children for child in inner if isinstance(child, (dict, list))]
    return depth > MAX_DEPTH


def _depth(text: str) -> int:
    """Return how deep the brackets of a text are nested, up to where it stops being JSON.

    After a backslash outside of strings the count may be wrong, but no parser gets past one.
    """
    depth = deepest = 0
    # Without escapes a string ends at the next quotation mark, and its pattern needs no memory for each escape.
    for match in _BRACKETS.finditer(text.replace("\\\\", "").replace('\\"', "")):
        if match.group() in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match.group() in "]}":
            depth -= 1
    return deepest


def _has_surrogate(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


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
    _float(digits)
    return int(digits)


def _constant(name: str) -> NoReturn:
    raise NotIJSONError(f"{name} is not JSON")


def end_of_item(text: str, at: int) -> int | None:
    """Where the array or object ends that starts at a place in an array; None if it may not be I-JSON."""
    try:
        value, end = _DECODE_ITEM(text, at)
    except (ValueError, RecursionError):
        return None
    doubtful = _SURROGATE.search(text, at, end) or _MANY_DIGITS.search(text, at, end) or too_deep([value])
    return None if doubtful else int(end)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)
_DECODE, _DECODE_ITEM = _DECODER.decode, _DECODER.raw_decode
_DECODE_LARGE = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_float, parse_int=_integer, parse_constant=_constant
).decode
