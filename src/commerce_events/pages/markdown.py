"""Text → plain Markdown: what stands in it is shown as it stands, whatever it may look like."""

import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`+[^`]+`+)")
_MARKUP = re.compile(r"([\\`*_\[\]{|#])")
_START = re.compile(r"^([0-9]*)([-+.)](?=\s)|>)")
_BAR = re.compile(r"(?<!\\)\|")


def prose(text: str) -> str:
    """A sentence with its code spans, in which nothing else is markup."""
    parts = _CODE.split(text)
    said = "".join(part if index % 2 else escaped(part) for index, part in enumerate(parts))
    return _START.sub(r"\1\\\2", said)


def escaped(text: str) -> str:
    """A text in which nothing is markup; `<` and `&` as entities, which every reader of Markdown knows."""
    return _MARKUP.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def code(text: str) -> str:
    """A code span in one line."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    edge = " " if "`" in text else ""
    return f"{ticks}{edge}{text}{edge}{ticks}"


def link(label: str, target: str) -> str:
    """A link; the label is Markdown already."""
    return f"[{label}]({target})"


def fenced(language: str, text: str) -> str:
    """A block of code, with a fence that the text does not have."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, cells))} |" for cells in lines)


def _cell(text: str) -> str:
    return _BAR.sub(r"\|", text)


def items(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {line}" for line in lines)


def page(*blocks: str) -> str:
    """A page of blocks; those that are empty are left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"
