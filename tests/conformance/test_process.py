"""Programs that answer, and those that do all they can to hang the run or to fill the memory."""

import tracemalloc
from collections.abc import Sequence
from time import monotonic

import pytest

from commerce_events._params import Params
from commerce_events.conformance import child
from commerce_events.conformance.peer import Answer
from commerce_events.conformance.process import ProcessPeer
from commerce_events.conformance.results import Failure, Result, results
from commerce_events.conformance.suite import Vector
from tests.conformance.conftest import YES, answering, is_running, program

SHORT = Vector("payload", "short", b"{}", "{}", valid=True)
#: More than fits into a pipe.
LONG = Vector("payload", "long", b"1" * 1_000_000, "1" * 1_000_000, valid=True)
BYTES = Vector("text", "bytes", b"\xff", None, valid=False)

YES_ANSWER = Answer(valid=True)
ANSWER = 'json.dumps({"id": q["id"], "valid": True})'
SLEEP = "time.sleep(60)"


def asked(command: Sequence[str], *vectors: Vector, seconds: float = 10) -> list[Result]:
    started = monotonic()
    found = list(results(vectors or [SHORT], lambda: ProcessPeer(command, seconds)))
    assert monotonic() - started < 20
    return found


def failure(command: Sequence[str], *vectors: Vector, seconds: float = 10) -> Failure:
    *answered, last = asked(command, *vectors, seconds=seconds)
    assert not any(isinstance(result, Failure) for result in answered)
    assert isinstance(last, Failure)
    return last


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (YES, YES_ANSWER),
        (answering('json.dumps({"id": n, "valid": False, "code": None})'), Answer(valid=False)),
        (
            answering('json.dumps({"id": n, "valid": False, "code": "a", "instanceLocation": "/b", "more": 1})'),
            Answer(False, "a", "/b"),  # noqa: FBT003 - a row of values
        ),
        (answering('json.dumps({"id": n, "valid": True, "code": 7})'), Answer(valid=True, code="7")),
        (answering(ANSWER, "sys.stderr.write('x' * 1_000_000)"), YES_ANSWER),
        (
            program(f"for q in map(json.loads, sys.stdin):\n for c in {ANSWER} + chr(10): os.write(1, c.encode())"),
            YES_ANSWER,
        ),
        (answering('json.dumps({"id": n, "valid": True}) + "\\r"'), YES_ANSWER),
    ],
)
def test_an_answer_is_taken(command: Sequence[str], answer: Answer) -> None:
    found = asked(command, SHORT, LONG)
    assert [result.answer for result in found if not isinstance(result, Failure)] == [answer, answer]


@pytest.mark.parametrize(
    ("vector", "question"),
    [(SHORT, '{"id": 1, "text": "{}"}'), (BYTES, '{"id": 1, "base64": "/w=="}')],
)
def test_the_question_as_documented(vector: Vector, question: str) -> None:
    assert failure(program("sys.exit(sys.stdin.readline())"), vector).printed == question


@pytest.mark.parametrize(
    ("code", "reason", "params", "printed"),
    [
        ("sys.exit(3)", "died", {"status": 3}, ""),
        ("sys.exit('no schema')", "died", {"status": 1}, "no schema"),
        ("os.kill(os.getpid(), 9)", "died", {"status": -9}, ""),
        ("os.close(0); sys.exit(3)", "died", {"status": 3}, ""),
        ("sys.stderr.write('x' * 9999 + 'end'); sys.exit(3)", "died", {"status": 3}, "x" * 1997 + "end"),
        ("print('ready', flush=True); time.sleep(60)", "no-answer", {"said": "ready"}, ""),
        ("while True: print('ready')", "no-answer", {"said": "ready"}, ""),
        ("print('\\x1b[2J', flush=True); time.sleep(60)", "no-answer", {"said": "\\u001b[2J"}, ""),
        ("os.write(1, b'\\xff\\n'); time.sleep(60)", "no-answer", {"said": "�"}, ""),
        ("print('[' * 60_000)", "no-answer", {"said": "[" * 60 + "…"}, ""),
        ("print('[]')", "no-answer", {"said": "[]"}, ""),
        ("print('{\"valid\": true}')", "no-answer", {"said": '{"valid": true}'}, ""),
        ("print('{\"id\": 1}')", "no-answer", {"said": '{"id": 1}'}, ""),
        ('print(\'{"id": 1, "valid": 1}\')', "no-answer", {"said": '{"id": 1, "valid": 1}'}, ""),
        ('print(\'{"id": [7], "valid": true}\')', "wrong-id", {"id": "[7]", "asked": 1}, ""),
        ("sys.stdout.write('x' * 100_000)", "endless", {}, ""),
        ("while True: sys.stdout.write('x' * 1000)", "endless", {}, ""),
        ("os.close(1); time.sleep(60)", "closed", {}, ""),
    ],
)
def test_how_a_program_fails(
    monkeypatch: pytest.MonkeyPatch, code: str, reason: str, params: dict[str, object], printed: str
) -> None:
    monkeypatch.setattr(child, "GRACE", 1.0 if reason == "died" else 0.1)
    failed = failure(program(code))
    assert (failed.reason, dict(failed.params), failed.printed) == (reason, params, printed)
    assert failed.vector is SHORT


