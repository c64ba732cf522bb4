"""The answers as text for people, in the manner of compilers: place, code, message, the line, a hint."""

from collections.abc import Iterator

from rich.console import Console
from rich.style import Style
from rich.text import Text

from commerce_events._messages import phrase
from commerce_events.inputs.files import Unreadable
from commerce_events.report import Violation
from commerce_events.reports.excerpt import NARROWEST, WIDTH, excerpt, visible
from commerce_events.reports.form import Setting
from commerce_events.reports.pages_address import page_address
from commerce_events.reports.result import Checked, Result
from commerce_events.reports.summary import Summary
from commerce_events.reports.words import cli_words, counted

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold", "hint": "bold cyan"}
_PLACE, _RULE = "bold", "blue"
_LONGEST_POINTER = 100

#: The cells that stand around an excerpt and its line number: blanks, the rule, the marks of a cut.
_FRAME = 7


class TextForm:
    """A block for each violation and each warning, in the order of the file, and a line that sums up."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        self._words = cli_words(setting.lang)
        self._console = Console(
            file=setting.stream, highlight=False, soft_wrap=True, force_terminal=False if setting.is_file else None
        )
        self._has_links = setting.stream.isatty() and not self._console.no_color
        self._silent = True

    def add(self, result: Result) -> None:
        """Write a result."""
        lines = self._unreadable(result) if isinstance(result, Unreadable) else self._checked(result)
        self._console.print(Text("\n").join(lines))
        self._silent = False

    def finish(self, summary: Summary) -> None:
        """Write the sum."""
        if not self._silent:
            self._console.print()
        self._console.print(Text(visible(summary.line(self._lang), self._console.encoding)))

    def _unreadable(self, result: Unreadable) -> Iterator[Text]:
        yield self._headline(result.file or "''", "error", result.code, result.message(self._lang))
        yield self._hint(result.hint(self._lang))

    def _checked(self, result: Checked) -> Iterator[Text]:
        payload, report = result.payload, result.report
        lines = payload.body.decode("utf-8", "replace").split("\n")
        for violation in sorted([*report.violations, *report.warnings], key=_place):
            line = violation.line or payload.line
            place = ":".join(str(part) for part in (payload.file, line, violation.column) if part is not None)
            yield self._headline(place, violation.severity, violation.code, violation.message(self._lang))
            gutter = " "
            if violation.line and violation.column:
                gutter = str(violation.line)
                yield from self._marked(lines[violation.line - (payload.line or 1)], gutter, violation)
            yield self._hint(violation.hint(self._lang), gutter)
        if report.truncated:
            listed = max(len(report.violations), len(report.warnings))
            yield self._headline(payload.file, "note", "", counted("first", listed, self._lang))

    def _marked(self, line: str, gutter: str, violation: Violation) -> Iterator[Text]:
        """The line, and under it a mark with what can be said of the place."""
        console = self._console
        room = max(NARROWEST, console.width - len(gutter) - _FRAME) if console.is_terminal else WIDTH
        place, width = violation.column or 1, min(WIDTH, room)
        shown = excerpt(line.removesuffix("\r"), place, width=width, encoding=console.encoding)
        label = " ".join(part for part in ("^", self._pointer(violation), self._event(violation)) if part)
        yield Text.assemble((f"  {gutter} |", _RULE), f" {shown.text}".rstrip())
        yield Text.assemble(
            (f"  {' ' * len(gutter)} | ", _RULE), " " * shown.indent, (label, _STYLES[violation.severity])
        )

    def _pointer(self, violation: Violation) -> str:
        location = violation.instance_location
        cut = location if len(location) <= _LONGEST_POINTER else f"{location[:_LONGEST_POINTER]}…"
        return visible(cut, self._console.encoding)

    def _event(self, violation: Violation) -> str:
        index = violation.event_index
        event = "" if index is None else phrase(self._words["event"], {"index": index}, self._lang)
        known = ", ".join(part for part in (event, violation.event_type) if part)
        return f"({known})" if known else ""

    def _headline(self, place: str, kind: str, code: str, message: str) -> Text:
        encoding = self._console.encoding
        return Text.assemble(
            (f"{visible(place, encoding)}: ", _PLACE),
            (f"{self._words[kind]}{f'[{code}]' if code else ''}", self._style(kind, code)),
            f": {visible(message, encoding)}",
        )

    def _style(self, kind: str, code: str) -> Style:
        """The style of what has a code. On a terminal it is a link to the page of the code, if that has an address."""
        address = page_address(f"codes/{code}.md", self._lang) if code and self._has_links else ""
        return Style.parse(_STYLES[kind]).update_link(address or None)

    def _hint(self, hint: str, gutter: str = " ") -> Text:
        said = visible(hint, self._console.encoding)
        return Text.assemble((f"  {' ' * len(gutter)} = ", _RULE), (self._words["hint"], _STYLES["hint"]), f": {said}")


def _place(violation: Violation) -> tuple[int, int]:
    return violation.line or 0, violation.column or 0
