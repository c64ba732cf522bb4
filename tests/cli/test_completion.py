"""The completion of shells: what the command answers, and what real shells make of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commerce_events import event_types
from commerce_events._messages import codes
from commerce_events.cli import commerce_events
from commerce_events.cli.completion import SHELLS
from tests.cli.conftest import PLAIN, Run, measuring, process

#: Each asks a process.
pytestmark = pytest.mark.slow

TYPES = [kind.name for kind in event_types()]

#: What is typed, up to the cursor, and what may come there.
LINES = [
    ("", sorted(commerce_events.commands)),
    ("re", ["replay"]),
    ("--v", ["--version"]),
    ("check --m", ["--max-violations", "--max-bytes"]),
    ("check --format j", ["json", "junit"]),
    ("diff --format ", ["text", "json", "markdown"]),
    ("check --lang ", ["en", "es"]),
    ("show ", TYPES),
    ("show --lang es EventSa", ["EventSale"]),
    ("show --api-version v1 EventSa", ["EventSale"]),
    ("explain not-", [name for group in codes().values() for name in group if name.startswith("not-")]),
    ("completion ", [*SHELLS]),
    ("types no-such", []),
]


def answered(line: str, shell: str = "bash", **env: str) -> list[str]:
    """What the command answers to a shell that asks it about a line."""
    words = f"commerce-events {line}"
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    if shell == "fish":
        asked["COMP_CWORD"] = words.rsplit(" ", maxsplit=1)[-1]
    ended = process(env={**asked, "_COMMERCE_EVENTS_COMPLETE": f"{shell}_complete", **env})
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout.decode().splitlines()


@pytest.mark.cover_processes
@pytest.mark.parametrize(("line", "expected"), LINES)
def test_what_may_come_next(line: str, expected: list[str]) -> None:
    assert [each for each in answered(line) if each] == [f"plain,{each}" for each in expected]


@pytest.mark.cover_processes
@pytest.mark.parametrize("line", ["check pay", "replay --to v1.0.0 pay", "diff pay", "publish pay"])
def test_paths_are_left_to_the_shell(line: str) -> None:
    assert answered(line) == ["file,pay"]


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("typ", "en", ["types", "List the event types: when to send each, and what it requires."]),
        ("typ", "es", ["types", "Enumera los tipos de evento: cuándo se envía cada uno y qué exige."]),
        ("check --stri", "es", ["--strict", "Hace que también fallen los avisos."]),
        ("show EventSa", "en", ["EventSale", "Sale"]),
        ("show EventSa", "es", ["EventSale", "Venta"]),
        ("explain too-s", "en", ["too-small", "Too small"]),
    ],
)
def test_shells_that_show_words_get_them(line: str, lang: str, expected: list[str]) -> None:
    assert answered(line, "zsh", LANG=lang) == ["plain", *expected]
    assert answered(line, "fish", LANG=lang) == [f"plain,{chr(9).join(expected)}"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_that_of_click(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"_COMMERCE_EVENTS_COMPLETE={shell}_complete" in result.stdout
    assert (
        process(env={"_COMMERCE_EVENTS_COMPLETE": f"{shell}_source"}).stdout.decode().rstrip() == result.stdout.rstrip()
    )


#: A program for each shell: it loads the script, and completes a line. Where a shell is missing, it is not asked.
PROGRAMS = {
    "bash": """
        eval "$(commerce-events completion bash)" && complete -p commerce-events >&2 || exit 1
        COMP_WORDS=(commerce-events $1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _commerce_events_completion commerce-events; printf '%s\\n' "${COMPREPLY[@]}"
    """,
    "zsh": """
        compdef() { }  # a shell without a terminal has no completions: what is asked is the script's own function
        compadd() { print -l -- ${(P)@[-1]} }
        _describe() { print -l -- ${${(P)@[-2]}%%:*} }
        eval "$(commerce-events completion zsh)" || exit 1
        words=(commerce-events ${=1}); CURRENT=${#words}; _commerce_events_completion
    """,
    "fish": """
        commerce-events completion fish | source
        complete -C "commerce-events $argv[2]" | string replace -r '\\t.*' ''; true
    """,
}


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shutil.which(shell)])
@pytest.mark.parametrize(
    ("line", "expected"), [("show EventSa", ["EventSale"]), ("check --format j", ["json", "junit"])]
)
def test_a_shell_completes(shell: str, line: str, expected: list[str], tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = PLAIN | measuring() | {"PATH": path, "HOME": str(tmp_path)}
    rest = [shell, line] if shell != "fish" else ["--", shell, line]
    ended = subprocess.run([shell, "-c", PROGRAMS[shell], *rest], check=True, capture_output=True, text=True, env=env)
    assert ended.stdout.split() == expected