@pytest.mark.parametrize(
    ("code", "vector", "seconds", "reason", "printed"),
    [
        (SLEEP, SHORT, 0.2, "silent", ""),
        (SLEEP, LONG, 0.2, "deaf", ""),
        (f"os.close(0); {SLEEP}", LONG, 0.5, "deaf", ""),
        (f"os.write(1, b'{{\"id'); {SLEEP}", SHORT, 1, "unended", '{"id'),
        (f"os.write(2, b'Waiting'); {SLEEP}", SHORT, 1, "silent", "Waiting"),
        ("while True: os.write(2, b'x' * 1000)", SHORT, 1, "silent", "x" * 2000),
    ],
)
def test_a_program_that_does_not_answer_in_time(
    monkeypatch: pytest.MonkeyPatch, code: str, vector: Vector, seconds: float, reason: str, printed: str
) -> None:
    monkeypatch.setattr(child, "GRACE", 0.1)
    failed = failure(program(code), vector, seconds=seconds)
    assert (failed.reason, failed.params) == (reason, Params({"seconds": seconds}))
    assert failed.printed == printed


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (answering(f"{ANSWER} if n < 2 else sys.exit(5)"), "died"),
        (answering(f"{ANSWER} + chr(10) + {ANSWER}"), "wrong-id"),
        (answering('json.dumps({"id": 1, "valid": True})'), "wrong-id"),
    ],
)
def test_a_program_that_fails_later_has_answered_before(command: Sequence[str], reason: str) -> None:
    first, second = asked(command, SHORT, BYTES, SHORT)
    assert not isinstance(first, Failure)
    assert isinstance(second, Failure)
    assert (second.reason, second.vector) == (reason, BYTES)


@pytest.mark.parametrize("ignoring", ["", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"])
def test_a_program_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, ignoring: str) -> None:
    monkeypatch.setattr(child, "GRACE", 0.2)
    after = "\nsys.stderr.write('Goodbye'); sys.stderr.flush()\nwhile True: print('x' * 999)"
    command = [*answering(ANSWER, ignoring)]
    command[-1] += after
    first, last = asked(command, seconds=1)
    assert not isinstance(first, Failure)
    assert isinstance(last, Failure)
    assert (last.reason, last.vector, last.printed) == ("lingers", None, "Goodbye")


@pytest.mark.parametrize(
    ("command", "system"),
    [
        (["./nowhere", "x"], "No such file or directory"),
        (["/"], "Permission denied"),
        (["a\0b"], "embedded null byte"),
    ],
)
def test_a_program_that_can_not_be_started(command: list[str], system: str) -> None:
    failed = failure(command)
    assert (failed.reason, dict(failed.params)["system"], failed.vector) == ("not-started", system, None)


def test_what_a_program_has_started_ends_with_it() -> None:
    failed = failure(["/bin/sh", "-c", "sleep 60 & echo $! >&2; exit 4"], seconds=0.5)
    assert (failed.reason, failed.params) == ("died", Params({"status": 4}))
    assert not is_running(int(failed.printed))


def test_a_fault_of_ours_ends_it_at_once() -> None:
    peer = ProcessPeer(program(SLEEP), 60)
    with pytest.raises(ZeroDivisionError), peer:
        _ = 1 / 0
    assert peer._child._process.returncode is not None


def test_little_is_held_of_what_is_endless() -> None:
    tracemalloc.start()
    failed = failure(program("sys.stdin.readline()\nwhile True: os.write(2, b'x' * 9999); os.write(1, b'x' * 9999)"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert failed.reason == "endless"
    assert peak < 2_000_000
