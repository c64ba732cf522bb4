"""Paths → files: what the command is pointed at.

What can't be read is an answer as well, in its place among the others, so that it never hides the next.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from commerce_events._json_types import Language
from commerce_events._messages import sentence
from commerce_events._params import NONE, Params

#: How the names of files end that hold a body on each line, and those that are one body.
OF_LINES, OF_ONE = (".ndjson", ".jsonl"), (".json",)

#: The ending of packed files, behind one of the others.
PACKED = ".gz"

_ENDINGS = tuple(ending + packing for ending in OF_ONE + OF_LINES for packing in ("", PACKED))
_MAGIC = re.compile(r"[*?\[]")
_STARS = re.compile(r"\*+")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that no payload can be had from, or no further one.

    Attributes:
        file: The path, as given or as found, or `<stdin>`.
        code: Why, one of the codes of input: `no-such-path`, `no-payloads`, `not-readable`, `not-gzip`.
        params: What the words are filled with.
    """

    file: str
    code: str
    params: Params = NONE

    def message(self, lang: Language = "en") -> str:
        """Why it can't be read, as a sentence in English (`en`) or Spanish (`es`)."""
        return sentence(self.code, "message", self.params, lang)

    def hint(self, lang: Language = "en") -> str:
        """What to do about it, as a sentence in English (`en`) or Spanish (`es`)."""
        return sentence(self.code, "hint", self.params, lang)


def not_readable(file: str, error: OSError) -> Unreadable:
    """The answer about a path that the system refuses to read."""
    reason = "permission" if isinstance(error, PermissionError) else "other"
    return Unreadable(file, "not-readable", Params(reason=reason, system=error.strerror or str(error)))


def find(path: str) -> Iterator[Path | Unreadable]:
    """The files that a path stands for: itself, those in the folder, or those that match the pattern."""
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        matching = _matching(path)
        yield from matching
        if not matching:
            yield Unreadable(path, "no-such-path")
    except OSError as error:
        yield not_readable(path, error)
    else:
        yield from _inside(Path(path)) if is_folder else [Path(path)]


def _matching(pattern: str) -> list[Path]:
    """The files that a pattern matches, sorted, and those in the folders that it matches; hidden ones have to be named.

    Unlike `glob`, `pathlib` does not follow links to folders for `**`, so that loops of links are harmless.
    """
    parts = Path(pattern).parts
    plain = list(takewhile(lambda part: not _MAGIC.search(part), parts))
    steps = [part if part == "**" else _STARS.sub("*", part) for part in parts[len(plain) :]]
    if not steps:
        return []
    root = Path(*plain)
    found = root.glob("/".join([*steps, "*"] if steps[-1] == "**" else steps))
    visible = sorted(path for path in found if not _is_hidden(path.relative_to(root)))
    files = (inner for path in visible for inner in ([path] if path.is_file() else _inside(path)))
    return [*dict.fromkeys(file for file in files if isinstance(file, Path))]


def _inside(folder: Path) -> Iterator[Path | Unreadable]:
    """The payload files in a folder and in the folders in it, sorted; links to folders are not followed."""
    pending, empty = [folder], True
    while pending:
        path = pending.pop()
        try:
            if path is folder or (path.is_dir() and not path.is_symlink()):
                children = (child for child in path.iterdir() if not child.name.startswith("."))
                pending.extend(sorted(children, reverse=True))
            elif path.name.lower().endswith(_ENDINGS) and path.is_file():
                empty = False
                yield path
        except OSError as error:
            empty = False
            yield not_readable(str(path), error)
    if empty:
        yield Unreadable(str(folder), "no-payloads", Params(reason="folder"))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts if part != os.pardir)
