"""Write fixed payloads into their files: each file as a whole, or not at all."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


@dataclass(frozen=True, slots=True)
class Change:
    """A payload before and after it was fixed."""

    before: bytes
    after: bytes


#: The changes of a file by the line of the payload, from 1; None where the whole file is one.
Changes = Mapping[int | None, Change]


class ChangedMeanwhileError(OSError):
    """A payload in the file is no longer what was checked."""


def write(file: Path, changes: Changes) -> None:
    """Write changes into a file. A link stays one, and what no change is for stays as it is, to the byte.

    Args:
        file: The file.
        changes: What is changed in it.

    Raises:
        ChangedMeanwhileError: The file is not what it was when its payloads were read.
        OSError: It can't be written, or has several names; it is as it was.
    """
    target = Path(os.path.realpath(file))
    with target.open("r+b") as source:  # whoever may not write into it may not replace it either
        found = os.fstat(source.fileno())
        if found.st_nlink > 1:  # the other names would keep what it was
            raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))
        with NamedTemporaryFile(prefix=f".{target.name[:100]}.", dir=target.parent, delete=False) as beside:
            try:
                _copy(source, beside, changes)
                beside.flush()
                _like(beside.fileno(), found)
                _see(_version(os.stat(target)) == _version(found))
                os.replace(beside.name, target)
            except BaseException:
                os.unlink(beside.name)
                raise


def _like(descriptor: int, other: os.stat_result) -> None:
    """Give a file the permissions and the owner of another one."""
    os.fchmod(descriptor, stat.S_IMODE(other.st_mode))
    with suppress(OSError):  # only some may give a file away
        os.fchown(descriptor, other.st_uid, other.st_gid)


def _see(is_same: bool) -> None:  # noqa: FBT001 the one thing to see
    if not is_same:
        raise ChangedMeanwhileError


def _version(info: os.stat_result) -> tuple[int, ...]:
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _copy(source: IO[bytes], target: IO[bytes], changes: Changes) -> None:
    for number, body, end in _bodies(source, is_one=None in changes):
        change = changes.get(number)
        _see(change is None or body == change.before)
        target.write((change.after if change else body) + end)


def line_ends(file: Path, lines: Iterable[int]) -> dict[int, bytes]:
    """Return what lines of a file end with."""
    wanted = {*lines}
    with file.open("rb") as source:
        found = ((number, end) for number, _, end in _bodies(source, is_one=False) if number in wanted)
        return {number: end for number, end in found if number}


def _bodies(source: IO[bytes], *, is_one: bool) -> Iterator[tuple[int | None, bytes, bytes]]:
    """Yield the payloads of a file, each with its line and the line end behind it."""
    if is_one:
        yield None, source.read(), b""
        return
    for number, line in enumerate(source, 1):
        body = line.removesuffix(b"\n").removesuffix(b"\r")
        yield number, body, line[len(body) :]
