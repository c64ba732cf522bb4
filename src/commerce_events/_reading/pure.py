"""Refuse what the standard library's parser takes for JSON where it runs without its part in C.

Then it is Python alone. It takes digits of all scripts, and in escapes whatever `int` reads, such as `+123`.
"""

import re
from collections.abc import Callable
from json import decoder, scanner

#: Whether the parser is Python alone: on another Python than CPython, or where `_json` can't be imported.
IS_PURE = getattr(scanner, "c_make_scanner", None) is None or getattr(decoder, "c_scanstring", None) is None

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)


def is_spelt_as_json(text: str) -> bool:
    """Whether a text that was parsed is ASCII outside of its strings, and has escapes of four hexadecimal digits."""
    return _STRING.sub("", text).isascii() and _has_escapes_of_json(text)


def read_strictly(text: str, at: int) -> tuple[str, int]:
    """Read a string from behind its opening quote: its text, and where it ends.

    Raises:
        JSONDecodeError: It is none.
    """
    value, end = _read(text, at)
    if not _has_escapes_of_json(text[at:end]):
        raise decoder.JSONDecodeError("Invalid escape", text, at)
    return value, end


def _has_escapes_of_json(text: str) -> bool:
    return all(match.group(1) != "u" for match in _ESCAPE.finditer(text))


_read: Callable[[str, int], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]

#: `read_strictly`, or what does the same in C.
read_string = read_strictly if IS_PURE else _read
