"""The receiver of the page for receivers: it answers as the page says, and as the contract has it."""

import io
import json
import runpy
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from commerce_events.conformance.suite import suite
from tests.docs.written import DOCS, blocks, steps, write


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


class Receiver:
    """The receiver of a page, without the sockets."""

    def __init__(self, page: Path) -> None:
        for name, _, text in blocks(page):
            if name:
                write(name, text)
        self._application = runpy.run_path("receiver.py")["application"]

    def post(self, body: bytes, **headers: str) -> tuple[str, str]:
        """The status and the answer to a body."""
        environ: dict[str, Any] = {"REQUEST_METHOD": "POST", "PATH_INFO": "/events", "wsgi.input": io.BytesIO(body)}
        environ |= {"CONTENT_LENGTH": str(len(body)), **headers}
        setup_testing_defaults(environ)
        statuses: list[str] = []
        answer = self._application(environ, lambda status, _: statuses.append(status))
        return statuses[0], b"".join(answer).decode()


@pytest.mark.no_cover
@pytest.mark.parametrize("page", sorted(DOCS.glob("start/receiver*.md")), ids=lambda page: page.name)
def test_the_receiver_answers_as_the_page_says(page: Path) -> None:
    receiver = Receiver(page)
    lang = "es" if page.name.endswith(".es.md") else "en"
    shown = next(printed for _, language, text in blocks(page) if language == "console"
                 for command, printed in steps(text) if command.startswith("curl"))  # fmt: skip
    status, answer = receiver.post(Path("broken.json").read_bytes(), HTTP_ACCEPT_LANGUAGE=lang, HTTP_X_API_VERSION="1")
    assert (status, answer) == ("422 Unprocessable Content", shown)
    for vector in suite():
        assert receiver.post(vector.body)[0].startswith("2") is vector.valid, vector.name


def test_the_receiver_keeps_the_good_events(monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = Receiver(DOCS / "start/receiver.md")
    kept: list[Any] = []
    monkeypatch.setitem(receiver._application.__globals__, "store", kept.extend)
    batch = Path("broken.json").read_bytes()
    receiver.post(batch)
    assert kept == json.loads(batch)[:1]
    receiver.post(b"[]")
    receiver.post(batch.replace(b"boots", b"\xff"))
    assert len(kept) == 1
    receiver.post(json.dumps(kept).encode())
    assert len(kept) == 2


def test_no_name_forges_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    Receiver(DOCS / "start/receiver.md").post(json.dumps({"type": "EventSale", "a\nb\u202e" * 99: "secret"}).encode())
    assert caplog.messages
    for message in caplog.messages:
        assert message.isprintable()
        assert "secret" not in message
        assert len(message) < 500


@pytest.mark.parametrize(("headers", "status"), [
    ({"HTTP_X_API_VERSION": "0"}, "400"),
    ({"PATH_INFO": "/"}, "404"),
    ({"REQUEST_METHOD": "GET"}, "404"),
])  # fmt: skip
def test_the_receiver_refuses_other_requests(headers: dict[str, str], status: str) -> None:
    assert Receiver(DOCS / "start/receiver.md").post(b"[]", **headers)[0].startswith(status)


@pytest.mark.parametrize("length", ["-5", "x", "9" * 5000, ""])
def test_the_receiver_answers_an_odd_length(length: str) -> None:
    receiver = Receiver(DOCS / "start/receiver.md")
    assert receiver.post(b"[]", CONTENT_LENGTH=length)[0].startswith("422")
