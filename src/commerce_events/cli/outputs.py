"""Write answers into files, `--output FORMAT=FILE`: each is whole, or is not there."""

import io
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Self, TextIO

import click

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events._shown import shown
from commerce_events.cli.kinds import Unfit
from commerce_events.reports.words import cli_words

#: What is written where, by the name of the format.
Outputs = Mapping[str, Path]

#: What files of a process may be, where nothing else says so.
_MODE = 0o666


class NotWritten(click.ClickException):
    """A file that can't be written: one sentence, with the file and the reason."""

    exit_code = 2

    def __init__(self, file: Path, error: OSError, lang: Language) -> None:
        params = {"file": "".join(map(shown, str(file))), "system": error.strerror or type(error).__name__}
        super().__init__(phrase(cli_words(lang)["not-written"], params, lang))


def output(names: Collection[str]) -> Callable[[Any], Any]:
    """Return the option `--output`, for a verb that answers in these formats."""

    def parsed(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Outputs:
        asked: dict[str, Path] = {}
        for each in given:
            name, equals, file = each.partition("=")
            if name not in names or not equals or not file:
                raise Unfit("output", each, choices=[*names])
            if name in asked or _same(Path(file), asked.values()):
                raise Unfit("output-twice", each)
            asked[name] = Path(file)
        return asked

    return click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="FORMAT=FILE",
        callback=parsed,
    )


def _same(file: Path, others: Collection[Path]) -> bool:
    return any(os.path.realpath(file) == os.path.realpath(other) for other in others)


@contextmanager
def written(outputs: Outputs, lang: Language) -> Iterator[dict[str, TextIO]]:
    """Open the files, and put them in their places when all is written into them.

    Whatever happens before, the files that were there stay as they were.

    Args:
        outputs: Which format goes where.
        lang: The language of the sentence if one can't be written.

    Raises:
        NotWritten: One can't be written.
    """
    with ExitStack() as stack:
        opened = {name: stack.enter_context(_Written(file, lang)) for name, file in outputs.items()}
        yield {name: each.stream for name, each in opened.items()}
        for each in opened.values():
            each.close()
        for each in opened.values():
            each.put()


class _Written:
    """A file beside the one that is meant, until it takes its place. What is no regular file is written directly."""

    def __init__(self, file: Path, lang: Language) -> None:
        self._file, self._lang = file, lang
        self._target = Path(os.path.realpath(file))
        self._beside: Path | None = None
        self._raw: io.FileIO
        self.stream: TextIO = io.StringIO()

    def __enter__(self) -> Self:
        try:
            if self._target.exists() and not stat.S_ISREG(self._target.stat().st_mode):
                self._raw = io.FileIO(self._target, "w")
            else:
                descriptor, name = mkstemp(prefix=f".{self._target.name[:100]}.", dir=self._target.parent)
                self._beside = Path(name)
                self._raw = io.FileIO(descriptor, "w")
        except OSError as error:
            raise NotWritten(self._file, error, self._lang) from None
        raw = _Checked(self._raw, lambda error: NotWritten(self._file, error, self._lang))
        buffer = io.BufferedWriter(raw)
        self.stream = io.TextIOWrapper(buffer, encoding="utf-8", errors="backslashreplace", newline="\n")
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind that did not take its place, and nothing open."""
        self._raw.close()
        with suppress(NotWritten, ValueError):  # what is held back is lost: the file does not take its place
            self.stream.close()
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)

    def close(self) -> None:
        """Write all that is held back."""
        self.stream.close()

    def put(self) -> None:
        """Let the file take the place of the one that is meant."""
        if self._beside is None:
            return
        try:
            self._beside.chmod(_mode(self._target))
            self._beside.replace(self._target)
        except OSError as error:
            raise NotWritten(self._file, error, self._lang) from None
        self._beside = None


class _Checked(io.RawIOBase):
    """Bytes on their way to a file; an error names the file that is meant."""

    def __init__(self, below: io.FileIO, named: Callable[[OSError], Exception]) -> None:
        self._below, self._named = below, named

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        try:
            return self._below.write(data) or 0
        except OSError as error:
            raise self._named(error) from None

    def close(self) -> None:
        self._below.close()
        super().close()


def _mode(target: Path) -> int:
    """Return the permissions of a file that is there, or those that a new one gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return _MODE & ~mask
