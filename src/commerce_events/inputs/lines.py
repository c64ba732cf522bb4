"""Read lines of which each is a payload: however long a file or a line is, little of it is held at a time."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commerce_events._params import Params
from commerce_events.inputs.expected import Expected
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.line_ends import looked_at

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
        expected: What is expected, if it must be invalid.
    """

    file: str
    line: int | None
    body: bytes
    expected: Expected | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Successive lines of a file, of which each is a body.

    Attributes:
        file: The file's path, or `<stdin>`.
        first: The number of the first line, from 1.
        bodies: The text of each, as that of a `Payload`.
        expected: What is expected of each, if they must be invalid.
    """

    file: str
    first: int
    bodies: Sequence[bytes]
    expected: Expected | None = None

    def payload(self, index: int) -> Payload:
        """Return the line of an index."""
        return Payload(self.file, self.first + index, self.bodies[index], self.expected)


def lines(
    file: str, stream: io.BufferedIOBase, max_bytes: int, expected: Expected | None = None, *, is_start: bool = True
) -> Iterator[Lines | Unreadable]:
    """Yield the lines that are not blank; what a line has beyond the limit is skipped.

    Args:
        file: What the file is called.
        stream: The file.
        max_bytes: The largest payload that is accepted, in bytes.
        expected: What is expected of each, if they must be invalid.
        is_start: Whether it is the file from its start: then its line ends are looked at.
    """
    pieces = _whole_lines(stream, max_bytes + len(b"\r\n"))
    fault, pieces = looked_at(pieces) if is_start else (None, pieces)
    if fault:
        yield Unreadable(file, "not-ndjson", Params(reason=fault))
        return
    number, empty = 1, True
    for piece in pieces:
        bodies = [line.removesuffix(b"\r") for line in piece]
        if all(bodies) and not any(map(bytes.isspace, bodies)):  # as nearly always
            yield Lines(file, number, bodies, expected)
            empty = False
        else:
            texts = [(at, body) for at, body in enumerate(bodies, number) if len(body) > max_bytes or _is_text(body)]
            yield from (Lines(file, at, [body], expected) for at, body in texts)
            empty = empty and not texts
        number += len(piece)
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
