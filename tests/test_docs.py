"""What the docs show is real: commands print what stands below them, Python runs, payloads are valid.

A code block behind a line that ends in "`name.ext`:" is the content of that file, for all that follows on its page.
Commands that need more than Python (npm, node, a server) are not run here.
"""

import contextlib
import doctest
import io
import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from click.testing import CliRunner

import commerce_events as ce
from commerce_events.cli import commerce_events
from commerce_events.publish.target import publish

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
PAGES = sorted(page for folder in ("start", "command") for page in DOCS.joinpath(folder).glob("*.md"))
BLOCK = re.compile(r"(?:`([\w.-]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = ("commerce-events", "cat", "cp", "echo", "python", "rm", "sed", "sh")
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
        tmp_path.joinpath(folder).symlink_to(PROJECT / folder)
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


def steps(console: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, and what each prints."""
    for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, printed = re.fullmatch(r"((?:.*\\\n)*.*\n)(.*)", step, re.DOTALL).groups()  # type: ignore[union-attr]
        yield command.replace("\\\n", "").strip(), printed


@by_page
def test_commands_print_what_the_page_says(page: Path) -> None:
    status, run = 0, 0
    for name, language, text in blocks(page):
        if name:
            Path(name).write_text(text, encoding="utf-8")
        for command, printed in steps(text) if language == "console" else ():
            if command == "echo $?":
                assert printed == f"{status}\n", page
            elif command.startswith(f"curl {RECEIVER}"):
                assert answered(shlex.split(command)) == printed
            elif command.split()[0] in RUN and not any(word in command for word in NOT_RUN):
                status, said = ran(command)
                assert said == printed, command
            else:
                continue
            run += 1
    assert run, "a page without a command that is run"
