"""Files → payloads, read piece by piece: however long a file or a line is, little of it is held at a time."""

import errno
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import Literal

from commerce_events._params import Params
from commerce_events.inputs.files import OF_LINES, PACKED, Unreadable, find, not_readable
from commerce_events.validator import MAX_BYTES

#: What a file holds: one body (`json`), or one body on each line (`ndjson`); `auto` goes by its name.
InputFormat = Literal["auto", "json", "ndjson"]

#: The path that means standard input, and how that is called in answers.
STDIN, STDIN_NAME = "-", "<stdin>"

_GZIP_STARTS = b"\x1f"
_SPACE = b" \t\r\n"
_PIECE = 64 * 1024

_join = b"".join


@dataclass(frozen=True, slots=True)
class Payload:
    """One body of `POST /events`, as it stands in a file.

    Attributes:
        file: The file's path, or `<stdin>`.
        line: The line that it is, from 1, where each line is a body; None where the whole file is one.
        body: Its text. Of a body larger than the limit only the start, a little longer than the limit.
    """

    file: str
    line: int | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """Successive lines of a file, of which each is a body.

    Attributes:
        file: The file's path, or `<stdin>`.
        first: The number of the first line, from 1.
        bodies: The text of each, as that of a `Payload`.
    """

    file: str
    first: int
    bodies: Sequence[bytes]

    def payload(self, index: int) -> Payload:
        """Return the line of an index."""
        return Payload(self.file, self.first + index, self.bodies[index])


def load(
    paths: Iterable[str], *, input_format: InputFormat = "auto", max_bytes: int = MAX_BYTES
) -> Iterator[Payload | Unreadable]:
    """Yield the payloads of files, folders, patterns and standard input (`-`), in the order given.

    Of a body larger than `max_bytes` so much is read that the check sees that it is.
    """
    for loaded in load_pieces(paths, input_format=input_format, max_bytes=max_bytes):
        if isinstance(loaded, Lines):
            yield from map(loaded.payload, range(len(loaded.bodies)))
        else:
            yield loaded


def load_pieces(
    paths: Iterable[str], *, input_format: InputFormat = "auto", max_bytes: int = MAX_BYTES
) -> Iterator[Payload | Lines | Unreadable]:
    """What `load` yields, but lines as they are read, many at a time."""
    for path in paths:
        for found in [None] if path == STDIN else find(path):
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from _read(found, input_format, max_bytes)


def _read(path: Path | None, input_format: InputFormat, max_bytes: int) -> Iterator[Payload | Lines | Unreadable]:
    """The payloads of a file, or of standard input if None."""
    file = STDIN_NAME if path is None else str(path)
    try:
        with _standard_input() if path is None else _open(path) as stream:
            if input_format == "ndjson" or (input_format == "auto" and _is_of_lines(file)):
                yield from _lines(file, stream, max_bytes)
            else:
                yield Payload(file, None, _at_most(stream, max_bytes + 1))
    except (BadGzipFile, EOFError, zlib.error):
        yield Unreadable(file, "not-gzip")
    except OSError as error:
        yield not_readable(file, error)


def _is_of_lines(file: str) -> bool:
    return file.lower().removesuffix(PACKED).endswith(OF_LINES)


@contextmanager
def _open(path: Path) -> Iterator[io.BufferedIOBase]:
    with path.open("rb") as stream:
        packed = path.name.lower().endswith(PACKED)
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


def _lines(file: str, stream: io.BufferedIOBase, max_bytes: int) -> Iterator[Lines | Unreadable]:
    """The lines that are not blank; what a line has beyond the limit is skipped."""
    number, empty = 1, True
    for lines in _whole_lines(stream, max_bytes + len(b"\r\n")):
        bodies = [line.removesuffix(b"\r") for line in lines]
        if all(bodies) and not any(map(bytes.isspace, bodies)):  # as nearly always
            yield Lines(file, number, bodies)
            empty = False
        else:
            texts = [(at, body) for at, body in enumerate(bodies, number) if len(body) > max_bytes or _is_text(body)]
            yield from (Lines(file, at, [body]) for at, body in texts)
            empty = empty and not texts
        number += len(lines)
    if empty:
        yield Unreadable(file, "no-payloads", Params(reason="file"))


def _is_text(body: bytes) -> bytes:
    return body.strip(_SPACE)


def _whole_lines(stream: io.BufferedIOBase, longest: int) -> Iterator[list[bytes]]:
    """The lines of a stream, as many at a time as come; of a longer one little more than its start."""
    open_line, room = [b""], longest  # the pieces of the last line so far, and how much more of it is kept
    while piece := stream.read1(_PIECE):
        first, *others = piece.split(b"\n")
        if room and first:
            open_line.append(first[:room])
            room -= len(open_line[-1])
        if others:
            yield [_join(open_line), *others[:-1]]
            open_line = [others[-1][:longest]]
            room = longest - len(open_line[0])
    if rest := _join(open_line):
        yield [rest]


def _at_most(stream: io.BufferedIOBase, size: int) -> bytes:
    """The start of a stream. In pieces: a stream asked for all at once sets aside the memory for all of it."""
    start = bytearray()
    while len(start) < size and (piece := stream.read(min(_PIECE, size - len(start)))):
        start += piece
    return bytes(start)
