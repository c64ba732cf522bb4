"""The commands of the project: `make help` shows those that people run, and every page names those that are there."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1]
MAKEFILE = PROJECT.joinpath("Makefile").read_text("utf-8")
TARGETS = {*re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)}

#: What only other targets ask for, or other commands show as well.
INTERNAL = {"help", "site-parts", "playground", "playground-parts", "serve", "environments"}

FOLDERS = ("docs", "schemas", "proofs", "src", "tests", "tools", "benchmarks", "theme", "playground")


def written(folder: Path) -> Iterator[Path]:
    """The files of a folder that people write; it may have environments in it, of tens of thousands of files."""
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("node_modules", "vectors") and name[:5] != ".venv"]
        yield from (Path(path, name) for name in names if name.endswith((".md", ".py", ".json", ".ts")))


PAGES = [
    *(PROJECT / name for name in ("README.md", "CHANGELOG.md", ".ci/run", "pyproject.toml", "mkdocs.yml")),
    *sorted(file for folder in FOLDERS for file in written(PROJECT / folder)),
]

#: `make` and the targets behind it: in backticks, at a prompt, or as a line of a script.
_CALLS = re.compile(r"(?:`|\$ |^)make ((?:[a-z][a-z-]*\b(?!=) ?)+)", re.MULTILINE)


def help_lines() -> list[str]:
    command = ["make", "--silent", "help"]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT).stdout.splitlines()


def test_help_fits_a_screen_and_starts_with_what_a_clone_needs() -> None:
    lines = help_lines()
    assert len(lines) <= 37
    assert max(map(len, lines)) <= 100
    assert [line.split()[0] for line in lines[1:7]] == ["demo", "test", "lint", "types", "docs", "bench"]
    assert all(re.fullmatch(r"  [a-z-]+ +[A-Z].*\.|\S.*", line) for line in lines)


def test_help_lists_all_but_the_internal_targets() -> None:
    listed = [line.split()[0] for line in help_lines() if line.startswith("  ")]
    assert len(listed) == len({*listed})
    assert {*listed} == TARGETS - INTERNAL


def test_each_target_is_phony() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*?[^\\])$", MAKEFILE, re.MULTILINE | re.DOTALL)
    assert {*phony.replace("\\\n", " ").split()} == TARGETS


def called(text: str) -> set[str]:
    return {target for targets in _CALLS.findall(text) for target in targets.split()}


def test_pages_name_targets_that_are_there() -> None:
    there = [page for page in PAGES if page.exists()]  # some are not in the sdist
    assert len(there) > 100
    unknown = {str(page): called(page.read_text("utf-8")) - TARGETS for page in there}
    assert {page: names for page, names in unknown.items() if names} == {}


def test_calls_are_found() -> None:
    assert called("See `make docs check-site` or\n$ make check-fuzz SECONDS=20\nmake lint") == {
        "docs", "check-site", "check-fuzz", "lint",
    }  # fmt: skip
