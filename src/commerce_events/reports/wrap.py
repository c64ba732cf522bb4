"""Wrap lines by the cells that a terminal needs for them."""

import re

from rich.cells import cell_len

#: What acts on a terminal and takes no room: colours, and the two ends of a link.
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def cells(text: str) -> int:
    """How many cells a text takes; a wide character takes two."""
    if "\x1b" in text:
        text = _ESCAPE.sub("", text)
    return len(text) if text.isascii() else cell_len(text)


def wrap(start: str, text: str, indent: int, width: int | None) -> str:
    """A text behind the start of its line, with further lines so far from the edge; one line if there is no width.

    A word that is longer than a line is left whole: it may be a name or an address to copy.
    """
    if width is None:
        return start + text
    lines, used, gap = [start], cells(start), ""
    for word in text.split(" "):
        if used > indent and used + len(gap) + cells(word) > width:
            lines.append(" " * indent)
            used, gap = indent, ""
        lines[-1] += gap + word
        used += len(gap) + cells(word)
        gap = " "
    return "\n".join(lines)
