"""Run the tests on each supported Python of the machine, then with the lowest dependencies on the oldest of them.

`make check-pythons` asks for all Pythons that are found but the one of `.venv`, on which `make test` runs; or for those
that are named: `make check-pythons PYTHONS="python3.12 /usr/bin/python3"`. `QUICK=1` asks for two: the newest, without
property tests, and the oldest with the lowest dependencies, with the slow tests and the branch coverage of all.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from proofs.pythons.found import SYSTEM, Python, commands, found, supported

PINS = ("requirements/run.txt", "requirements/test.txt")
LOWEST = ("requirements/lowest.txt",)
#: Asks for little: the oldest and the newest Python alone, and for other tests on each.
QUICK = "--quick"
_QUIET = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile")
_TESTS = ("-m", "pytest", "--quiet", "-n", "auto", "--dist", "worksteal", "--hypothesis-profile=few", "-m")
#: Which tests are run: as `make test` runs them; quickly; and as `make check-coverage` does.
_USUAL, _FEW = ("not slow",), ("not (slow or property)",)
_MEASURED = ("slow or not (property or no_cover)", "--cov", "--cov-report=term-missing")


@dataclass(frozen=True, slots=True)
class Run:
    """The tests, on a Python, with pinned requirements, in a virtual environment of their own."""

    python: Python
    requirements: tuple[str, ...] = PINS
    is_quick: bool = False

    @property
    def name(self) -> str:
        """What the summary calls it."""
        return f"{self.python.version}{', with the lowest dependencies' if self.requirements == LOWEST else ''}"

    @property
    def tests(self) -> tuple[str, ...]:
        """The arguments of Python that run the tests."""
        quick = _MEASURED if self.requirements == LOWEST else _FEW
        return (*_TESTS, *(quick if self.is_quick else _USUAL))

    @property
    def folder(self) -> Path:
        """The folder of its virtual environment."""
        return Path(f".venv-{self.python.version}{'-lowest' if self.requirements == LOWEST else ''}")


def main(arguments: Sequence[str]) -> int:
    """Run the tests and say on what; 1 if they failed somewhere."""
    own, versions = platform.python_version(), supported()
    named = [argument for argument in arguments if argument != QUICK]
    pythons = found(map(_whole, named) if named else commands(versions), versions)
    is_quick = QUICK in arguments
    pythons = outermost(pythons) if is_quick else pythons
    results = {run.name: _passes(run) for run in runs(pythons, own, is_quick=is_quick)}
    print("\nPythons:", *summary(pythons, versions, own, results), sep="\n  ")
    return 0 if results and all(results.values()) else 1


def outermost(pythons: Sequence[Python]) -> list[Python]:
    """Return the oldest and the newest of those that can make environments."""
    usable = [python for python in pythons if python.can_make_environments]
    return list(dict.fromkeys([*usable[:1], *usable[-1:]]))


def runs(pythons: Sequence[Python], own: str, *, is_quick: bool = False) -> Iterator[Run]:
    """Yield the runs; `own` is the version on which `make test` runs.

    The oldest Python runs with the lowest dependencies, and with the pinned ones only if `make test` has another minor.
    """
    usable = [python for python in pythons if python.can_make_environments]
    minor = own.rpartition(".")[0]
    for index, python in enumerate(usable):
        if python.version != own and (index or python.minor != minor):
            yield Run(python, is_quick=is_quick)
    yield from (Run(python, LOWEST, is_quick) for python in usable[:1])


def summary(pythons: Sequence[Python], versions: Sequence[str], own: str, results: dict[str, bool]) -> Iterator[str]:
    """Yield the lines that say on which Pythons the tests ran, and on which supported ones they did not."""
    for python in pythons:
        if not python.can_make_environments:
            yield f"{python.version}: NOT RUN, {python.command} has no ensurepip (in Debian it is in python3-venv)"
        elif python.version == own:
            yield f"{python.version}: `make test` runs on it"
    for name, passed in results.items():
        yield f"{name}: {'passed' if passed else 'FAILED'}"
    for version in versions:
        if version not in {python.minor for python in pythons}:
            yield f"{version}: NOT RUN, there is none here, or it was not asked for"
    if SYSTEM not in {python.command for python in pythons}:
        yield f"{SYSTEM}: NOT RUN, it is not here, not supported, or was not asked for"


def _whole(command: str) -> str:
    return shutil.which(command) or command


def _passes(run: Run) -> bool:
    """Make the environment if it is missing or old, and run the tests in it."""
    print(f"\n{run.name} ({run.python.command})", flush=True)
    python = _environment(run)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.run([python, *run.tests], env=environment, check=False).returncode == 0  # noqa: S603 our own


def _environment(run: Run) -> Path:
    """Return the Python of the run's environment, which is made anew when what it was made from has changed."""
    texts = b"\0".join(Path(name).read_bytes() for name in (*run.requirements, "pyproject.toml"))
    ready, digest = run.folder / "ready", hashlib.sha256(texts).hexdigest()
    python = (run.folder / "bin" / "python").absolute()
    if ready.exists() and ready.read_text(encoding="utf-8") == digest:
        return python
    files = [argument for name in run.requirements for argument in ("-r", name)]
    for command in (
        [run.python.command, "-m", "venv", "--clear", str(run.folder)],
        [str(python), *_QUIET, "--require-hashes", *files],
        [str(python), *_QUIET, "--no-deps", "--no-build-isolation", "--editable", "."],
    ):
        subprocess.run(command, check=True)  # noqa: S603 our own
    ready.write_text(digest, encoding="utf-8")
    return python


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
