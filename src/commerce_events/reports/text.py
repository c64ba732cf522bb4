"""Write the answers as text for people, in the manner of compilers: place, code, message, the line, a hint."""

import os
import stat
from collections.abc import Iterator
from typing import TextIO

from commerce_events._messages import phrase
from commerce_events.inputs.files import PACKED, Unreadable
from commerce_events.inputs.payloads import STDIN_NAME
from commerce_events.report import Violation
from commerce_events.reports.excerpt import NARROWEST, WIDTH, excerpt, visible
from commerce_events.reports.form import Setting
from commerce_events.reports.pages_address import page_address
from commerce_events.reports.paint import Paint
from commerce_events.reports.result import Checked, Result
from commerce_events.reports.summary import Summary
from commerce_events.reports.verdicts import Refused, refused, verdicts
from commerce_events.reports.words import cli_words, counted
from commerce_events.reports.wrap import cells, wrap

_LONGEST_POINTER = 100

#: The cells that stand around an excerpt and its line number: blanks, the rule, the marks of a cut.
_FRAME = 7

#: Of so many errors it is tried whether they can be fixed.
TRIES = 20

#: How far the further lines of a message are from the edge.
_HANGING = 4


class TextForm:
    """A block for each violation and each warning, in the order of the file, and a line that sums up.

    An empty line is before each block but the first. A batch of which something is refused has a line of its own behind
    its blocks; if nothing else was checked, that is part of the line that sums up.
    """

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        self._words = cli_words(setting.lang)
        self._stream = setting.stream
        self._is_plain_file = setting.is_file or _is_plain_file(setting.stream)
        self._paint = Paint(setting.stream, is_plain=setting.is_file)
        self._gap = ""
        self._batch: Refused | None = None
        self._kinds: dict[tuple[str, str], str] = {}
        self._tries = TRIES
        self._has_fix = False

    def add(self, result: Result) -> None:
        """Write a result."""
        self._write_batch()
        if isinstance(result, Unreadable):
            self._write(self._unreadable(result))
        else:
            for block in self._checked(result):
                self._write(block)
            self._batch = refused(result)
            self._look_for_a_fix(result)
        if not self._is_plain_file:
            self._stream.flush()  # the next one may be long in coming

    def finish(self, summary: Summary) -> None:
        """Write the sum."""
        if summary.payloads > 1:
            self._write_batch()
        line = summary.line(self._lang, self._paint, self._batch)
        lines = [line, self._words["can-be-fixed"]] if self._has_fix else [line]
        self._write([wrap("", self._paint.encodable(each), 0, self._paint.width) for each in lines])
        self._stream.flush()

    def _look_for_a_fix(self, result: Checked) -> None:
        """See whether `--fix` would do anything, in the first errors that it may fix: trying takes time."""
        payload = result.payload
        if payload.file == STDIN_NAME or payload.file.endswith(PACKED) or payload.expected:
            return
        for violation in result.report.violations:
            if self._tries and not self._has_fix:
                self._tries -= 1
                self._has_fix = violation.fix is not None

    def _write(self, block: list[str]) -> None:
        lines = "\n".join(block)
        self._stream.write(f"{self._gap}{lines}\n")
        self._gap = "\n"

    def _write_batch(self) -> None:
        if self._batch is not None:
            start = self._paint(f"{visible(self._batch.place, self._paint.encoding)}: ", "place")
            line = verdicts(self._batch.accepted, self._batch.refused, self._lang, self._paint, self._batch.indices)
            self._write([wrap(start, self._paint.encodable(line), _HANGING, self._paint.width)])
            self._batch = None

    def _unreadable(self, result: Unreadable) -> list[str]:
        headline = self._headline(result.file or "''", "error", result.code, result.message(self._lang))
        return [headline, self._hint(result.hint(self._lang))]

    def _checked(self, result: Checked) -> Iterator[list[str]]:
        payload, report, unmet = result.payload, result.report, result.unmet
        if unmet:
            place = payload.file if payload.line is None else f"{payload.file}:{payload.line}"
            yield [
                self._headline(place, "error", unmet.code, unmet.message(self._lang)),
                self._hint(unmet.hint(self._lang)),
            ]
        lines = payload.body.decode("utf-8", "replace").split("\n")
        for violation in sorted([*report.violations, *report.warnings], key=_place):
            line = violation.line or payload.line
            place = ":".join(str(part) for part in (payload.file, line, violation.column) if part is not None)
            block = [self._headline(place, violation.severity, violation.code, violation.message(self._lang))]
            gutter = " "
            if violation.line and violation.column:
                gutter = str(violation.line)
                block += self._marked(lines[violation.line - (payload.line or 1)], gutter, violation)
            yield [*block, self._hint(violation.hint(self._lang), gutter)]
        if report.truncated:
            listed = max(len(report.violations), len(report.warnings))
            yield [self._headline(payload.file, "note", "", counted("first", listed, self._lang))]

    def _marked(self, line: str, gutter: str, violation: Violation) -> Iterator[str]:
        """The line, and under it a mark with what can be said of the place, which has a line of its own if need be."""
        width, paint = self._paint.width, self._paint
        room = WIDTH if width is None else max(NARROWEST, width - len(gutter) - _FRAME)
        shown = excerpt(line.removesuffix("\r"), violation.column or 1, width=room, encoding=paint.encoding)
        rule = paint(f"  {' ' * len(gutter)} |", "rule")
        marks = "^" * shown.marked
        label = " ".join(part for part in (self._pointer(violation), self._event(violation)) if part)
        yield f"{paint(f'  {gutter} |', 'rule')} {shown.text}".rstrip()
        start = f"{rule} {' ' * shown.indent}"
        if width is None or cells(f"{start}{marks} {label}") <= width:
            yield start + paint(f"{marks} {label}".rstrip(), violation.severity)
            return
        yield start + paint(marks, violation.severity)
        yield f"{rule} {paint(label, violation.severity)}"

    def _pointer(self, violation: Violation) -> str:
        location = violation.instance_location
        cut = location if len(location) <= _LONGEST_POINTER else f"{location[:_LONGEST_POINTER]}…"
        return visible(cut, self._paint.encoding)

    def _event(self, violation: Violation) -> str:
        index = violation.event_index
        event = "" if index is None else phrase(self._words["event"], {"index": index}, self._lang)
        known = ", ".join(part for part in (event, violation.event_type) if part)
        return f"({known})" if known else ""

    def _headline(self, place: str, kind: str, code: str, message: str) -> str:
        shown = visible(f"{place}: ", self._paint.encoding)
        start = f"{self._paint(shown, 'place')}{self._kind(kind, code)}: "
        return wrap(start, visible(message, self._paint.encoding), _HANGING, self._paint.width)

    def _kind(self, kind: str, code: str) -> str:
        """What it is, with its code. On a terminal it is a link to the page of the code, if that has an address."""
        if (kind, code) not in self._kinds:
            address = page_address(f"codes/{code}.md", self._lang) if code and self._paint.has_links else ""
            text = f"{self._words[kind]}{f'[{code}]' if code else ''}"
            self._kinds[kind, code] = self._paint(text, kind, address)
        return self._kinds[kind, code]

    def _hint(self, hint: str, gutter: str = " ") -> str:
        paint, label = self._paint, self._words["hint"]
        rule = f"  {' ' * len(gutter)} = "
        start = f"{paint(rule, 'rule')}{paint(label, 'hint')}: "
        return wrap(start, visible(hint, paint.encoding), cells(start), paint.width)


def _is_plain_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:  # it is in memory
        return False


def _place(violation: Violation) -> tuple[int, int]:
    return violation.line or 0, violation.column or 0
