"""Servers that answer, and those that do all they can to hang the run."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from time import monotonic, sleep

import pytest

from commerce_events._params import Params
from commerce_events.conformance.peer import Answer
from commerce_events.conformance.results import Failure, Result, results
from commerce_events.conformance.server import ServerPeer
from commerce_events.conformance.suite import Vector

SHORT = Vector("payload", "short", b'{"a": "\xc3\xa9"}', '{"a": "é"}', valid=True)
LONG = Vector("payload", "long", b"1" * 50_000_000, None, valid=True)

Behaviour = Callable[[socket.socket], None]


@contextmanager
def serving(behave: Behaviour) -> Iterator[str]:
    """The address of a server that does this with a connection, and with no second one."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):  # the other side may leave
                behave(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/events?a=1"
        thread.join()


def asked(behave: Behaviour, vector: Vector = SHORT, seconds: float = 10) -> Result:
    with serving(behave) as url:
        started = monotonic()
        (result,) = results([vector], lambda: nullcontext(ServerPeer(url, "v1", seconds)))
        assert monotonic() - started < 15
        return result


def says(answer: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        # What is closed before all of it is read is reset, and the client may see that rather than the answer.
        received = b""
        while not received.endswith(SHORT.body):
            received += connection.recv(65536)
        connection.sendall(answer)

    return behave


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"HTTP/1.1 204 No Content\r\n\r\n", Answer(valid=True, status=204)),
        (b"HTTP/1.0 422 x\r\nContent-Length: 9999\r\n\r\n{", Answer(valid=False, status=422)),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", Answer(valid=True, status=200)),
    ],
)
def test_a_status_is_a_verdict(answer: bytes, expected: Answer) -> None:
    result = asked(says(answer))
    assert not isinstance(result, Failure)
    assert result.answer == expected


@pytest.mark.parametrize(
    ("answer", "reason", "params"),
    [
        (b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", "no-verdict", {"status": 302}),
        (b"HTTP/1.1 500 Oh\r\n\r\n", "no-verdict", {"status": 500}),
        (b"", "no-http", {"system": "Remote end closed connection without response"}),
        (b"SSH-2.0-\x1b[2J\r\n", "no-http", {"system": "SSH-2.0-\\u001b[2J"}),
        (
            b"HTTP/1.1 200 OK\r\n" + b"a" * 70_000,
            "no-http",
            {"system": "got more than 65536 bytes when reading header line"},
        ),
    ],
)
def test_what_is_no_verdict(answer: bytes, reason: str, params: dict[str, object]) -> None:
    result = asked(says(answer))
    assert isinstance(result, Failure)
    assert (result.reason, dict(result.params), result.vector, result.printed) == (reason, params, SHORT, "")


def test_the_request_as_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    received = bytearray()

    def behave(connection: socket.socket) -> None:
        while not received.endswith(SHORT.body):
            received.extend(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    assert not isinstance(asked(behave), Failure)
    head, _, body = bytes(received).partition(b"\r\n\r\n")
    first, *headers = head.decode().split("\r\n")
    assert (first, body) == ("POST /events?a=1 HTTP/1.1", SHORT.body)
    assert {"Content-Type: application/json", "X-API-Version: 1", "Content-Length: 11", "Connection: close"} < set(
        headers
    )


def wait(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def drip(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        sleep(0.05)


@pytest.mark.parametrize("vector", [SHORT, LONG])
@pytest.mark.parametrize("behave", [wait, drip])
def test_a_slow_server(behave: Behaviour, vector: Vector) -> None:
    result = asked(behave, vector, seconds=0.3)
    assert isinstance(result, Failure)
    assert (result.reason, result.params) == ("silent", Params({"seconds": 0.3}))


def test_a_body_may_be_refused_before_it_is_read() -> None:
    def behave(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 413 Too large\r\n\r\n")
        sleep(0.2)

    result = asked(behave, LONG)
    assert not isinstance(result, Failure)
    assert result.answer == Answer(valid=False, status=413)


def test_a_host_that_can_be_none() -> None:
    (result,) = results([SHORT], lambda: nullcontext(ServerPeer("http://a..b/", "v1", 1)))
    assert isinstance(result, Failure)
    assert result.reason == "no-connection"


def test_there_may_be_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    (result,) = results([SHORT], lambda: nullcontext(ServerPeer(f"http://127.0.0.1:{port}", "v1", 1)))
    assert isinstance(result, Failure)
    assert (result.reason, result.params) == ("no-connection", Params({"system": "Connection refused"}))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8000",
        "ftp://a/b",
        "http://",
        "http://a/\x00",
        "http://a/ñ",
        "http://a:b/",
        "http://[/",
        "http://a/b c",
        "http://user:word@a/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"^an address is like |^Port could not|^Invalid IPv6"):
        ServerPeer(url, "v1", 1)


def test_where_there_is_no_sigpipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGPIPE")
    assert not isinstance(asked(says(b"HTTP/1.1 204 No Content\r\n\r\n")), Failure)
