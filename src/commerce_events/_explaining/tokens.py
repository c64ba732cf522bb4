"""The tokens of JSON text, and runs of them that nothing can be wrong with, as regular expressions for `scan`."""

import re

_BLANKS = " \t\n\r"
SPACE = re.compile(f"[{_BLANKS}]+")

#: A value that nothing can be wrong with: a text without escapes, surrogates and commas, a number of few digits, …
_TEXT = r'"[^"\\,\x00-\x1f\ud800-\udfff]*"'
_PLAIN = rf"(?:{_TEXT}|-?(?:0|[1-9][0-9]{{0,15}})(?:\.[0-9]{{1,17}})?|true|false|null|\[\]|\{{\}})"

#: Many of them, alone or as the one value of an array or object, each with its comma. The bound is one on memory.
PLAIN_ITEMS = re.compile(rf"(?:(?:{_PLAIN}|\[{_PLAIN}\]|\{{{_TEXT}:{_PLAIN}\}}),){{1,1000}}")
LEVELS_OF_PLAIN = 2

#: A name without escapes and its colon; if it is plain, the value; if it is there, the comma.
MEMBER = re.compile(
    r'[ \t\n\r]*"([^"\\\x00-\x1f\ud800-\udfff]*)"[ \t\n\r]*:' + rf"(?:[ \t\n\r]*({_PLAIN})(?=[ \t\n\r,}}])(,)?)?"
)
NAME, SIMPLE, COMMA = range(1, 4)

#: A string without escapes, a number, a literal, an opening bracket, or the start of a string with escapes.
VALUE = re.compile(
    r'[ \t\n\r]*(?:("[^"\\\x00-\x1f]*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9.eE+-])'
    r'|((?:true|false|null)(?![0-9A-Za-z_]))|([\[{])|("[^"\\\x00-\x1f]*\\))'
)
STRING, NUMBER, LITERAL, BRACKET, ESCAPED = range(1, 6)

#: A pair of escaped surrogates, a lone one (the group), or another escape, of which only the first two matter.
SURROGATES = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..|[\ud800-\udfff])|\\.", re.DOTALL)


def is_blank(text: str, at: int) -> bool:
    """Whether there is a blank at a place, or the end."""
    return text[at : at + 1] in _BLANKS
