"""The pages of the docs, taken apart: their code blocks, the files and the commands in them.

A code block behind a line that ends in "`name.ext`:" is the content of that file, for all that follows on its page.
"""

import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"

_BLOCK = re.compile(r"(?:`([\w./-]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """The code blocks of a page: the file that each is, or nothing; its language; its text."""
    return _BLOCK.findall(page.read_text(encoding="utf-8"))


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def steps(console: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, and what each prints."""
    for command, printed in _STEP.findall(console):
        yield command.replace("\\\n", ""), printed
