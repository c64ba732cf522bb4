"""Find out which tests run which lines of the package."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coverage import Coverage, CoverageData


class Reach:
    """Which lines each test runs."""

    def __init__(self, folder: Path) -> None:
        """Look at the files of a folder."""
        self._coverage = Coverage(data_file=None, config_file=False, include=[str(folder.resolve() / "*")])
        self._data = CoverageData()

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure what runs now."""
        self._coverage.start()
        try:
            yield
        finally:
            self._coverage.stop()
            self._data = self._coverage.get_data()

    def begin(self, test: str) -> None:
        """Count what follows as run by a test."""
        self._coverage.switch_context(test)

    def tests(self, file: Path, lines: Iterable[int]) -> set[str]:
        """Return the tests that run any of some lines of a file."""
        by_line = self._data.contexts_by_lineno(str(file.resolve()))
        return {test for line in lines for test in by_line.get(line, ())}
