"""A JSON text and a path → the line and column where that value stands.

Looked up only for what is reported. Siblings on the way are skipped with the parser of the standard library.
"""

import json
import re
from collections.abc import Sequence
from itertools import accumulate

from commerce_events._pointer import Path

_SPACE = re.compile(r"[ \t\n\r]*+")
_decode = json.JSONDecoder().raw_decode


class Places:
    """The places of a text; values are looked for only in one that is JSON, and what was found on the way is kept."""

    def __init__(self, text: str, sizes: Sequence[int] = ()) -> None:
        """`sizes` are those of the events in the text of a batch, if they are known: it is faster then."""
        self._text = text
        self._sizes = sizes
        self._values: dict[Path, int] = {(): self._skip(0)}
        self._names: dict[Path, int] = {}
        self._entered: set[Path] = set()

    def offset(self, path: Path, *, on_name: bool = False) -> int:
        """Where a value, or the name of a property, starts: in characters from 0."""
        for depth in range(len(path)):
            self._enter(path[:depth])
        return (self._names if on_name else self._values)[path]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line, and the column in characters (code points), of an offset, both from 1."""
        line_start = self._text.rfind("\n", 0, offset) + 1
        return self._text.count("\n", 0, offset) + 1, offset - line_start + 1

    def _skip(self, at: int) -> int:
        if self._text[at : at + 1] > " ":
            return at
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _enter(self, path: Path) -> None:
        """Note where the items or properties of the value at `path` stand."""
        if path in self._entered:
            return
        self._entered.add(path)
        if not path and len(self._text) == sum(self._sizes) + len(self._sizes) + 1:  # no blanks
            starts = accumulate(self._sizes, lambda at, size: at + size + 1, initial=1)
            self._values.update(((index,), start) for index, start in enumerate(starts))
            return
        at = self._values[path]
        in_object, index = self._text[at] == "{", 0
        at = self._skip(at + 1)
        while self._text[at] not in "]}":
            step: str | int = index
            if in_object:
                start = at
                step, at = _decode(self._text, at)
                self._names[*path, step] = start
                at = self._skip(self._skip(at) + 1)
            self._values[*path, step] = at
            at = self._skip(at + self._sizes[index] if self._sizes and not path else _decode(self._text, at)[1])
            at = self._skip(at + 1) if self._text[at] == "," else at
            index += 1
