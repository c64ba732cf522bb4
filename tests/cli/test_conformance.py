import json
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import PLAIN, Run, at_a_terminal, process, without_colour
from tests.conformance.conftest import YES, answering, is_running, program, vectors

__all__ = ["vectors"]

TELLING = answering('json.dumps({"id": n, "valid": n == 1, "code": "not-json", "instanceLocation": "/0"})')


def command(words: Sequence[str]) -> tuple[str, str]:
    return "--cmd", shlex.join(words)


@pytest.mark.usefixtures("vectors")
def test_codes_and_locations_are_scored_apart(run: Run) -> None:
    result = run("conformance", *command(TELLING), "--show", "0")
    assert result.exit_code == 1
    assert result.stdout.startswith("4 more disagreements are not shown.\n")
    assert result.stdout.endswith(
        "5 of 5 vectors answered, 5 of 5 verdicts agree, 1 of 4 codes agree, 1 of 4 locations agree\n"
    )


@pytest.mark.usefixtures("vectors")
def test_the_json_form(run: Run) -> None:
    document = json.loads(run("conformance", *command(TELLING), "--format", "json", "--vectors", "payloads").stdout)
    assert [(one["description"], one["in"]) for one in document["disagreements"]] == [
        ("without productCode, in a batch", ["code"]),
        ("null", ["code", "location"]),
    ]
    assert document["disagreements"][1]["expected"] == {"valid": False, "code": "not-an-event", "instanceLocation": ""}
    assert document["disagreements"][1]["answered"] == {"valid": False, "code": "not-json", "instanceLocation": "/0"}
    assert (document["version"], document["failure"]) == ("v1", None)
    assert document["score"]["verdicts"] == {"compared": 3, "agreed": 3}


@pytest.mark.usefixtures("vectors")
def test_a_failure_in_the_json_form(run: Run) -> None:
    one, none = (
        json.loads(run("conformance", "--cmd", words, "--format", "json").stdout)["failure"]
        for words in (shlex.join(program("sys.exit(3)")), "./nowhere")
    )
    assert one["explanation"][0] == "The program ended before it answered, with status 3."
    assert (one["reason"], one["vector"]) == ("died", {"file": "EventSale", "description": "only what is required"})
    assert none == {
        "reason": "not-started",
        "params": {"command": "./nowhere", "system": "No such file or directory"},
        "vector": None,
        "explanation": ["The program `./nowhere` can't be started: No such file or directory."],
    }


@pytest.mark.usefixtures("vectors")
def test_the_junit_form(run: Run) -> None:
    code = 'json.dumps({"id": n, "valid": n < 3}) if n < 4 else sys.exit("\\x00é")'
    written = run("conformance", *command(answering(code)), "--format", "junit").stdout
    assert written.isascii()
    root = ET.fromstring(written)  # noqa: S314 - our own
    assert root.attrib == {"name": "commerce-events conformance", "tests": "4", "failures": "1", "errors": "1"}
    assert [(one.get("name"), one.get("value")) for one in root.iter("property")] == [
        ("verdicts", "2/3"),
        ("codes", "0/0"),
        ("locations", "0/0"),
    ]
    assert [
        (suite.get("name"), case.get("classname"), case.get("name"), [told.tag for told in case])
        for suite in root.iter("testsuite")
        for case in suite
    ] == [
        ("EventSale", "EventSale", "only what is required", []),
        ("EventSale", "EventSale", "without productCode, in a batch", ["failure"]),
        ("payload", "payload", "null", []),
        ("text", "text", "cut off", ["error"]),
    ]
    (error,) = root.iter("error")
    assert error.get("message") == "The program ended before it answered, with status 1."
    assert (error.text or "").endswith("  it printed: \\u0000é")


