"""Fix payloads as they are checked, for `check --fix` and `check --diff`."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from commerce_events._params import Params
from commerce_events.inputs.files import PACKED, Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.report import Report
from commerce_events.reports.excerpt import visible
from commerce_events.rewriting.differences import differences
from commerce_events.rewriting.files import Change, ChangedMeanwhileError, line_ends, write
from commerce_events.rewriting.fixing import fix


class Fixer:
    """Fix the payloads of files, one file after the other.

    Args:
        check: Checks a payload.
        limit: The largest payload that is accepted, in bytes.
        writes: Whether the files are written.
        shows: Whether standard output gets what changes, as a unified diff.
    """

    def __init__(self, check: Callable[[bytes], Report], limit: int, *, writes: bool, shows: bool) -> None:
        self._check, self._limit = check, limit
        self._writes, self._shows = writes, shows
        self._file = ""
        self._changes: dict[int | None, Change] = {}

    def fixed(self, payload: Payload) -> tuple[Payload, int]:
        """Return a payload as it is when it is fixed, and how many violations that were."""
        if payload.expected or len(payload.body) > self._limit or not _can_be_written(payload.file):
            return payload, 0
        after = fix(payload.body, self._check, self._limit)
        if not after.count or (payload.line and b"\n" in after.body):
            return payload, 0
        self._file = payload.file
        self._changes[payload.line] = Change(payload.body, after.body)
        return replace(payload, body=after.body), after.count

    def end_before(self, file: str | None) -> Iterator[Unreadable]:
        """Write or show what has changed, if another file is next, or none; yield why it can't be written."""
        if not self._changes or file == self._file:
            return
        if self._shows:
            name = visible(self._file)
            ends = line_ends(Path(self._file), filter(None, self._changes))
            sys.stdout.writelines(map(_printable, differences(name, self._changes, ends)))
            sys.stdout.flush()  # the report comes behind it, also where both go into one stream
        if self._writes:
            yield from self._written()
        self._changes = {}

    def _written(self) -> Iterator[Unreadable]:
        try:
            write(Path(self._file), self._changes)
        except ChangedMeanwhileError:
            yield Unreadable(self._file, "not-written", Params(reason="changed"))
        except OSError as error:
            yield Unreadable(self._file, "not-written", Params(reason="other", system=error.strerror or str(error)))


def _can_be_written(file: str) -> bool:
    """Whether it is a plain file: not standard input, a pipe, or packed."""
    return Path(file).is_file() and not file.lower().endswith(PACKED)


def _printable(line: str) -> str:
    return f"{visible(line[:-1])}\n" if sys.stdout.isatty() else line
