"""Find the line of a key in a TOML text: the library that reads TOML gives values, and no places.

The beginnings of the text that are TOML by themselves end where statements end. The longest of them that lacks the key
ends where the statement of the key starts, however the key is written.
"""

import tomllib
from collections.abc import Iterable, Sequence

#: So many beginnings are tried; a text whose statements are short needs a few dozen.
_TRIALS = 500


def line_of(text: str, path: Sequence[str]) -> int:
    """Return the line, from 1, of the statement that first gives a key of a TOML text a value.

    Args:
        text: TOML that can be read, and that has the key.
        path: The names of the tables and of the key.
    """
    search = _Search(text.split("\n"), path)
    before = search.before()
    statement = search.lines[before:]
    return before + next(number for number, line in enumerate(statement, 1) if line.split("#")[0].strip())


class _Search:
    def __init__(self, lines: Sequence[str], path: Sequence[str]) -> None:
        self.lines, self._path, self._left = lines, path, _TRIALS

    def before(self) -> int:
        """Return how many lines stand before the statement."""
        without, having = 0, len(self.lines)
        while found := self._beginning(without, having):
            end, has_key = found
            without, having = (without, end) if has_key else (end, having)
        return without

    def _beginning(self, low: int, high: int) -> tuple[int, bool] | None:
        """Return a beginning that is longer than `low` lines and shorter than `high`, and whether it has the key."""
        middle = (low + high) // 2
        for end in _outwards(middle, low, high):
            self._left -= 1
            if self._left < 0:
                return None
            try:
                return end, self._has(tomllib.loads("\n".join(self.lines[:end])))
            except tomllib.TOMLDecodeError:
                continue
        return None

    def _has(self, table: object) -> bool:
        for name in self._path:
            if not isinstance(table, dict) or name not in table:
                return False
            table = table[name]
        return True


def _outwards(middle: int, low: int, high: int) -> Iterable[int]:
    """Return the numbers between two others, those nearest to the middle first."""
    return sorted(range(low + 1, high), key=lambda number: abs(number - middle))
