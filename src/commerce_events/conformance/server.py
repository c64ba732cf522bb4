"""A validator that is a server: its verdict is the status with which it answers a body."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from time import monotonic
from urllib.parse import urlsplit

from commerce_events._params import Params
from commerce_events._shown import shown
from commerce_events.conformance.peer import Answer, PeerError, broken_pipes_raise
from commerce_events.conformance.suite import Vector

_CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}

#: What stands in no address but as an escape (RFC 3986).
_UNFIT = re.compile(r"[^!-~]")


class ServerPeer:
    """Is sent each body over a connection of its own: without proxies, and without following where it may lead.

    Args:
        url: The address that takes the bodies.
        version: The version of the contract, such as `v1`.
        seconds: How long an answer may take.

    Raises:
        ValueError: This is no address.
    """

    def __init__(self, url: str, version: str, seconds: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _CONNECTIONS or not parts.hostname or parts.username or _UNFIT.search(url):
            raise ValueError("an address is like http://127.0.0.1:8000/events")
        self._connection = _CONNECTIONS[parts.scheme]
        self._host, self._port = parts.hostname, parts.port
        self._target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._headers = {
            "Content-Type": "application/json",
            "X-API-Version": version.removeprefix("v"),
            "Connection": "close",
        }
        self._seconds = seconds

    def judge(self, vector: Vector) -> Answer:
        """Send the body, and wait for the status.

        Raises:
            PeerError: There is no connection or no answer, or the status is no verdict.
        """
        status = self._status(vector.body)
        kind = status // 100
        if kind not in (2, 4):
            raise PeerError("no-verdict", Params(status=status))
        return Answer(valid=kind == 2, status=status)  # noqa: PLR2004 - 2xx

    def _status(self, body: bytes) -> int:
        deadline = monotonic() + self._seconds
        with closing(self._connection(self._host, self._port, timeout=self._seconds)) as connection:
            try:
                connection.connect()
            except (OSError, UnicodeError) as error:  # a name of a host that is none is a UnicodeError
                raise PeerError("no-connection", Params(system=_words(error))) from error
            try:
                with broken_pipes_raise(), _cut_off_after(deadline - monotonic(), connection.sock):
                    return self._answered(connection, body)
            except (OSError, HTTPException) as error:
                if monotonic() >= deadline or isinstance(error, TimeoutError):
                    raise PeerError("silent", Params(seconds=self._seconds)) from error
                raise PeerError("no-http", Params(system=_words(error))) from error

    def _answered(self, connection: HTTPConnection, body: bytes) -> int:
        # A server may refuse a long body before it has all of it: its answer is there to be read all the same.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request("POST", self._target, body, self._headers)
        with connection.getresponse() as response:
            return response.status


@contextmanager
def _cut_off_after(seconds: float, connected: socket) -> Iterator[None]:
    """End the connection at a moment, however it is used: the time-out of a socket starts anew with each byte."""

    def cut_off() -> None:
        with suppress(OSError):  # it has ended meanwhile
            socket.shutdown(connected, SHUT_RDWR)

    timer = Timer(max(0.0, seconds), cut_off)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _words(error: Exception) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return shown(" ".join(said.split()))
