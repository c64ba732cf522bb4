"""`check --jobs N`: the same output as without, and a clean end whatever happens to a process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commerce_events.cli import commerce_events, jobs
from commerce_events.inputs import parts
from commerce_events.inputs.payloads import Source
from tests.cli.conftest import MAIN, PLAIN, Run, process
from tests.tables import SALE

GOOD, BAD = json.dumps(SALE), json.dumps({**SALE, "quantiy": 2})
SMALL = "import commerce_events.inputs.parts as parts; parts.PART = 1000"
#: What a worker does with a file of this name, and no other process.
IN_WORKER = """
import os, signal, time
import commerce_events.cli.jobs as jobs
from multiprocessing import parent_process
real = jobs._check
def check(task, chosen):
    if parent_process() and "odd" in task[0].source.name:
        {}
    return real(task, chosen)
jobs._check = check
"""


class Here:
    """Runs tasks in this process, when they are waited for."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def submit(self, function: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_result(function(*arguments))
        return future

    def shutdown(self, *, cancel_futures: bool) -> None:
        assert cancel_futures


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "ProcessPoolExecutor", Here)
    monkeypatch.setattr(parts, "PART", 300)


def both(run: Run, *arguments: str, stdin: bytes | None = None) -> str:
    """The output, which is the same with and without processes."""
    one, two = (run("check", *arguments, *more, stdin=stdin) for more in ([], ["--jobs", "2"]))
    assert (two.output, two.exit_code) == (one.output, one.exit_code)
    return one.output


LINES = st.lists(st.sampled_from([GOOD, BAD, "", " ", "{", "x" * 2000, f"[{GOOD}, {BAD}]"]), max_size=30)


@pytest.mark.property
@pytest.mark.usefixtures("here")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.sampled_from(["text", "json", "junit"]))
def test_the_output_is_the_same(tmp_path: Path, lines: list[str], end: str, last: bool, form: str) -> None:  # noqa: FBT001 drawn
    (tmp_path / "a.ndjson").write_bytes((end.join(lines) + end * last).encode())
    arguments = ["check", str(tmp_path), "--format", form, "--max-bytes", "1000"]
    one, two = (CliRunner().invoke(commerce_events, [*arguments, *more]) for more in ([], ["--jobs", "2"]))
    assert (two.output, two.exit_code) == (one.output, one.exit_code)


@pytest.mark.usefixtures("here")
def test_what_can_not_be_read_keeps_its_place(run: Run) -> None:
    Path("a.ndjson").write_text(f"{GOOD}\n\n{BAD}\n" * 20)
    Path("b.ndjson").write_text("\n" * 2000)
    Path("c.ndjson").write_text(f"{json.dumps(SALE, indent=1)}\n" * 20)
    Path("d.wrong-tipe.invalid.json").write_text(BAD)
    Path("e.ndjson.gz").write_bytes(b"{}" * 500)
    for index in range(40):
        Path(f"f{index}.json").write_text(BAD)
    said = both(run, ".", "-", "nowhere", "a.ndjson", "b.ndjson", stdin=BAD.encode())
    for code in ("no-payloads", "not-ndjson", "no-such-code", "not-gzip", "no-such-path"):
        assert f"[{code}]" in said
    assert said.count("error[not-ndjson]") == 1
    assert "<stdin>:1:" in said
    both(run, "nowhere")
    both(run, "a.ndjson", "--quiet")
    both(run, "f1.json", "nowhere", "--input-format", "ndjson")


@pytest.mark.usefixtures("here")
def test_a_file_that_goes_away_is_reported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.ndjson").write_text(f"{GOOD}\n" * 20)
    real = jobs._check

    def check(task: Any, chosen: Any) -> Any:
        Path("a.ndjson").unlink(missing_ok=True)
        return real(task, chosen)

    monkeypatch.setattr(jobs, "_check", check)
    result = run("check", "a.ndjson", "--jobs", "2")
    assert (result.exit_code, result.stdout.count("error[not-readable]")) == (2, 1)


def test_what_went_away_is_not_divided(tmp_path: Path) -> None:
    assert [*parts.parts(Source(tmp_path / "a.ndjson"), "auto")] == [parts.Part(Source(tmp_path / "a.ndjson"))]


@pytest.mark.usefixtures("here")
def test_fixes_are_handed_over_where_they_are_shown(run: Run) -> None:
    Path("a.ndjson").write_text(f"{BAD}\n" * 20)
    assert '"fix": {' in both(run, ".", "--format", "json")
    run("check", ".", "--jobs", "2", "--output", "json=out")
    assert '"fix": {' in Path("out").read_text()


