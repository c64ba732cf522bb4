"""Run steps as the systems do that build things: a folder, a shell, an environment of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]

#: The programs of this environment.
BIN = Path(sys.prefix) / "bin"

#: What a variable that steps must not see begins with.
_NOT_KEPT = ("COMMERCE_EVENTS", "COVERAGE", "FORCE_COLOR", "GIT", "LC_", "NO_COLOR", "PRE_COMMIT", "PYTEST", "PYTHON")

GOOD = '{"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", "quantity": 2}\n'
BAD = GOOD.replace("quantity", "quantiy")


def run(
    *command: str | Path, folder: Path, env: dict[str, str] | None = None, status: int | None = 0
) -> subprocess.CompletedProcess[str]:
    """Run a command; the streams are one, as in the log of a build.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        env: Variables beside those that are kept.
        status: The exit status that it has to end with; None if any will do.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_KEPT)}
    done = subprocess.run(  # noqa: S603 a proof's own
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
        env=kept | {"LANG": "C.UTF-8"} | (env or {}),
    )  # fmt: skip
    assert status in (None, done.returncode), f"exit status {done.returncode}\n{done.stdout}"
    return done


def read_yaml(path: str) -> Any:
    """Return what a YAML file of the project holds."""
    return yaml.safe_load((PROJECT / path).read_text(encoding="utf-8"))


def repository(folder: Path, files: dict[str, str]) -> Path:
    """Make a git repository in which these files are committed."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return committed(folder)


def committed(folder: Path) -> Path:
    """Make a folder a git repository, with all that is in it committed."""
    run("git", "init", "--quiet", "--initial-branch=main", folder=folder)
    run("git", "add", "--all", folder=folder)
    who = ("-c", "user.name=Proof", "-c", "user.email=proof@commerce-events.example")
    run("git", *who, "commit", "--quiet", "--message=As it is", folder=folder)
    return folder


def copy_of_the_project(folder: Path) -> Path:
    """Copy the files that git knows or would add."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=PROJECT).stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    return folder
