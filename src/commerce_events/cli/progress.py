"""A line on the terminal that tells how far long work is."""

from time import monotonic
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events.reports.summary import Summary
from commerce_events.reports.words import cli_words, counted

_PATIENCE, _INTERVAL = 1.0, 0.1


class Progress:
    """Appears after a second, changes ten times a second at most, and leaves no trace.

    Standard output may be the same terminal, so whoever writes there hides the line first. Nothing is redirected:
    that would take along what goes into a file.
    """

    def __init__(self, console: Console, lang: Language, *, wanted: bool) -> None:
        self._console = console
        self._lang = lang
        self._wanted = wanted
        self._next = monotonic() + _PATIENCE
        self._line: Live | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()

    def show(self, summary: Summary) -> None:
        """Show the line, if it is time to."""
        if not self._wanted or monotonic() < self._next:
            return
        self._next = monotonic() + _INTERVAL
        if self._line is None:
            self._line = Live(
                console=self._console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
            )
            self._line.start()
        self._line.update(self._text(summary), refresh=True)

    def hide(self) -> None:
        """Take the line away, until it is shown again."""
        if self._line is not None:
            self._line.stop()
            self._line = None

    def _text(self, summary: Summary) -> Text:
        counts = {
            "payloads": counted("payloads", summary.payloads, self._lang),
            "events": counted("events", summary.events, self._lang),
        }
        return Text(phrase(cli_words(self._lang)["checking"], counts, self._lang), no_wrap=True, overflow="ellipsis")
