"""Make tests of payload fixtures: one for each payload, and one for each path that none can be had from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest

from commerce_events._validate import check
from commerce_events.conformance.payload import explanation
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.inputs.payloads import load


class FixtureFile(pytest.File):
    """A file of payloads, or a path that none can be had from."""

    def __init__(self, *, found: Path | Unreadable, expect_invalid: Sequence[str], **given: Any) -> None:
        super().__init__(**given)
        self._found, self._expect_invalid = found, expect_invalid

    @classmethod
    def of(cls, parent: pytest.Collector, found: Path | Unreadable, name: str, expect_invalid: Sequence[str]) -> Self:
        """Return the collector of a file.

        Args:
            parent: The collector above it.
            found: The file, or what is to be said of it.
            name: What the file is called, every character visible.
            expect_invalid: Patterns of what must be invalid, besides what its name says this of.
        """
        path = Path(found.file) if isinstance(found, Unreadable) else found
        made: Self = cls.from_parent(
            parent, path=path, name=name, nodeid=name, found=found, expect_invalid=expect_invalid
        )
        return made

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each payload; they are told apart by their lines."""
        found = self._found
        for one in (
            [found] if isinstance(found, Unreadable) else load([str(found)], expect_invalid=self._expect_invalid)
        ):
            line = None if isinstance(one, Unreadable) else one.line
            yield _Fixture.from_parent(self, name="payload" if line is None else f"line-{line}", found=one, line=line)


class _Fixture(pytest.Item):
    def __init__(self, *, found: Payload | Unreadable, line: int | None, **given: Any) -> None:
        super().__init__(**given)
        self._found, self._line = found, line

    def runtest(self) -> None:
        """Fail with an explanation if the payload is not as it has to be, or can't be read."""
        found = self._found
        if isinstance(found, Unreadable):
            pytest.fail(f"{found.message()} {found.hint()}", pytrace=False)
        report = check(found.body)
        unmet = found.expected.unmet(report) if found.expected else None
        if unmet:
            pytest.fail(f"{unmet.message()} {unmet.hint()}", pytrace=False)
        if not report.valid and not found.expected:
            pytest.fail(explanation(replace(found, file=self._file), report), pytrace=False)

    @property
    def location(self) -> tuple[str, int | None, str]:
        """The place in the file, from 0, and the heading of a failure; pytest's own would show the name as it is."""
        if self._line is None:
            return self._file, None, self._file
        return self._file, self._line - 1, f"{self._file}:{self._line}"

    @property
    def _file(self) -> str:
        return self.nodeid.removesuffix(f"::{self.name}")