@pytest.mark.usefixtures("here")
def test_a_line_may_be_longer_than_a_part(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_PIECE", 100)
    Path("a.ndjson").write_text(f"{GOOD}\n{json.dumps({**SALE, 'metadata': 'x' * 500})}\n{BAD * 5}\n{BAD}")
    assert "a.ndjson:4:" in both(run, "a.ndjson", "--max-bytes", "400")


def test_fixes_are_written_in_one_process(run: Run) -> None:
    Path("a.ndjson").write_text(f"{BAD}\n" * 3)
    assert run("check", ".", "--fix", "--jobs", "2").exit_code == 0


def test_a_worker_leaves_signals_alone_and_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []

    class Parent:
        def join(self) -> None: ...

    monkeypatch.setattr(jobs, "parent_process", Parent)
    monkeypatch.setattr(jobs, "exit_now", ended.append)
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        jobs._prepare()
        assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == (signal.SIG_IGN, signal.SIG_DFL)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    while not ended:
        time.sleep(0.001)
    monkeypatch.setattr(jobs, "parent_process", lambda: None)
    jobs._end_with_parent()
    assert ended == [2]


def test_a_pool_that_breaks_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Here):
        def submit(self, *_: Any) -> Any:
            raise BrokenProcessPool

    monkeypatch.setattr(jobs, "ProcessPoolExecutor", Broken)
    monkeypatch.setattr(parts, "PART", 300)
    Path("a.ndjson").write_text(f"{GOOD}\n" * 20)
    result = run("check", ".", "--jobs", "2", "--lang", "es")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: Un proceso que comprobaba archivos terminó antes de acabar; quizá no había memoria suficiente.\n"
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.ndjson").write_text(f"{GOOD}\n" * 200 + f"{BAD}\n")
    (tmp_path / "odd.ndjson").write_text(f"{GOOD}\n" * 200)
    return tmp_path


@pytest.mark.slow
def test_processes_give_the_same_output(files: Path) -> None:
    one, two = (process("check", ".", "--jobs", number, code=SMALL, cwd=files) for number in "13")
    assert (two.stdout, two.stderr, two.returncode) == (one.stdout, one.stderr, one.returncode)
    assert b"a.ndjson:201:" in one.stdout


def test_where_there_are_no_masks_of_signals(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    monkeypatch.setattr(jobs, "ProcessPoolExecutor", Here)
    for name in ("a.ndjson", "b.ndjson"):
        Path(name).write_text(f"{BAD}\n" * 20)
    monkeypatch.setattr(parts, "PART", 300)
    both(run, ".")


@pytest.mark.slow
def test_a_process_that_is_killed_is_one_sentence(files: Path) -> None:
    code = SMALL + IN_WORKER.format("os.kill(os.getpid(), signal.SIGKILL)")
    ended = process("check", ".", "--jobs", "2", "--output", "json=out", code=code, cwd=files)
    assert (ended.returncode, ended.stderr.count(b"\n")) == (2, 1)
    assert ended.stderr.startswith(b"Error: A process that checked files ended before it was done")
    assert sorted(entry.name for entry in files.iterdir()) == ["a.ndjson", "odd.ndjson"]


def started(files: Path, does: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", f"{SMALL}{IN_WORKER.format(does)}\n{MAIN}", "check", ".", "--jobs", "2"]
    return subprocess.Popen(
        command, cwd=files, env=PLAIN, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def wait_for(condition: Callable[[], object]) -> None:
    limit = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_all_processes(files: Path, number: int) -> None:
    """As at a terminal, where Ctrl-C reaches all of them."""
    command = started(files, "open('busy', 'w').close(); time.sleep(0.5)")
    wait_for((files / "busy").exists)
    os.killpg(command.pid, number) if number == signal.SIGINT else os.kill(command.pid, number)
    _, said = command.communicate(timeout=30)
    assert (command.returncode, said) == (130, b"interrupted\n")
    assert not group(command.pid)


@pytest.mark.slow
def test_no_process_outlives_the_one_that_started_it(files: Path) -> None:
    command = started(files, "open('busy', 'w').close(); time.sleep(60)")
    wait_for((files / "busy").exists)
    command.kill()
    command.communicate(timeout=30)
    wait_for(lambda: not group(command.pid))


def group(leader: int) -> bool:
    """Whether a group of processes has one that runs."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_a_pipe_that_nobody_reads_ends_all_processes(files: Path) -> None:
    (files / "a.ndjson").write_text(f"{BAD}\n" * 3000)
    command = started(files, "pass")
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    with command.stderr:
        assert command.stderr.read() == b""
    assert command.wait(timeout=30) == -signal.SIGPIPE
    wait_for(lambda: not group(command.pid))


@pytest.mark.parametrize("number", ["0", "-1", "257", "two"])
def test_a_number_of_processes_that_can_not_be(run: Run, number: str) -> None:
    result = run("check", ".", "--jobs", number)
    assert (result.exit_code, result.stdout) == (2, "")
