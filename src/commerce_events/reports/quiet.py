"""No answers at all, but for what keeps the tool from answering: `--quiet`."""

from commerce_events.inputs.files import Unreadable
from commerce_events.reports.form import Setting
from commerce_events.reports.result import Result
from commerce_events.reports.summary import Summary
from commerce_events.reports.text import TextForm


class QuietForm:
    """Only what can't be read, as text."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._text = TextForm(setting)

    def add(self, result: Result) -> None:
        """Write a result, if it is about what can't be read."""
        if isinstance(result, Unreadable):
            self._text.add(result)

    def finish(self, summary: Summary) -> None:
        """Write nothing: the exit status tells."""
