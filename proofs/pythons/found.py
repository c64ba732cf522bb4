"""Find the Pythons of the machine: on the path, Debian's own, and those of pyenv."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: The Python that a Debian without any other has; `python3` alone may be a newer one.
SYSTEM = "/usr/bin/python3"

_CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.[0-9]+)")
_QUESTION = """
import importlib.util, json, platform, sys
can = sys.implementation.name == "cpython" and sys.prefix == sys.base_prefix
has_pip = importlib.util.find_spec("ensurepip") is not None
print(json.dumps([can, has_pip, platform.python_version()]))
"""


@dataclass(frozen=True, slots=True)
class Python:
    """A Python of the machine: the command that starts it, and its version, such as `3.11.2`."""

    command: str
    version: str
    can_make_environments: bool = True

    @property
    def minor(self) -> str:
        """The version as classifiers have it, such as `3.11`."""
        return self.version.rpartition(".")[0]

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers to sort by."""
        return tuple(map(int, re.findall("[0-9]+", self.version)))


def supported(pyproject: Path = Path("pyproject.toml")) -> list[str]:
    """Return the versions that the classifiers name, the oldest first: this list is the only one."""
    classifiers = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["classifiers"]
    return [match[1] for match in map(_CLASSIFIER.fullmatch, classifiers) if match]


def commands(versions: Iterable[str]) -> Iterator[str]:
    """Yield what may start a Python of one of these versions."""
    yield SYSTEM
    names = ["python3", *(f"python{version}" for version in versions)]
    folders = [Path(folder) for folder in os.get_exec_path()]
    if shutil.which("pyenv"):
        root = subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S607
        folders += sorted(Path(root).glob("versions/*/bin"))
    yield from (str(folder / name) for folder in folders for name in names if (folder / name).is_file())


def ask(command: str) -> Python | None:
    """Return the Python that a command starts; None if there is none, or a virtual environment, or no CPython."""
    try:
        answer = subprocess.run(  # noqa: S603 what is on the path
            [command, "-I", "-c", _QUESTION], capture_output=True, check=True, timeout=60
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    can, has_pip, version = json.loads(answer)
    return Python(command, version, has_pip) if can else None


def found(candidates: Iterable[str], versions: Iterable[str]) -> list[Python]:
    """Return one Python for each release of these versions, the oldest first; of two alike, the first command."""
    wanted = {*versions}
    by_version: dict[str, Python] = {}
    for python in filter(None, map(ask, dict.fromkeys(candidates))):
        if python.minor in wanted:
            by_version.setdefault(python.version, python)
    return sorted(by_version.values(), key=lambda python: python.order)