@pytest.mark.usefixtures("vectors")
def test_a_failure_before_the_first_vector_in_the_junit_form(run: Run) -> None:
    root = ET.fromstring(run("conformance", "--cmd", "./nowhere", "--format", "junit").stdout)  # noqa: S314 - our own
    assert [(case.get("classname"), case.get("name")) for case in root.iter("testcase")] == [("peer", "peer")]
    assert root.get("errors") == "1"


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "Give either `--cmd` or `--url`."),
        (["--cmd", "a", "--url", "http://a"], "Give either `--cmd` or `--url`."),
        (["--cmd", ""], "`--cmd` names no program."),
        (["--cmd", "a 'b"], "`--cmd` can't be read: a quotation mark or a backslash has no counterpart."),
        (["--url", "a"], "`--url` can't be `a`. Use an address such as `http://127.0.0.1:8000/events`."),
        (["--cmd", "a", "--only", "EventSael"],
         "There are no vectors `EventSael`. Use one of `EventSale`, `payload`, `text`."),
        (["--cmd", "a", "--timeout", "0"], "`--timeout` can't be `0`. Use more than 0, and at most 86400."),
        (["--cmd", "a", "--show", "-1"], "`--show` can't be `-1`. Use an integer from 0 to 2147483647."),
        (["--cmd", "a", "--format", "xml"], "`--format` can't be `xml`. Use one of `text`, `json`, `junit`."),
    ],
)  # fmt: skip
def test_wrong_usage(run: Run, options: list[str], said: str) -> None:
    result = run("conformance", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: {said}\n")


class Refusing(BaseHTTPRequestHandler):
    """A server that calls every body invalid."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_error(422)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.mark.usefixtures("vectors")
def test_a_server(run: Run) -> None:
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever).start()
        result = run("conformance", "--url", f"http://127.0.0.1:{server.server_port}/events", "--only", "EventSale")
        server.shutdown()
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(
        "EventSale: only what is required\n"
        '  payload:    {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"}\n'
        "  expected:   valid\n"
        "  answered:   invalid, HTTP 422\n"
        "\n"
        "Verdicts by event type\n"
    )


@pytest.mark.usefixtures("vectors")
def test_a_server_that_is_not_there(run: Run) -> None:
    result = run("conformance", "--url", "http://127.0.0.1:9/", "--timeout", "1")
    assert result.exit_code == 2
    assert result.stdout.startswith("There is no connection: Connection refused.\n  vector:     EventSale: only what")


def test_a_program_that_leaves_does_not_take_the_command_along() -> None:
    leaving = program("os.close(0); time.sleep(0.3); sys.exit(3)")
    ended = process("conformance", *command(leaving), "--vectors", "text")
    assert (ended.returncode, ended.stderr) == (2, b"")
    assert ended.stdout.startswith(b"The program ended before it answered, with status 3.\n")


def test_ctrl_c_ends_the_program_too(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    endless = program(f"open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    with subprocess.Popen(
        [sys.executable, "-m", "commerce_events", "conformance", *command(endless)], stderr=subprocess.PIPE, env=PLAIN
    ) as running:
        while not (note.exists() and note.read_text(encoding="utf-8")):
            sleep(0.01)
        running.send_signal(signal.SIGINT)
        assert running.communicate()[1] == b"interrupted\n"
    assert running.returncode == 130
    assert not is_running(int(note.read_text(encoding="utf-8")))


@pytest.mark.cover_processes
def test_at_a_terminal_what_is_wrong_has_a_colour() -> None:
    shown = at_a_terminal(["conformance", *command(YES), "--only", "payload", "--show", "1"])
    plain = process("conformance", *command(YES), "--only", "payload", "--show", "1").stdout.decode()
    assert "\x1b[1;31mpayload: " in shown
    assert without_colour(shown) == plain


def test_where_no_process_can_be_asked_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commerce_events.conformance.child.IS_POSSIBLE", False)
    answer = run("conformance", "--cmd", "true")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.endswith(
        "Error: `--cmd` does not run on this system, Windows. Use `--url`, or `assert_conforms` in Python.\n"
    )
