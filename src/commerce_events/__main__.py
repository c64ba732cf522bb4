"""The command `commerce-events` as a process: its streams, its signals, and how it ends when something goes wrong."""

import io
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

_COULD_NOT_RUN, _INTERRUPTED = 2, 130

#: What the extra `cli` installs.
_LIBRARIES = ("click", "rich")


class _Interrupt(BaseException):
    """Ctrl-C, or a signal to end. Click would answer a `KeyboardInterrupt` itself, with a status of its own."""


class _Lossy(io.RawIOBase):
    """Bytes on their way to a stream: what can't be written is lost, since the disk is full or nobody reads any more.

    It takes the place of the lowest layer, so that no layer above keeps what was lost, and tries again at the exit.
    """

    def __init__(self, below: io.RawIOBase) -> None:
        self._below = below

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._below.isatty()

    def fileno(self) -> int:
        return self._below.fileno()

    def write(self, data: Any, /) -> int:
        with suppress(OSError), _broken_pipes_raise():
            if written := self._below.write(data):
                return written
        return memoryview(data).nbytes


@contextmanager
def _broken_pipes_raise() -> Iterator[None]:
    """Let a pipe that nobody reads be an error for once, where it ends the process otherwise."""
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if hasattr(signal, "SIGPIPE") else None  # none on Windows
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGPIPE, before)


def main() -> int:
    """Run the command with the arguments of the process; return its exit status."""
    _prepare()
    try:
        from commerce_events.cli.run import run  # not above: its libraries may be missing

        status = run()
        sys.stdout.flush()
    except _Interrupt:
        _let_go_of_output()
        _tell("\ninterrupted" if sys.stderr.isatty() else "interrupted")  # a terminal shows ^C without ending the line
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends in a sentence and an exit status
        _let_go_of_output()
        _tell_fault(error)
        return _COULD_NOT_RUN
    return status


def _prepare() -> None:
    """Let no character end the command that a stream can't say, and let signals end it quietly.

    What is said on standard error never changes how it ends: that can be lost.
    """
    sys.stdout, sys.stderr = _there(sys.stdout), _there(_lossy(sys.stderr))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else the parent process has it ignored
        signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _interrupt)  # as a job's time-out sends it: what was started has to be ended


def _there(stream: TextIO | None) -> TextIO:
    """The stream, or, if it was closed when the process started, one that loses everything."""
    return stream or open(os.devnull, "w", encoding="utf-8")


def _lossy(stream: TextIO | None) -> TextIO | None:
    """The stream, but that what can't be written to it is lost in silence."""
    if not isinstance(stream, io.TextIOWrapper):  # closed, or whoever replaced it has it in memory
        return stream
    below: Any = getattr(stream.buffer, "raw", stream.buffer)  # `python -u` has no buffer between
    return io.TextIOWrapper(io.BufferedWriter(_Lossy(below)), encoding=stream.encoding, line_buffering=True)


def _interrupt(*_: object) -> None:
    raise _Interrupt


def _let_go_of_output() -> None:
    """Write what is held back. If it can't be written, let Python not try again at its exit, and complain again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_fault(error: Exception) -> None:
    if isinstance(error, ModuleNotFoundError) and (library := str(error.name).split(".")[0]) in _LIBRARIES:
        _tell(f"commerce-events: {library} is missing; run: pip install 'commerce-events[cli]'")
    elif os.environ.get("COMMERCE_EVENTS_DEBUG"):
        traceback.print_exception(error)
    else:
        said = " ".join(str(error).split())
        _tell(f"commerce-events: {type(error).__name__}: {said} (set COMMERCE_EVENTS_DEBUG=1 to see where)")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
