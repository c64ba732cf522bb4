"""Decide on colours, links and the width, and style texts without the cost of a console for each."""

from functools import cache
from typing import TextIO

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style

#: What the colours mean: red is refused, amber suspicious, green accepted.
STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "accepted": "green",
    "note": "bold",
    "hint": "bold cyan",
    "place": "bold",
    "rule": "blue",
    "name": "cyan",
}

#: How wide a text is at most, however wide the terminal.
WIDEST = 100

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}


class Paint:
    """The styles of a stream. `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb` count as they do for a console of rich.

    Args:
        stream: The stream.
        is_plain: Whether it is to have no styles, whatever the environment says.

    Attributes:
        encoding: The encoding of the stream.
        width: The width to wrap at; None where the stream is no terminal.
        has_links: Whether the terminal can be given links.
    """

    def __init__(self, stream: TextIO, *, is_plain: bool = False) -> None:
        console = Console(file=stream, force_terminal=False if is_plain else None)
        self.encoding = console.encoding
        self.width = min(WIDEST, console.width) if stream.isatty() else None
        self.has_links = stream.isatty() and not console.no_color
        self._system = _SYSTEMS.get(console.color_system or "")
        self._is_coloured = not console.no_color

    def __call__(self, text: str, style: str, link: str = "") -> str:
        """A text in a style; as it is where there are no styles."""
        if self._system is None:
            return text
        before, after = _around(style, self._system, coloured=self._is_coloured)
        styled = f"{before}{text}{after}"
        return f"\x1b]8;;{link}\x1b\\{styled}\x1b]8;;\x1b\\" if link else styled

    def encodable(self, text: str) -> str:
        """A text of our own words in which what the encoding can't say is escaped."""
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)


@cache
def _around(style: str, system: ColorSystem, *, coloured: bool) -> tuple[str, str]:
    """What to write before and after a text in a style."""
    parsed = Style.parse(STYLES[style])
    before, _, after = (parsed if coloured else parsed.without_color).render("\0", color_system=system).partition("\0")
    return before, after
