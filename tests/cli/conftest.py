"""How the tests run the command: in this process, as a process of its own, and at a terminal."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commerce_events.cli import commerce_events

Run = Callable[..., Result]
#: The command's own environment: nothing that tells a language, an encoding or a colour but what a test wants.
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("LC_", "LANG", "PYTHONIO", "PYTHONUNBUFFERED", "COMMERCE_EVENTS", "COVERAGE"))
    and name not in ("NO_COLOR", "FORCE_COLOR")
} | {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "80"}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder, with what it is given as standard input."""
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def invoke(*arguments: str, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
        return CliRunner().invoke(commerce_events, arguments, input=stdin, env=env, catch_exceptions=False)

    return invoke


def process(
    *arguments: str, code: str | None = None, env: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process, or first some code that changes what it finds."""
    start = ["-m", "commerce_events"] if code is None else ["-c", f"{code}\n{MAIN}"]
    options = {"capture_output": True, "env": PLAIN | measuring() | (env or {}), **options}
    return subprocess.run([sys.executable, *start, *arguments], check=False, timeout=60, **options)


def measuring() -> dict[str, str]:
    """What makes coverage measure a process, where the test is one that wants it."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}


MAIN = "import sys; from commerce_events.__main__ import main; sys.exit(main())"


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class Terminal:
    """A terminal that a process can have for its standard output, its standard error, or both."""

    def __init__(self) -> None:
        self.here, self.there = pty.openpty()

    def shown(self) -> str:
        """All that the process has written; it must be over."""
        os.close(self.there)
        written = b""
        while piece := self._read():
            written += piece
        os.close(self.here)
        return written.decode().replace("\r\n", "\n")

    def _read(self) -> bytes:
        try:
            return os.read(self.here, 65536)
        except OSError:  # Linux's way to say that nobody holds the other end
            return b""


def at_a_terminal(arguments: Sequence[str], env: dict[str, str] | None = None, code: str | None = None) -> str:
    terminal = Terminal()
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), terminal.there)
    process(*arguments, env=env, code=code, capture_output=False, **streams)
    return terminal.shown()
