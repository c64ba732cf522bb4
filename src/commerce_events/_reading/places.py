"""A JSON text and a path → the line and column where that value stands.

Looked up only for what is reported, in the order of the text: each part of it is gone through once. Siblings on the way
are skipped with the parser of the standard library.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from commerce_events._pointer import Path

_SPACE = re.compile(r"[ \t\n\r]*")
#: A member of an object whose name and value have nothing in them that has to be decoded, and what is before it.
_PLAIN = re.compile(r'[ \t\n\r,]*"([^"\\]*)"[ \t\n\r]*:[ \t\n\r]*("[^"\\]*"|[^][{}"\\, \t\n\r]+)')
#: The step to no place.
_NO_STEP = -1
_decode = json.JSONDecoder().raw_decode


@dataclass(slots=True)
class _Container:
    """An array or object on the way to a value.

    Attributes:
        in_object: Whether it has names.
        step: The index or name that was come to last.
        name: Where the name there starts, in an object.
        value: Where the value there starts.
    """

    in_object: bool
    step: int | str = -1
    name: int = 0
    value: int = 0


class Places:
    """The places of a text; values are looked for only in one that is JSON.

    It is fastest for paths in the order of the text: for one that stands before the last, the search starts anew.
    """

    def __init__(self, text: str, sizes: Sequence[int] = ()) -> None:
        """`sizes` are those of the events in the text of a batch, if they are known: it is faster then."""
        self._text = text
        self._sizes = sizes
        #: Where each event starts, but for the commas before it, if nothing else is between them.
        starts = [*accumulate(sizes, initial=len("["))]
        self._starts = starts if sizes and starts[-1] + len(sizes) == len(text) else []
        self._way: list[_Container] = []
        self._offset = self._line = self._line_start = 0

    def offset(self, path: Path, *, on_name: bool = False) -> int:
        """Where a value, or the name of a property, starts: in characters from 0."""
        if not path:
            return self._skip(0)
        if not self._go(path):  # it stands before the last one
            self._way.clear()
            self._go(path)
        container = self._way[len(path) - 1]
        return container.name if on_name else container.value

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line, and the column in characters (code points), of an offset, both from 1."""
        if offset < self._offset:
            self._offset = self._line = self._line_start = 0
        if lines := self._text.count("\n", self._offset, offset):
            self._line += lines
            self._line_start = self._text.rfind("\n", self._offset, offset) + 1
        self._offset = offset
        return self._line + 1, offset - self._line_start + 1

    def _go(self, path: Path) -> bool:
        """Go on to a place; False, if it does not stand behind the last one."""
        way = self._way
        if self._starts and not (way and way[0].step == path[0]):
            index = int(path[0])
            way[:] = [_Container(in_object=False, step=index, value=self._starts[index] + index)]
        for level, step in enumerate(path):
            if level == len(way):
                start = way[-1].value if way else self._skip(0)
                way.append(_Container(in_object=self._text[start] == "{"))
                at = start + 1
            elif way[level].step == step:
                continue
            else:
                at = self._leave(level)
            if not self._advance(level, at, step):
                return False
        return True

    def _leave(self, level: int) -> int:
        """Go to the end of the value that was come to at a level."""
        if self._sizes and not level:
            del self._way[1:]
            return self._end(level)
        at = self._end(len(self._way) - 1)
        while len(self._way) > level + 1:
            self._advance(len(self._way) - 1, at, _NO_STEP)
            at = self._way.pop().value + 1
        return at

    def _advance(self, level: int, at: int, step: int | str) -> bool:
        """Go on to a step, from behind a value or the opening bracket.

        False, if there is no such step; then the closing bracket has been come to.
        """
        text, container = self._text, self._way[level]
        while True:
            plain = _PLAIN.match(text, at) if container.in_object else None
            if plain:
                if plain[1] == step:
                    container.name, container.step, container.value = plain.start(1) - 1, step, plain.start(2)
                    return True
                at = plain.end()
                continue
            at = self._skip(at)
            container.value = at = self._skip(at + 1) if text[at] == "," else at
            if text[at] in "]}":
                return False
            if container.in_object:
                container.name = at
                container.step, at = _decode(text, at)
                container.value = self._skip(self._skip(at) + 1)
            else:
                container.step = int(container.step) + 1
            if container.step == step:
                return True
            at = self._end(level)

    def _end(self, level: int) -> int:
        """Where the value ends that was come to at a level."""
        container = self._way[level]
        if self._sizes and not level:
            return container.value + self._sizes[int(container.step)]
        end: int = _decode(self._text, container.value)[1]
        return end

    def _skip(self, at: int) -> int:
        """Skip blanks."""
        if self._text[at : at + 1] > " ":
            return at
        match = _SPACE.match(self._text, at)
        return match.end() if match else at
