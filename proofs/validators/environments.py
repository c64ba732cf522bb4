"""The environments that the validators run in, made from their pins when they are missing or old."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: The folder of the agreement matrix.
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Environment:
    """A folder of installed packages.

    Attributes:
        folder: Where they are.
        pins: The file that says which, with their hashes.
        commands: What installs them, run one after another in the folder of `pins`.
    """

    folder: Path
    pins: Path
    commands: tuple[tuple[str, ...], ...]

    def make_ready(self, say: Callable[[str], object]) -> None:
        """Install the packages, unless they are there already.

        Raises:
            OSError: A command is not there.
            subprocess.CalledProcessError: A command failed.
        """
        stamp, digest = self.folder / ".pins", hashlib.sha256(self.pins.read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
            return
        say(f"{self.folder.name}: installing what {self.pins.name} says")
        for command in self.commands:
            subprocess.run(command, check=True, cwd=self.pins.parent)  # noqa: S603 the commands below
        stamp.write_text(digest, encoding="ascii")


def _python(folder: str, pins: str) -> Environment:
    pip = (f"{folder}/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", pins)
    return Environment(FOLDER / folder, FOLDER / pins, ((sys.executable, "-m", "venv", "--clear", folder), pip))


_NPM = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")

ENVIRONMENTS = [
    _python(".venv", "requirements.txt"),
    _python(".venv-sourcemeta", "sourcemeta.txt"),
    Environment(FOLDER / "node_modules", FOLDER / "package-lock.json", (_NPM,)),
]
