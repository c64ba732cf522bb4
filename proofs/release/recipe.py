"""Follow a recipe of docs/contributing.md to the letter: write what it shows, run what it says."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

from proofs.release.rehearsal import Rehearsal, require

_STEP = re.compile(r"^\d\. (.*?)(?=^\d\. |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^( *)```json\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
#: What a step says to run.
_COMMAND = re.compile(r"`((?:make|commerce-events) [^`]+)`")


def follow(here: Rehearsal, heading: str, run: Callable[[str], None]) -> None:
    """Follow a recipe in a copy of the project.

    Args:
        here: The copy.
        heading: The recipe.
        run: What runs a command; it is told of each command that the recipe names, in its order.

    Raises:
        Failed: The recipe says nothing that could be followed, or adds what is there.
    """
    done = 0
    for step in _steps(here, heading):
        for place, text in _blocks(step):
            _put(here.folder / place, text, within=_object(place, step))
            done += 1
        for command in _COMMAND.findall(step):
            run(command)
            done += 1
    require(done > 0, f"{heading}: there is nothing to follow")


def _steps(here: Rehearsal, heading: str) -> Iterator[str]:
    (recipe,) = re.findall(
        rf"^## {heading}\n(.*?)(?=^## )", here.read("docs/contributing.md"), re.DOTALL | re.MULTILINE
    )
    for step in _STEP.finditer(recipe):
        # A paragraph that is not indented is of the recipe, not of its last step.
        yield re.split(r"\n\n(?=\S)", step[1])[0]


def _blocks(step: str) -> Iterator[tuple[str, str]]:
    """The JSON that a step shows, each with the file of the schemas that it named last."""
    for block in _BLOCK.finditer(step):
        yield re.findall(r"`(schemas/[\w/.]+\.json)`", step[: block.start()])[-1], dedent(block[2])


def _object(place: str, step: str) -> list[str]:
    """Where in a file its members go: under the names that the step gives, such as `properties`."""
    names = re.findall(r"under `([\w/.]+)`", step)
    return [name for name in names if name != place]


def _put(file: Path, text: str, within: list[str]) -> None:
    """Write a new file as it is shown, or put members into one that is there; words are in the order of files."""
    if not file.exists():
        file.write_text(text, encoding="utf-8")
        return
    # A schema file has its identity and words above a blank line.
    head, mark, rules = file.read_text(encoding="utf-8").rpartition("\n\n")
    document, members = json.loads(f"{{{rules}" if mark else rules), json.loads(text)
    target: dict[str, Any] = document
    for name in within:
        target = target[name]
    known = target.keys() & members.keys()
    require(not known, f"the page adds what is there: {', '.join(known)}")
    target.update(members)
    if not within:
        document = dict(sorted(document.items()))
    written = json.dumps(document, indent=2, ensure_ascii=False)
    shown = written.removeprefix("{\n") if mark else written
    file.write_text(f"{head}{mark}{shown}\n", encoding="utf-8")
