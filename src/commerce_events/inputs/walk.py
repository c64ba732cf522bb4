"""Walk through folders: take what is asked for, and report what can't be looked at.

Links to folders are followed. A folder is walked through once in each state of the pattern, however many links lead to
it, so loops of links end.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from commerce_events._params import Params
from commerce_events.inputs.files import ENDINGS, Unreadable, not_readable
from commerce_events.inputs.steps import ALL_BELOW, States, Steps


class Walk:
    """A walk through a folder.

    Args:
        root: The folder.
        steps: What is asked for in it.
        is_excluded: Whether a path, as it would be reported, is left out with all that is below it.
    """

    def __init__(self, root: Path, steps: Steps, is_excluded: Callable[[Path], bool]) -> None:
        self._root, self._steps, self._is_excluded = root, steps, is_excluded
        self._been: set[tuple[int, int, States]] = set()

    def found(self) -> Iterator[Path | Unreadable]:
        """Yield the files, sorted by their names, folder by folder, and what can't be read among them."""
        pending = [(self._root, self._steps.start)]
        while pending:
            path, states = pending.pop()
            try:
                info = os.stat(path)
                if stat.S_ISDIR(info.st_mode):
                    pending += self._inside(path, info, states)
                elif self._is_asked_for(path, states):
                    yield path if stat.S_ISREG(info.st_mode) else Unreadable(str(path), "not-readable", _SPECIAL)
            except OSError as error:
                if path == self._root or self._is_asked_for(path, states) or not path.suffix:
                    yield not_readable(str(path), error)

    def _inside(self, folder: Path, info: os.stat_result, states: States) -> Iterator[tuple[Path, States]]:
        """Yield what is inside a folder, the last first, with the states of each.

        Raises:
            OSError: The folder can't be listed.
        """
        if self._steps.ends(states):
            states |= {ALL_BELOW}
        key = (info.st_dev, info.st_ino, states)
        if key in self._been:
            return
        self._been.add(key)
        for name in sorted(os.listdir(folder), reverse=True):
            following = self._steps.after(states, name)
            if following and not self._is_excluded(folder / name):
                yield folder / name, following
        if above := self._steps.above(states):
            yield folder / os.pardir, above

    def _is_asked_for(self, path: Path, states: States) -> bool:
        """Whether it would be taken if it is a file."""
        return self._steps.ends(states) or (ALL_BELOW in states and path.name.lower().endswith(ENDINGS))


_SPECIAL = Params(reason="special")
