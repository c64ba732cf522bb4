"""Find how far a value or a name reaches from its first character, as far as its line has it."""

import re

#: A text, an escape inside of one, or a number or word.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\\u[0-9A-Fa-f]{4}|\\.|[\w.+-]+')

#: An object or array that is longer is marked by its bracket alone: the rest is what is inside of it.
_LONGEST_CONTAINER = 40

_OPENING, _CLOSING = "{[", "}]"


def extent(line: str, place: int, room: int) -> int:
    """How many characters to mark from an index of a line on, of which so many are looked at; at least 1."""
    window = line[place : place + room]
    if found := _TOKEN.match(window):
        return len(found[0])
    if window.startswith('"'):  # it ends beyond the window, or not at all
        return len(window)
    if window.startswith(tuple(_OPENING)):
        return _container(window[:_LONGEST_CONTAINER])
    return 1


def _container(window: str) -> int:
    """The length of an object or array; 1 if it does not end in the window."""
    depth = at = 0
    while at < len(window):
        depth += (window[at] in _OPENING) - (window[at] in _CLOSING)
        found = _TOKEN.match(window, at)
        at = found.end() if found else at + 1
        if not depth:
            return at
    return 1
