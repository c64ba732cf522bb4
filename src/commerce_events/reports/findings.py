"""Take results apart for formats that list one thing after the other: each violation, and what can't be read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from commerce_events._json_types import Language
from commerce_events.inputs.files import Unreadable
from commerce_events.reports.extent import extent
from commerce_events.reports.result import Checked, Result

#: How bad it is: `unreadable` is what was not checked at all.
Severity = Literal["error", "warning", "unreadable"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation, one warning, or one thing that can't be read.

    Attributes:
        file: The path as given or found, or `<stdin>`; bytes that are no UTF-8 as surrogates.
        code: The code.
        severity: How bad it is.
        message: What is wrong, in the language asked for.
        hint: What to do about it.
        text: The line of the file; empty if no line is known.
        line: Its number, from 1; None if no line is known.
        columns: The first column of what is wrong, and the one behind it, in characters from 1; None if not known.
        pointer: The place in the payload, as a JSON Pointer.
    """

    file: str
    code: str
    severity: Severity
    message: str
    hint: str
    text: str = ""
    line: int | None = None
    columns: tuple[int, int] | None = None
    pointer: str = ""

    @property
    def byte_columns(self) -> tuple[int, int] | None:
        """The columns in bytes of UTF-8, from 1."""
        if self.columns is None:
            return None
        start, end = (len(self.text[: column - 1].encode("utf-8", "surrogatepass")) + 1 for column in self.columns)
        return start, end

    @property
    def identity(self) -> str:
        """A hash that stays the same when the line moves: of the file, the code and the place in the payload."""
        text = "\0".join((relative(self.file), self.code, self.pointer))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def findings(result: Result, lang: Language) -> Iterator[Finding]:
    """Yield what there is to say of a result, in the order of the text."""
    if isinstance(result, Unreadable):
        yield Finding(result.file, result.code, "unreadable", result.message(lang), result.hint(lang))
    else:
        yield from _checked(result, lang)


def _checked(result: Checked, lang: Language) -> Iterator[Finding]:
    payload, report = result.payload, result.report
    lines = payload.body.decode("utf-8", "replace").split("\n")
    if unmet := result.unmet:
        yield Finding(payload.file, unmet.code, "error", unmet.message(lang), unmet.hint(lang), line=payload.line)
    for each in sorted([*report.violations, *report.warnings], key=lambda one: (one.line or 0, one.column or 0)):
        text, columns = "", None
        if each.line and each.column:
            text = lines[each.line - (payload.line or 1)].removesuffix("\r")
            end = each.column + extent(text, each.column - 1, len(text))
            columns = each.column, max(each.column, min(end, len(text) + 1))
        yield Finding(
            payload.file,
            each.code,
            each.severity,
            each.message(lang),
            each.hint(lang),
            text,
            each.line or payload.line,
            columns,
            each.instance_location,
        )


def relative(file: str) -> str:
    """Return a path with slashes, as it is written from here, if it is below this folder."""
    if not os.path.isabs(file):
        return os.path.normpath(file).replace(os.sep, "/")
    inside = os.path.relpath(file)
    return file if inside.startswith(os.pardir) else inside.replace(os.sep, "/")
