"""Let the parser read arrays and objects as a whole: what it takes without a complaint has no finding in it."""

from contextlib import suppress
from typing import Any

from commerce_events._reading.parse import MAX_DEPTH, SURROGATE, openings, parse_start, too_deep

#: So many characters are handed over at a time.
_AT_ONCE = 4096
#: Where that leads to nothing, it is not tried again for so many characters, then each time for twice as many.
_FIRST_PAUSE, _LONGEST_PAUSE = 256, 65_536
#: Of values with fewer characters, a row is handed over.
_SMALL = 64


class WholeReader:
    """Reads arrays and objects of one text as a whole, as long as that pays."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._may_have_surrogates = SURROGATE.search(text) is not None
        self._next_try = self._next_row = 0
        self._pause = _FIRST_PAUSE
        self._are_small = True

    def read(self, start: int, depth: int, *, in_array: bool) -> tuple[int, int]:
        """Read the array or object at a place, and, if it stands in an array, perhaps some that follow it.

        Args:
            start: The place.
            depth: How many arrays and objects are around it.
            in_array: The innermost of them is an array.

        Returns:
            How many values were read, and how many characters they have. No value was read if there may be a finding.
        """
        if start < self._next_try:
            return 0, 0
        piece, levels = self._text[start : start + _AT_ONCE], MAX_DEPTH - depth
        count, size = self._row(start, piece, levels) if in_array and self._are_small else (0, 0)
        if not count:
            _, size = self._value(piece, levels)
            count = int(size > 0)
        if count:
            self._pause, self._are_small = _FIRST_PAUSE, size < _SMALL * count
        else:
            self._next_try = start + self._pause
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        return count, size

    def _row(self, start: int, piece: str, levels: int) -> tuple[int, int]:
        """Read the values of an array up to the last one that seems to end in a piece of text."""
        size = piece.rfind("]," if piece.startswith("[") else "},") + 1
        if size and start >= self._next_row:
            values, read = self._value(f"[{piece[:size]}]", levels + 1)
            if read == size + 2:
                return len(values), size
            self._next_row = start + _AT_ONCE
        return 0, 0

    def _value(self, text: str, levels: int) -> tuple[Any, int]:
        """Read the value at the start of a text; its size is 0 if there may be a finding."""
        with suppress(ValueError, RecursionError):
            value, size = parse_start(text)
            is_flat = not too_deep(value, levels, openings(text[:size]))
            if is_flat and not (self._may_have_surrogates and SURROGATE.search(text, 0, size)):
                return value, size
        return None, 0
