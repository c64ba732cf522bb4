"""Wrap what is printed on a terminal."""

import sys
import textwrap

from rich.console import Console
from rich.text import Text


def console() -> Console:
    """Standard output, which has colours on a terminal alone."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=True)


def width_of(to: Console) -> int | None:
    """The width of the terminal; None if standard output is none."""
    return to.width if sys.stdout.isatty() else None


def wrapped(text: str, start: str, width: int | None) -> Text:
    """A text behind the start of its line, and, if there is a width, on further lines as far from the edge."""
    if width is None:
        return Text(start + text)
    return Text(textwrap.fill(text, width, initial_indent=start, subsequent_indent=" " * len(start)))
