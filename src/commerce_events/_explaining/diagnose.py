"""Find what the grammar says of a place where a text stops being JSON: a reason that the words of `not-json` know.

What a program did to the text, so that it is wrong there, is for `shapes` to find.
"""

import re

_BLANK = " \t\n\r"
WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
NUMERIC = re.compile(r"[-+.]?(?:nan|inf|infinity)\b", re.ASCII | re.IGNORECASE)
#: What ends a string, or breaks it, once the escapes of a backslash and of a quotation mark are out of the way.
_STOP = re.compile(r'["\x00-\x1f]|\\(?![/bfnrt]|u[0-9A-Fa-f]{4})')
_CUT_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{0,3})?\Z")
OTHER_LITERALS = frozenset({"True", "False", "None", "TRUE", "FALSE", "NULL", "Null", "undefined", "nil"})
QUOTES = "'`‘’“”«»"


def diagnose(text: str, at: int, expected: str) -> tuple[str, int]:
    """Tell the reason and the offset to show.

    `expected` is what the grammar allows at `at`: `value`, `first value` (a value or `]`), `name`,
    `first name` (a name or `}`), `colon`, `comma` (or a closing bracket) or `end`.
    """
    mark = text[at : at + 1]
    if not mark:
        end = len(text.rstrip(_BLANK))
        return ("cut-off", end) if end else ("empty", 0)
    if mark == "\ufeff" and at == 0:
        return "byte-order-mark", at
    if mark == "\x00":
        return "zero", at
    if text.startswith(("//", "/*", "#"), at):
        return "comment", at
    if expected.endswith(("value", "name")):
        return _no_token(text, at, expected)
    return _no_separator(text, at, expected), at


def _no_token(text: str, at: int, expected: str) -> tuple[str, int]:
    """Why no value or name starts here."""
    mark = text[at]
    if mark == '"':
        return _broken_string(text, at)
    if mark in "]}":
        before = text[:at].rstrip(_BLANK)
        return ("trailing-comma", len(before) - 1) if before.endswith(",") else ("no-value", at)
    if mark in QUOTES:
        return "quotes", at
    word = WORD.match(text, at)
    if expected.endswith("name"):
        return ("unquoted" if word else "no-name"), at
    return _no_value(text, at, word.group() if word else ""), at


def _no_value(text: str, at: int, word: str) -> str:
    """Why no value starts here, where this word, if any, stands."""
    if NUMERIC.match(text, at):
        return "not-a-number"
    if text[at] in "+-.0123456789":
        return "bad-number"
    if word in OTHER_LITERALS:
        return "literal"
    return "unquoted" if word else "no-value"


def _broken_string(text: str, at: int) -> tuple[str, int]:
    """Why the string that starts here is none."""
    end = _end_of_string(text, at)
    mark = text[end : end + 1]
    if mark == "\\":
        return ("cut-escape", at) if _CUT_ESCAPE.match(text, end) else ("bad-escape", end)
    if not text[end:].strip(_BLANK):
        return "cut-text", at
    if mark in "\n\r":
        return "unterminated", at
    return "control-character", end


def _end_of_string(text: str, at: int) -> int:
    """Return how far the string that starts at `at` can be read.

    One search after two replacements of equal length: a pattern that matched escape by escape would hold
    some hundred bytes of memory for each of them.
    """
    rest = text[at + 1 :].replace("\\\\", "__").replace('\\"', "__")
    stop = _STOP.search(rest)
    return at + 1 + (stop.start() if stop else len(rest))


def _no_separator(text: str, at: int, expected: str) -> str:
    """Why what stands after a value or a name can't stand there."""
    if expected == "end":
        return "leftover" if text[at] in "]},:" else "extra"
    if expected == "colon":
        return "missing-colon"
    if text[at] in "]}":
        return "wrong-bracket"
    return "missing-comma" if text[at] in '"{[0123456789' else "unexpected"
