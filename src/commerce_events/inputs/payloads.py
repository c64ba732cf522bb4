"""Read the payloads of files: however long one is, little of it is held at a time."""

import errno
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import Literal

from commerce_events.inputs.expected import Expectations, Expected
from commerce_events.inputs.files import OF_LINES, PACKED, Unreadable, not_readable
from commerce_events.inputs.find import Finder
from commerce_events.inputs.lines import Lines, Payload, lines
from commerce_events.validator import MAX_BYTES

#: What a file holds: one body (`json`), or one body on each line (`ndjson`); `auto` goes by its name.
InputFormat = Literal["auto", "json", "ndjson"]

#: The path that means standard input, and how that is called in answers.
STDIN, STDIN_NAME = "-", "<stdin>"

_GZIP_STARTS = b"\x1f"
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """What payloads are read from.

    Attributes:
        path: The file; None if it is standard input.
        expected: What is expected of its payloads, if they must be invalid.
    """

    path: Path | None
    expected: Expected | None = None

    @property
    def name(self) -> str:
        """What it is called in answers."""
        return STDIN_NAME if self.path is None else str(self.path)


def load(
    paths: Iterable[str],
    *,
    input_format: InputFormat = "auto",
    max_bytes: int = MAX_BYTES,
    exclude: Iterable[str] = (),
    expect_invalid: Iterable[str] | None = None,
) -> Iterator[Payload | Unreadable]:
    """Yield the payloads of files, folders, patterns and standard input (`-`), in the order given, of each file once.

    What `exclude` matches is left out in folders and among what patterns match. Of a body larger than `max_bytes` so
    much is read that the check sees that it is. With `expect_invalid`, payloads that must be invalid are marked: those
    of files whose names say so, and of what these patterns match.
    """
    for loaded in load_pieces(
        paths, input_format=input_format, max_bytes=max_bytes, exclude=exclude, expect_invalid=expect_invalid
    ):
        if isinstance(loaded, Lines):
            yield from map(loaded.payload, range(len(loaded.bodies)))
        else:
            yield loaded


def load_pieces(
    paths: Iterable[str],
    *,
    input_format: InputFormat = "auto",
    max_bytes: int = MAX_BYTES,
    exclude: Iterable[str] = (),
    expect_invalid: Iterable[str] | None = None,
) -> Iterator[Payload | Lines | Unreadable]:
    """What `load` yields, but lines as they are read, many at a time."""
    for source in sources(paths, exclude, expect_invalid):
        if isinstance(source, Unreadable):
            yield source
        else:
            yield from read(source, input_format, max_bytes)


def sources(
    paths: Iterable[str], exclude: Iterable[str] = (), expect_invalid: Iterable[str] | None = None
) -> Iterator[Source | Unreadable]:
    """Yield what `load` reads from, without reading it."""
    finder = Finder(exclude)
    expectations = None if expect_invalid is None else Expectations(expect_invalid)
    for path in paths:
        for found in [None] if path == STDIN else finder.find(path):
            if isinstance(found, Unreadable):
                yield found
                continue
            expected = expectations.of(found) if found and expectations else None
            yield expected if isinstance(expected, Unreadable) else Source(found, expected)


def read(source: Source, input_format: InputFormat, max_bytes: int) -> Iterator[Payload | Lines | Unreadable]:
    """Yield what `load_pieces` yields of one source."""
    path, expected = source.path, source.expected
    file = source.name
    try:
        with _standard_input() if path is None else _open(path) as stream:
            if input_format == "ndjson" or (input_format == "auto" and is_of_lines(file)):
                yield from lines(file, stream, max_bytes, expected)
            else:
                yield Payload(file, None, _at_most(stream, max_bytes + 1), expected)
    except (BadGzipFile, EOFError, zlib.error):
        yield Unreadable(file, "not-gzip")
    except OSError as error:
        yield not_readable(file, error)


def is_of_lines(file: str) -> bool:
    """Whether the name of a file says that each line is a payload."""
    return file.lower().removesuffix(PACKED).endswith(OF_LINES)


def is_packed(path: Path) -> bool:
    """Whether the name of a file says that it is packed."""
    return path.name.lower().endswith(PACKED)


@contextmanager
def _open(path: Path) -> Iterator[io.BufferedIOBase]:
    with path.open("rb") as stream:
        packed = is_packed(path)
        if packed and not _starts_gzip(stream):  # an empty file, too: GzipFile takes it for one that holds nothing
            raise BadGzipFile
        yield GzipFile(fileobj=stream) if packed else stream


@contextmanager
def _standard_input() -> Iterator[io.BufferedIOBase]:
    if sys.stdin is None:  # it was closed when the process started
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    stream = sys.stdin.buffer
    if not isinstance(stream, io.BufferedReader):  # whoever replaced it, such as a test, has all of it in memory
        stream = io.BufferedReader(io.BytesIO(stream.read()))
    yield GzipFile(fileobj=stream) if _starts_gzip(stream) else stream


def _starts_gzip(stream: io.BufferedReader) -> bool:
    """One byte tells: no JSON starts with it, and a pipe may hand over no second one at first."""
    return stream.peek(1)[:1] == _GZIP_STARTS


def _at_most(stream: io.BufferedIOBase, size: int) -> bytes:
    """The start of a stream. In pieces: a stream asked for all at once sets aside the memory for all of it."""
    start = bytearray()
    while len(start) < size and (piece := stream.read(min(_PIECE, size - len(start)))):
        start += piece
    return bytes(start)
