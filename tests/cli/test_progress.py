import io
import os
import subprocess
import sys
import time

import pytest
from rich.console import Console

from commerce_events.cli import progress as module
from commerce_events.cli.progress import Progress
from commerce_events.reports.summary import Summary
from tests.cli.conftest import PLAIN, Terminal
from tests.tables import SALE

ERASED = "\r\x1b[2K"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "monotonic", clock)
    return clock


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=30, color_system=None)


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    console.file.truncate(0)
    console.file.seek(0)
    return text


def test_it_appears_after_a_second_and_changes_ten_times_a_second(clock: Clock, console: Console) -> None:
    with Progress(console, "en", wanted=True) as progress:
        clock.now += 0.9
        progress.show(Summary(payloads=1))
        assert shown(console) == ""
        clock.now += 0.2
        progress.show(Summary(payloads=2, events=1))
        assert "Checking: 2 payloads, 1 event" in shown(console)
        clock.now += 0.05
        progress.show(Summary(payloads=3))
        assert shown(console) == ""
        clock.now += 0.1
        progress.show(Summary(payloads=4_000_000, events=4_000_000))
        assert "Checking: 4000000 payloads, 4…" in shown(console)
    assert ERASED in shown(console)


def test_it_leaves_no_trace(clock: Clock, console: Console) -> None:
    with Progress(console, "es", wanted=True) as progress:
        clock.now += 2
        progress.show(Summary(payloads=1))
        assert "Comprobando: 1 cuerpo, 0" in shown(console)
        progress.hide()
        assert shown(console).endswith("\x1b[1A\x1b[2K")
        progress.hide()
        assert shown(console) == ""
        clock.now += 1
        progress.show(Summary(payloads=2))
        assert "2 cuerpos" in shown(console)
    assert shown(console).endswith("\x1b[1A\x1b[2K")


def test_it_does_not_appear_where_it_is_not_wanted(clock: Clock, console: Console) -> None:
    with Progress(console, "en", wanted=False) as progress:
        clock.now += 5
        progress.show(Summary(payloads=1))
    assert shown(console) == ""


def test_at_a_terminal_it_does_not_touch_the_output() -> None:
    terminal = Terminal()
    command = [sys.executable, "-m", "commerce_events", "check", "--input-format", "ndjson", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=terminal.there, env=PLAIN
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"{]\n")
        running.stdin.flush()
        first = os.read(running.stdout.fileno(), 1000)
        time.sleep(module._PATIENCE + 0.1)
        running.stdin.write(str(SALE).replace("'", '"').encode())
        running.stdin.close()
        rest = running.stdout.read()
    assert first.startswith(b"<stdin>:1:2: error[not-json]")
    assert rest == b"\nFound 1 error in 1 file. 1 event: 1 accepted.\n"
    assert "Checking: 2 payloads, 1 event" in terminal.shown()
