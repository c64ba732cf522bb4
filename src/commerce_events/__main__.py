"""The command `commerce-events` as a process: its streams, its signals, and how it ends when something goes wrong."""

import io
import os
import signal
import sys
import traceback
from typing import TextIO

_COULD_NOT_RUN, _INTERRUPTED = 2, 130

#: What the extra `cli` installs.
_LIBRARIES = ("click", "interegular", "rich")


class _Interrupt(BaseException):
    """Ctrl-C, or a signal to end. Click would answer a `KeyboardInterrupt` itself, with a status of its own."""


def main() -> int:
    """Run the command with the arguments of the process; return its exit status."""
    _prepare()
    try:
        from commerce_events.cli.run import run  # not above: its libraries may be missing

        status = run()
        sys.stdout.flush()
    except _Interrupt:
        _tell("\ninterrupted" if sys.stderr.isatty() else "interrupted")  # a terminal shows ^C without ending the line
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends in a sentence and an exit status
        _let_go_of_output()
        _tell_fault(error)
        return _COULD_NOT_RUN
    return status


def _prepare() -> None:
    """Let no character end the command that a stream can't say, and let signals end it quietly."""
    sys.stdout, sys.stderr = _there(sys.stdout), _there(sys.stderr)
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
