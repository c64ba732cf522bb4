"""Find the files that paths stand for.

What can't be read is an answer as well, in its place among the others, so that it never hides the next.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from commerce_events._params import Params
from commerce_events.inputs.files import Unreadable, not_readable
from commerce_events.inputs.patterns import matching
from commerce_events.inputs.steps import Steps
from commerce_events.inputs.walk import Walk

_MAGIC = re.compile(r"[*?\[]")


class Finder:
    """Find files, each of them once, however many paths lead to it.

    Args:
        exclude: Patterns of what is left out in folders and among what patterns match. One without a slash stands for
            names at any depth.
    """

    def __init__(self, exclude: Iterable[str] = ()) -> None:
        self._excluded = matching(exclude)
        self._seen: set[tuple[int, int]] = set()

    def find(self, path: str) -> Iterator[Path | Unreadable]:
        """Yield the files that a path stands for: itself, those in the folder, or those that match the pattern."""
        nothing = True
        for found in self._candidates(path):
            nothing = False
            if isinstance(found, Unreadable) or self._is_new(found):
                yield found
        if nothing:
            is_folder = os.path.isdir(path)
            yield Unreadable(path, "no-payloads", _FOLDER) if is_folder else Unreadable(path, "no-such-path")

    def _candidates(self, path: str) -> Iterator[Path | Unreadable]:
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (FileNotFoundError, NotADirectoryError) as error:
            if os.path.lexists(path):
                yield not_readable(path, error)
            else:
                yield from self._matching(path)
        except (OSError, ValueError) as error:
            yield not_readable(path, error if isinstance(error, OSError) else OSError(str(error)))
        else:
            yield from Walk(Path(path), Steps(()), self._excluded).found() if is_folder else [Path(path)]

    def _matching(self, pattern: str) -> Iterator[Path | Unreadable]:
        """Yield what a pattern matches. A folder that is there as written is meant, whatever signs its name has."""
        root, parts = Path(), list(Path(pattern).parts)
        while parts and (not _MAGIC.search(parts[0]) or os.path.lexists(root / parts[0])):
            root /= parts.pop(0)
        if parts and os.path.isdir(root):
            yield from Walk(root, Steps(parts), self._excluded).found()

    def _is_new(self, file: Path) -> bool:
        """Whether it was not found before. What is no regular file, such as a pipe of a shell, is always new."""
        try:
            info = os.stat(file)
        except OSError:  # it went away: reading it says so
            return True
        key = (info.st_dev, info.st_ino)
        if not stat.S_ISREG(info.st_mode):
            return True
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new


_FOLDER = Params(reason="folder")
