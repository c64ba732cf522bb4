"""What the docs show is real: commands print what stands below them, sessions run, payloads are valid.

Commands that need more than Python (npm, node, a server) are not run here.
"""

import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import commerce_events as ce
from commerce_events.cli import commerce_events
from commerce_events.publish.target import publish
from tests.docs.written import DOCS, PROJECT, blocks, steps, write

pytestmark = pytest.mark.slow

PAGES = sorted(page for folder in ("start", "command") for page in DOCS.joinpath(folder).glob("*.md"))
RUN = ("commerce-events", "cat", "cp", "echo", "ls", "sed", "sh")
NOT_RUN = ("node ", "--url")


def by_page(language: str) -> pytest.MarkDecorator:
    """The pages that have code of a language."""
    pages = [page for page in PAGES if any(each == language for _, each, _ in blocks(page))]
    return pytest.mark.parametrize("page", pages, ids=lambda page: str(page.relative_to(DOCS)))


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


def ran(command: str) -> tuple[int, str]:
    """The exit status of a command and what it prints: of ours in this process, where no shell is needed."""
    if command.startswith("commerce-events ") and not re.search(r"[|>]", command):
        result = CliRunner().invoke(commerce_events, shlex.split(command)[1:], catch_exceptions=False)
        return int(result.exit_code), result.output
    shell = ["/bin/sh", "-c", command]
    done = subprocess.run(shell, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def without_numbers(text: str) -> str:
    """A text without the list of releases, which becomes longer; the pages keep theirs."""
    return re.sub(r"(?<=recorded: )v[0-9.]+(?:, v[0-9.]+)*", "…", text)


def is_run(command: str) -> bool:
    return command.split(maxsplit=1)[0] in RUN and not any(word in command for word in NOT_RUN)


@pytest.mark.no_cover
@by_page("console")
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
                assert without_numbers(said) == without_numbers(printed), command


def test_most_commands_are_run() -> None:
    commands = [command for page in PAGES for _, language, text in blocks(page) if language == "console"
                for command, _ in steps(text)]  # fmt: skip
    assert sum(map(is_run, commands)) > len(commands) / 2


@by_page("pycon")
def test_python_sessions_say_what_the_page_says(page: Path) -> None:
    sessions = "\n".join(text for _, language, text in blocks(page) if language == "pycon")
    test = doctest.DocTestParser().get_doctest(sessions, {}, str(page), None, None)
    said = io.StringIO()
    assert doctest.DocTestRunner(verbose=False).run(test, out=said.write).failed == 0, said.getvalue()
    assert test.examples


@by_page("json")
def test_payloads_are_valid_unless_called_broken(page: Path) -> None:
    for name, language, text in blocks(page):
        if language == "json":
            assert ce.is_valid(text) is not Path(name).name.startswith("broken"), text
