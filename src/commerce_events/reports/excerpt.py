"""A line of a text and a column → what to show of it: short, every character visible, the place known."""

from collections import deque
from dataclasses import dataclass

from rich.cells import cell_len

from commerce_events._shown import shown
from commerce_events.reports.extent import extent

#: How wide an excerpt is at most, in cells of a terminal, and at least, however narrow the terminal.
WIDTH, NARROWEST = 100, 20

#: How much of that stands before the place at most, where the line is cut.
_BEFORE = 0.6

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A window of a line.

    Attributes:
        text: What stands there, made visible.
        indent: How many cells of a terminal stand before the place.
        marked: How many cells the value or name at the place takes, as far as the window has it; at least 1.
    """

    text: str
    indent: int
    marked: int = 1


def excerpt(line: str, column: int, *, width: int = WIDTH, encoding: str = "utf-8") -> Excerpt:
    """The window of a line around a column, which counts characters from 1."""
    place = column - 1
    room = int(width * _BEFORE)
    start = max(0, min(place - room, len(line) - width))
    length = extent(line, place, start + width - place)
    if (window := line[start : start + width]).isascii() and window.isprintable():
        return _whole(line, window, start, place, length, encoding)
    before = deque(visible(char, encoding) for char in line[start:place])
    after = deque(visible(char, encoding) for char in line[place : start + width])
    # A character may take two cells, and one that is escaped takes more.
    while (ahead := cell_len("".join(before))) + cell_len("".join(after)) > width:
        _ = before.popleft() if ahead > room else after.pop()
    left = visible(_CUT, encoding) if len(before) < place else ""
    right = visible(_CUT, encoding) if place + len(after) < len(line) else ""
    shown_before = left + "".join(before)
    marked = cell_len("".join(list(after)[:length]))
    return Excerpt(shown_before + "".join(after) + right, cell_len(shown_before), max(1, marked))


def _whole(line: str, window: str, start: int, place: int, length: int, encoding: str) -> Excerpt:
    """The excerpt where each character of the window takes one cell."""
    left = visible(_CUT, encoding) if start else ""
    right = visible(_CUT, encoding) if start + len(window) < len(line) else ""
    indent = cell_len(left) + place - start
    return Excerpt(left + window + right, indent, max(1, min(length, start + len(window) - place)))


def visible(text: str, encoding: str = "utf-8") -> str:
    """A text in which nothing acts on a terminal: what is no visible character, or none of the encoding, is escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(shown, text)).encode(encoding, "backslashreplace").decode(encoding)
