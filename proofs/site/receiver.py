"""A receiver of events on this machine, which answers by the contract."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

import commerce_events as ce


class Receiver(ThreadingTCPServer):
    """The receiver; `accepted` has the bodies that it accepted. An HTTP server would ask for this machine's name."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.accepted: list[Any] = []

    @property
    def endpoint(self) -> str:
        """Where it takes events."""
        return f"http://127.0.0.1:{self.server_address[1]}/events"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        """Answer by the path, the headers, and the contract."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        report = ce.check(body)
        asked = (self.path, self.headers["Content-Type"], self.headers["X-API-Version"])
        good = report.valid and not report.warnings and asked == ("/events", "application/json", "1")
        if good:
            self.server.accepted.append(json.loads(body))
        answer = b"" if good else json.dumps(report.to_dict()).encode()
        self.send_response(HTTPStatus.ACCEPTED if good else HTTPStatus.UNPROCESSABLE_ENTITY)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver, as long as it is wanted."""
    with Receiver() as receiver:
        thread = threading.Thread(target=receiver.serve_forever)
        thread.start()
        try:
            yield receiver
        finally:
            receiver.shutdown()
            thread.join()
