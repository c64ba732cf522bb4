"""A process that is asked line by line, and that can neither block whoever asks nor fill the memory."""

import os
import selectors
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

from commerce_events._params import Params
from commerce_events.conformance.peer import PeerError, broken_pipes_raise

#: The longest line that is taken for an answer, in bytes; as much is read and written at a time.
LONGEST = 64 * 1024

#: How much is kept of what the process prints to its standard error, in bytes.
_TAIL = 2000

#: How long a process that is told to end has before it is killed, and one that is gone for its last words, in seconds.
GRACE = 1.0

_INTERVAL = 0.02

#: Whether the system has what this takes: groups of processes, and waiting for several pipes. Windows has neither.
IS_POSSIBLE = hasattr(os, "killpg")


class Child:
    """The process, in a group of its own, with pipes for its streams.

    Raises:
        OSError: It can't be started.
    """

    def __init__(self, command: Sequence[str]) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603 - what the user asks for
            command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, start_new_session=True
        )
        self._streams = [
            stream for stream in (self._process.stdin, self._process.stdout, self._process.stderr) if stream
        ]
        self._in, self._out, self._err = (stream.fileno() for stream in self._streams)
        os.set_blocking(self._in, False)
        self._selector = selectors.DefaultSelector()
        for stream in (self._out, self._err):
            self._selector.register(stream, selectors.EVENT_READ)
        self._unsent = memoryview(b"")
        self._heard = self._tail = b""

    @property
    def printed(self) -> str:
        """What the process printed last to its standard error."""
        return self._tail.decode("utf-8", "replace").strip()

    def exchange(self, line: bytes, seconds: float) -> bytes:
        """Send a line and wait for one.

        Raises:
            PeerError: None came in time, or one that has no end, or the process is gone.
        """
        deadline = monotonic() + seconds
        self._unsent = memoryview(line)
        self._selector.register(self._in, selectors.EVENT_WRITE)
        with broken_pipes_raise():
            while self._unsent or b"\n" not in self._heard:
                if self._out not in self._selector.get_map():
                    raise self._gone()
                if len(self._heard) > LONGEST:
                    raise PeerError("endless", printed=self.printed)
                if monotonic() > deadline:
                    raise self._late(seconds)
                self._move(deadline - monotonic())
        answer, _, self._heard = self._heard.partition(b"\n")
        return answer

    def end(self, seconds: float) -> bool:
        """Wait for the process to end, then end what is left of its group; whether it ended by itself."""
        if self._in in self._selector.get_map():
            self._selector.unregister(self._in)
        self._streams[0].close()
        ended = self._is_over_within(seconds)
        if not ended:
            self._signal(signal.SIGTERM)
            self._is_over_within(GRACE)
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._selector.close()
        for stream in self._streams:
            stream.close()
        return ended

    def _move(self, seconds: float) -> None:
        """Send and hear what can be, as soon as anything can; of what is heard, no more is kept than is wanted."""
        for key, _ in self._selector.select(max(0.0, seconds)):
            if key.fd == self._in:
                self._send()
                continue
            piece = os.read(key.fd, LONGEST)
            if not piece:
                self._selector.unregister(key.fd)
            elif key.fd == self._out:
                self._heard = (self._heard + piece)[: LONGEST + 1]
            else:
                self._tail = (self._tail + piece)[-_TAIL:]

    def _send(self) -> None:
        try:
            self._unsent = self._unsent[os.write(self._in, self._unsent[:LONGEST]) :]
        except BrokenPipeError:  # what it still says, or its end, tells more; nothing more is sent
            self._selector.unregister(self._in)
        else:
            if not self._unsent:
                self._selector.unregister(self._in)

    def _gone(self) -> PeerError:
        """Why nothing comes from its standard output any more."""
        if not self._is_over_within(GRACE):
            return PeerError("closed", printed=self.printed)
        self._move(0)  # its last words may have come after it was seen to be over
        return PeerError("died", Params(status=self._process.returncode), self.printed)

    def _late(self, seconds: float) -> PeerError:
        if self._process.poll() is not None:  # something that it has started keeps its standard output open
            return self._gone()
        reason = "deaf" if self._unsent else "unended" if self._heard else "silent"
        return PeerError(reason, Params(seconds=seconds), self.printed or self._heard.decode("utf-8", "replace"))

    def _is_over_within(self, seconds: float) -> bool:
        """Whether the process ends in time; what it prints meanwhile is taken, so that it is not held up."""
        deadline = monotonic() + seconds
        while self._process.poll() is None and monotonic() < deadline:
            self._move(_INTERVAL)
        return self._process.returncode is not None

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)
