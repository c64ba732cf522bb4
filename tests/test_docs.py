"""What the docs show is real: commands print what stands below them, Python runs, payloads are valid.

A code block behind a line that ends in "`name.ext`:" is the content of that file, for all that follows on its page.
Commands that need more than Python (npm, node, a server) are not run here.
"""

import doctest
import io
import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from click.testing import CliRunner

import commerce_events as ce
from commerce_events.cli import commerce_events
from commerce_events.conformance.suite import suite
from commerce_events.publish.target import publish

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
PAGES = sorted(page for folder in ("start", "command") for page in DOCS.joinpath(folder).glob("*.md"))
BLOCK = re.compile(r"(?:`([\w./-]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = ("commerce-events", "cat", "cp", "echo", "ls", "python", "sed", "sh")
NOT_RUN = ("node ", "--url")
RECEIVER = "http://127.0.0.1:8000/events"
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published files, as a reader of the docs downloads them."""
    folder = tmp_path_factory.mktemp("site")
    publish(folder, "https://commerce-events.example/schemas", PROJECT / "schemas", ce.__version__)
    return folder / "v1"


@pytest.fixture(autouse=True)
def reader(tmp_path: Path, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a reader works: a folder with the examples, the schemas and the single file; a locale without language."""
    for folder in ("examples", "schemas"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("node_modules"))
    name = "commerce-events.draft-07.schema.json"
    tmp_path.joinpath(name).write_bytes(published.joinpath(name).read_bytes())
    monkeypatch.chdir(tmp_path)
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """The code blocks of a page: the file that each is, or nothing; its language; its text."""
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def steps(console: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, and what each prints."""
    for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, printed = re.fullmatch(r"((?:[^\n]*\\\n)*[^\n]*\n)(.*)", step, re.DOTALL).groups()  # type: ignore[union-attr]
        yield command.replace("\\\n", "").strip(), printed


def ran(command: str) -> tuple[int, str]:
    """The exit status of a command and what it prints: of ours in this process, where no shell is needed."""
    if command.startswith("commerce-events ") and not re.search(r"[|;&]", command):
        result = CliRunner().invoke(commerce_events, shlex.split(command)[1:], catch_exceptions=False)
        return int(result.exit_code), result.output
    done = subprocess.run(
        ["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )  # fmt: skip
    return done.returncode, done.stdout


def is_run(command: str) -> bool:
    return command.split()[0] in RUN and not any(word in command for word in NOT_RUN)


@by_page
def test_commands_print_what_the_page_says(page: Path) -> None:
    status = 0
    for name, language, text in blocks(page):
        if name:
            write(name, text)
        for command, printed in steps(text) if language == "console" else ():
            if command == "echo $?":
                assert printed == f"{status}\n"
            elif is_run(command):
                status, said = ran(command)
                assert said == printed, command


def test_most_commands_are_run() -> None:
    commands = [command for page in PAGES for _, language, text in blocks(page) if language == "console"
                for command, _ in steps(text)]  # fmt: skip
    assert sum(map(is_run, commands)) > len(commands) / 2


@by_page
def test_python_sessions_say_what_the_page_says(page: Path) -> None:
    sessions = "".join(text for _, language, text in blocks(page) if language == "python" and text.startswith(">>> "))
    test = doctest.DocTestParser().get_doctest(sessions, {}, str(page), None, None)
    said = io.StringIO()
    assert doctest.DocTestRunner(verbose=False).run(test, out=said.write).failed == 0, said.getvalue()


@by_page
def test_payloads_are_valid_unless_called_broken(page: Path) -> None:
    for name, language, text in blocks(page):
        if language == "json":
            assert ce.is_valid(text) is not Path(name).name.startswith("broken"), text


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


@pytest.mark.parametrize("page", sorted(DOCS.glob("start/receiver*.md")), ids=lambda page: page.name)
def test_the_receiver_answers_as_the_page_says(page: Path) -> None:
    receiver = Receiver(page)
    lang = "es" if page.name.endswith(".es.md") else "en"
    shown = next(printed for _, language, text in blocks(page) if language == "console"
                 for command, printed in steps(text) if RECEIVER in command and command.startswith("curl"))  # fmt: skip
    status, answer = receiver.post(Path("broken.json").read_bytes(), HTTP_ACCEPT_LANGUAGE=lang, HTTP_X_API_VERSION="1")
    assert (status, answer) == ("422 Unprocessable Content", shown)
    vectors = suite()
    assert f"{len(vectors)} {'of' if lang == 'en' else 'de'} {len(vectors)}" in page.read_text(encoding="utf-8")
    for vector in vectors:
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


@pytest.mark.parametrize(("headers", "status"), [
    ({"HTTP_X_API_VERSION": "2"}, "400"),
    ({"PATH_INFO": "/"}, "404"),
    ({"REQUEST_METHOD": "GET"}, "404"),
])  # fmt: skip
def test_the_receiver_refuses_other_requests(headers: dict[str, str], status: str) -> None:
    assert Receiver(DOCS / "start/receiver.md").post(b"[]", **headers)[0].startswith(status)


@pytest.mark.parametrize("length", ["-5", "x", "9" * 5000, ""])
def test_the_receiver_answers_an_odd_length(length: str) -> None:
    receiver = Receiver(DOCS / "start/receiver.md")
    assert receiver.post(b"[]", CONTENT_LENGTH=length)[0].startswith("422")
