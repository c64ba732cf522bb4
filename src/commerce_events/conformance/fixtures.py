"""Payload fixtures → test items: one for each payload, and one for each path that none can be had from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from commerce_events._validate import check
from commerce_events.conformance.payload import explanation
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.inputs.payloads import load

_Found = Payload | Unreadable


def collected(session: pytest.Session, paths: Iterable[Path]) -> Iterator[pytest.Item]:
    """The items of all payloads in files, folders and patterns, in the order given."""
    for file, found in groupby(load(map(str, paths)), lambda one: one.file):
        yield from _FixtureFile.from_parent(session, path=Path(file), found=list(found)).collect()


class _FixtureFile(pytest.File):
    def __init__(self, *, found: Iterable[_Found], **given: Any) -> None:
        super().__init__(**given)
        self._found = found

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each payload; they are told apart by their lines."""
        for found in self._found:
            line = None if isinstance(found, Unreadable) else found.line
            yield _Fixture.from_parent(self, name="payload" if line is None else f"line {line}", found=found, line=line)


class _Fixture(pytest.Item):
    def __init__(self, *, found: _Found, line: int | None, **given: Any) -> None:
        super().__init__(**given)
        self._found = found
        self._line = line

    def runtest(self) -> None:
        """Fail with an explanation if the payload is invalid, or can't be read."""
        found = self._found
        if isinstance(found, Unreadable):
            pytest.fail(f"{found.message()} {found.hint()}", pytrace=False)
        report = check(found.body)
        if not report.valid:
            pytest.fail(explanation(replace(found, file=self._file), report), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The place in the file, from 0, and the heading of a failure."""
        if self._line is None:
            return self.path, None, self._file
        return self.path, self._line - 1, f"{self._file}:{self._line}"

    @property
    def _file(self) -> str:
        """The file as pytest calls it, relative to its root."""
        return self.nodeid.removesuffix(f"::{self.name}")
