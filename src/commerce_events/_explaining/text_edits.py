"""Edit a text that is not JSON so that it is, where no value can be lost: by the reason of the violation.

Each function takes the text and the offset of the violation, and returns edits: offset, length and replacement, in code
points of the text, in its order, none inside another. None means that there is nothing certain to do.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from commerce_events._explaining.characters import plain, unseen_character

#: An offset, how many code points are replaced, and by what.
Edit = tuple[int, int, str]
Edits = list[Edit] | None

#: Makes edits of a text, given the offset of the violation.
MakeEdits = Callable[[str, int], Edits]

#: More than so many edits are none.
MOST_EDITS = 10_000

_BLANKS = " \t\n\r"
_TRAILING_COMMA = re.compile(r",(?=[ \t\r\n]*[}\]])")
#: A comma that no value is before: something is missing there, and nobody knows what.
_LEADING_COMMA = re.compile(r"[\[{,:][ \t\r\n]*,")
_DIGITS = re.compile(r"[0-9]+")
_GROUPS = re.compile(r"(?:_[0-9]+)+(?![0-9A-Za-z_.])")
_ESCAPE = re.compile(r"\\.", re.DOTALL)


def byte_order_mark(text: str, offset: int) -> Edits:
    """Remove the byte order mark at the start."""
    return _bounded((offset + at, 1, "") for at in range(len(text) - len(text.lstrip("\ufeff"))))


def end(text: str, offset: int) -> Edits:
    """Remove NUL, U+001A or semicolons from behind the value, with the blanks among them."""
    tail = text[offset:].rstrip(_BLANKS)
    return [(offset, len(tail), "")] if not tail.strip("\0\x1a;" + _BLANKS) else None


def brackets(text: str, _: int) -> Edits:
    """Put the brackets of an array around the whole."""
    return [(len(text) - len(text.lstrip(_BLANKS + "\ufeff")), 0, "["), (len(text.rstrip(_BLANKS)), 0, "]")]


def odd_blanks(text: str, _: int) -> Edits:
    """Write plain spaces for odd blanks outside of texts, and take out what is invisible there."""
    odd = {char: plain(char) for char in set(text) if char not in _BLANKS and unseen_character(char)}
    odd = {char: instead for char, instead in odd.items() if instead != char}
    found = (
        (start + at, 1, odd[char]) for start, piece in _outside(text) for at, char in enumerate(piece) if char in odd
    )
    return _bounded(found)


def trailing_commas(text: str, _: int) -> Edits:
    """Remove all commas that nothing follows."""
    pieces = [*_outside(text)]
    if any(_LEADING_COMMA.search(piece) for _, piece in pieces):
        return None
    return _bounded(
        (start + match.start(), 1, "") for start, piece in pieces for match in _TRAILING_COMMA.finditer(piece)
    )


def quotes_around(text: str, _: int) -> Edits:
    """Remove the quotes around the whole text, if none of its quotes is written twice because of them."""
    start, stop = len(text) - len(text.lstrip(_BLANKS + "\ufeff")), len(text.rstrip(_BLANKS)) - 1
    is_quoted = text[start] == text[stop] and (text[start] == '"' or 2 * text[start] not in text)
    return [(start, 1, ""), (stop, 1, "")] if is_quoted else None


def escaped_quotes(text: str, _: int) -> Edits:
    r"""Remove the backslash of each `\"`, and write a space for `\n`, `\r` and `\t` outside of texts.

    A backslash that is escaped itself may be part of a value, or be there because of the second encoding.
    """
    return None if "\\\\" in text else _bounded(_unescaped(text))


def _unescaped(text: str) -> Iterator[Edit]:
    is_outside = True
    for match in _ESCAPE.finditer(text):
        escaped = match.group()[1]
        if escaped == '"':
            yield match.start(), 1, ""
            is_outside = not is_outside
        elif is_outside and escaped in "nrt":
            yield match.start(), 2, " "


def apostrophes(text: str, _: int) -> Edits:
    r"""Remove the backslash of each `\'`."""
    return _bounded((match.start(), 1, "") for match in _ESCAPE.finditer(text) if match.group() == "\\'")


def code_digits(text: str, offset: int) -> Edits:
    """Put quotes around the digits of a code."""
    match = _DIGITS.match(text, offset)
    return [(offset, 0, '"'), (match.end(), 0, '"')] if match else None


def big_integer(text: str, offset: int) -> Edits:
    """Remove the `n` behind an integer."""
    return [(offset, 1, "")] if text.startswith("n", offset) else None


def digit_groups(text: str, offset: int) -> Edits:
    """Remove the underscores among the digits of an integer."""
    groups = _GROUPS.match(text, offset)
    return _bounded((offset + at, 1, "") for at, char in enumerate(groups.group()) if char == "_") if groups else None


#: By the reason of `not-json`, what fixes the text.
TEXT_EDITS: Mapping[str, MakeEdits] = {
    "byte-order-mark": byte_order_mark,
    "nul-at-end": end,
    "end-of-file": end,
    "semicolon": end,
    "no-brackets": brackets,
    "odd-blank": odd_blanks,
    "trailing-comma": trailing_commas,
    "quotes-around": quotes_around,
    "escaped-quotes": escaped_quotes,
    "apostrophe": apostrophes,
    "code-digits": code_digits,
    "big-integer": big_integer,
    "digit-groups": digit_groups,
}


def _bounded(edits: Iterator[Edit]) -> Edits:
    """Return the edits, unless there are none or too many."""
    found = [edit for edit, _ in zip(edits, range(MOST_EDITS + 1), strict=False)]
    return found if 0 < len(found) <= MOST_EDITS else None


def _outside(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a text outside of its strings, each with its offset."""
    start = 0
    for nth, piece in enumerate(text.replace("\\\\", "__").replace('\\"', "__").split('"')):
        if nth % 2 == 0:
            yield start, piece
        start += len(piece) + 1
