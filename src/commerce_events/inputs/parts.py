"""Divide long files of lines into parts, which can be read apart from each other."""

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from commerce_events.inputs.files import Unreadable, not_readable
from commerce_events.inputs.lines import Lines, lines
from commerce_events.inputs.payloads import InputFormat, Source, is_of_lines, is_packed

#: So many bytes, and the rest of the last line, are a part.
PART = 4 * 2**20

_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file of lines, or a whole source.

    Attributes:
        source: What it is a part of.
        start: Where it begins, in bytes.
        end: Where it ends; None if it is the whole source.
        is_last: Whether it is the last part.
    """

    source: Source
    start: int = 0
    end: int | None = None
    is_last: bool = True


def parts(source: Source, input_format: InputFormat) -> Iterator[Part]:
    """Yield the parts of a source: one, unless it is a long file of lines, and not packed."""
    size = _size(source, input_format)
    if source.path is None or size <= 2 * PART:
        yield Part(source)
        return
    with source.path.open("rb") as stream:
        start = 0
        while start < size:
            end = _end_of_line(stream, min(start + PART, size), size)
            yield Part(source, start, end, is_last=end == size)
            start = end


def _size(source: Source, input_format: InputFormat) -> int:
    """Return the size of a file that can be divided; 0 of any other source."""
    path = source.path
    if path is None or is_packed(path):
        return 0
    if not (is_of_lines(path.name) if input_format == "auto" else input_format == "ndjson"):
        return 0
    try:
        info = os.stat(path)
    except OSError:  # reading it says so
        return 0
    return info.st_size if stat.S_ISREG(info.st_mode) and os.access(path, os.R_OK) else 0


def _end_of_line(stream: io.BufferedReader, at: int, size: int) -> int:
    """Return where the line ends that the byte before a place is in."""
    stream.seek(at - 1)
    while piece := stream.read(_PIECE):
        if (found := piece.find(b"\n")) >= 0:
            return min(stream.tell() - len(piece) + found + 1, size)
    return size


class PartReader:
    """Reads the lines of a part.

    Args:
        part: The part.
        max_bytes: The largest payload that is accepted, in bytes.

    Attributes:
        lines: How many lines were read, blank ones too.
    """

    def __init__(self, part: Part, max_bytes: int) -> None:
        self._part, self._max_bytes = part, max_bytes
        self.lines = 0

    def read(self) -> Iterator[Lines | Unreadable]:
        """Yield the lines, numbered from 1. A part without payloads is nothing to report: others may have some."""
        part = self._part
        try:
            with open(part.source.path or "", "rb") as stream:
                counted = _Counted(stream, part)
                found = lines(
                    part.source.name, counted, self._max_bytes, part.source.expected, is_start=part.start == 0
                )
                yield from (each for each in found if not _is_empty(each))
                self.lines = counted.lines
        except OSError as error:
            yield not_readable(part.source.name, error)


def _is_empty(each: Lines | Unreadable) -> bool:
    return isinstance(each, Unreadable) and each.code == "no-payloads"


class _Counted(io.BufferedIOBase):
    """The bytes of a part, whose line breaks are counted as they are read."""

    def __init__(self, stream: io.BufferedReader, part: Part) -> None:
        self._stream, self._left = stream, (part.end or 0) - part.start
        self.lines = 0
        stream.seek(part.start)

    def read1(self, size: int = -1, /) -> bytes:
        piece = self._stream.read1(min(size, self._left))
        self._left -= len(piece)
        self.lines += piece.count(b"\n")
        return piece
