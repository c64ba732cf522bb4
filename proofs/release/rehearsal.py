"""A copy of the project with an environment and a git history of its own, in which releases are rehearsed."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_BASE = "https://shop.test/schemas"
_SETTINGS = {
    "user.name": "Rehearsal",
    "user.email": "rehearsal@shop.test",
    "commit.gpgSign": "false",
    "tag.gpgSign": "false",
}

#: The tests that read the schemas, the number, pages or the record of this project, but for the slow ones.
QUICK = (
    "-m", "not slow", "tests/cli/test_show.py", "tests/cli/test_types.py", "tests/diff/test_diff.py",
    "tests/diff/test_releases.py", "tests/docs/test_twins.py", "tests/events", "tests/outputs", "tests/pages",
    "tests/test_contract.py", "tests/test_contract_tables.py", "tests/test_portable.py", "tests/test_public.py",
    "tests/test_readme.py", "tests/test_schemas.py", "tests/test_single_file.py", "tests/test_validator.py",
    "tests/tools/test_dispatch.py", "tests/tools/test_vectors.py",
)  # fmt: skip
#: What a variable that the copy must not see begins with.
_NOT_KEPT = ("COVERAGE", "GIT_", "LC_", "MAKE", "MFLAGS", "PYTEST", "PYTHONPATH")


class Failed(Exception):
    """The rehearsal went otherwise than the documentation says."""


def require(is_so: bool, otherwise: str) -> None:  # noqa: FBT001 as `assert`, with a sentence
    """See that something is so.

    Raises:
        Failed: It is not.
    """
    if not is_so:
        raise Failed(otherwise)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A copy of the project.

    Attributes:
        folder: Where the copy is.
        published: Where it publishes, release after release.
        is_quick: Whether the tests of `QUICK` are run, or all of them.
    """

    folder: Path
    published: Path
    is_quick: bool

    @classmethod
    def begin(cls, holder: Path, *, is_quick: bool) -> "Rehearsal":
        """Copy the files that git knows or would add, and the environment; tag what was released before."""
        rehearsal = cls(holder / "project", holder / "published", is_quick)
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
            check=True, capture_output=True, text=True, cwd=PROJECT,
        ).stdout  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if (PROJECT / name).exists():
                (rehearsal.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(PROJECT / name, rehearsal.folder / name)
        rehearsal._move_environment()
        rehearsal.git("init", "--quiet", "--initial-branch=main")
        for setting, value in _SETTINGS.items():
            rehearsal.git("config", setting, value)
        rehearsal.commit("As it is")
        for released in rehearsal.released():
            rehearsal.git("tag", f"v{released}")
        return rehearsal

    def _move_environment(self) -> None:
        """Copy the environment, and let its commands and its package be those of the copy."""
        old, new = PROJECT / ".venv", self.folder / ".venv"
        shutil.copytree(old, new, symlinks=True)
        for script in (new / "bin").iterdir():
            if not script.is_symlink() and (content := script.read_bytes()).startswith(b"#!"):
                script.write_bytes(content.replace(bytes(old), bytes(new)))
        (new / "ready").unlink(missing_ok=True)
        self.make(".venv/ready")

    def run(self, *command: str, status: int = 0) -> str:
        """Run a command in the copy, and return what it prints.

        Raises:
            Failed: Its exit status is another one.
        """
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_KEPT)}
        path = f"{self.folder / '.venv/bin'}{os.pathsep}{kept['PATH']}"
        done = subprocess.run(  # noqa: S603
            command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.folder,
            env=kept | {"PATH": path, "LANG": "C.UTF-8"},
        )  # fmt: skip
        if done.returncode != status:
            raise Failed(f"{' '.join(command)}: exit status {done.returncode}, not {status}\n{done.stdout}")
        return done.stdout

    def make(self, *arguments: str, status: int = 0) -> str:
        """Run `make` in the copy."""
        return self.run("make", "--silent", *arguments, status=status)

    def git(self, *arguments: str) -> str:
        """Run git in the copy."""
        return self.run("git", *arguments)

    def commit(self, message: str, *, tag: str = "") -> None:
        """Commit everything, and tag it."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        if tag:
            self.git("tag", tag)

    def test(self) -> None:
        """Run the tests: all of them, or those that a release may concern."""
        options = ["--quiet", "--tb=short", "-n", "auto", "--dist", "worksteal", "--hypothesis-profile=few"]
        said = self.run("pytest", *options, *(QUICK if self.is_quick else ()))
        print(f"        {said.strip().splitlines()[-1]}", flush=True)

    def publish(self, *, status: int = 0) -> str:
        """Publish all versions, as the command of the copy does."""
        return self.run("commerce-events", "publish", str(self.published), "--base-url", _BASE, status=status)

    def refused(self, sentence: str, *arguments: str) -> None:
        """Run `make`, which has to say a sentence, to fail, and to change nothing.

        Raises:
            Failed: It does otherwise.
        """
        before = self.git("status", "--porcelain"), self.git("diff")
        said = self.make(*arguments, status=2)
        require(sentence in said, f"make {' '.join(arguments)} says something else:\n{said}")
        require((self.git("status", "--porcelain"), self.git("diff")) == before, "what was refused changed a file")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that is in a file.

        Raises:
            Failed: It is not there.
        """
        text = self.read(file)
        require(old in text, f"{file} has no {old!r}")
        self.write(file, text.replace(old, new))

    def number(self) -> str:
        """The number of the package."""
        found = re.search(r'^__version__ = "(.*)"$', self.read("src/commerce_events/__init__.py"), re.MULTILINE)
        return found[1] if found else ""

    def released(self) -> list[str]:
        """The numbers that are released."""
        return [each for each, record in json.loads(self.read("schemas/releases.json")).items() if record["date"]]

    def read(self, file: str) -> str:
        """The text of a file of the copy."""
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a file of the copy."""
        (self.folder / file).write_text(text, encoding="utf-8")

    def undo(self) -> None:
        """Take back what was not committed."""
        self.git("checkout", "--quiet", "--", ".")
        self.git("clean", "--quiet", "--force", "-d")
