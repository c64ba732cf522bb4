"""Explain why a JSON text is not I-JSON (RFC 7493): every finding in it, each with its place.

`parse` decides whether a text is I-JSON; this module says where it is not. It reads token by token, without recursion.
A finding about the grammar or the depth ends the scan; a duplicate key, a lone surrogate or a number out of range does
not. The time is linear in the length of the text, and small for each token: what comes in runs is read in runs, whole
values without a finding are left to the parser, and only a finding has a path made for it.
"""

import re
from collections.abc import Iterator
from json import JSONDecodeError
from math import isinf
from typing import Any

from commerce_events._explaining.diagnose import diagnose
from commerce_events._explaining.shapes import Place, shape
from commerce_events._explaining.tokens import (
    BRACKET,
    COMMA,
    ESCAPED,
    LEVELS_OF_PLAIN,
    LITERAL,
    MEMBER,
    NAME,
    NUMBER,
    PLAIN_ITEMS,
    SIMPLE,
    SPACE,
    STRING,
    SURROGATES,
    VALUE,
    is_blank,
)
from commerce_events._explaining.whole import WholeReader
from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._reading.parse import MAX_DEPTH, SURROGATE
from commerce_events._reading.pure import read_string
from commerce_events._shown import shown

#: What the grammar wants behind a comma, by what closes the array or object.
_AFTER_COMMA = {"]": "value", "}": "name"}
#: No shorter number is out of range: `1e309`.
_SHORTEST_OUT_OF_RANGE = 5


def scan(text: str) -> Iterator[Finding]:
    """Yield the findings in the order of the text; nothing, if it is I-JSON."""
    reading = _Reading(text)
    while reading.expected:
        reading.read()
        if reading.found:
            yield from reading.found
            reading.found.clear()


class _Reading:
    """One reading of a text.

    Attributes:
        expected: What the grammar allows next: `value`, `first value` (a value or `]`), `name`, `first name` (a name or
            `}`), or `comma` (or what closes); empty at the end.
        found: The findings since it was last cleared.
    """

    def __init__(self, text: str) -> None:
        self.expected = "value"
        self.found: list[Finding] = []
        self._text = text
        self._at = 0
        #: Of each array and object around, what closes it, and the index or name that leads to the place.
        self._closings: list[str] = []
        self._steps: list[Any] = []
        #: Of each object around, its names so far.
        self._names: list[set[str]] = []
        self._may_have_surrogates = SURROGATE.search(text) is not None
        self._whole = WholeReader(text)

    def read(self) -> None:
        """Read what is expected, and what follows of the same kind."""
        if self.expected == "comma":
            self._read_mark()
        elif self.expected.startswith("first") and self._mark() == self._closings[-1]:
            self._close()
        elif self.expected.endswith("name"):
            self._read_names()
        else:
            self._read_values()

    def _path(self) -> Path:
        return tuple(self._steps)

    def _mark(self) -> str:
        """Skip blanks, and look at the character behind them; empty at the end of the text."""
        text = self._text
        if is_blank(text, self._at) and (blanks := SPACE.match(text, self._at)):
            self._at = blanks.end()
        return text[self._at : self._at + 1]

    def _close(self) -> None:
        """Read the bracket that closes, those behind it that close what is around, and the comma behind them."""
        closings, text, at = self._closings, self._text, self._at
        while closings and text[at : at + 1] == closings[-1]:
            if closings.pop() == "}":
                self._names.pop()
            self._steps.pop()
            at += 1
        self._at, self.expected = at, "comma"
        if closings and text[at : at + 1] == ",":
            self._at, self.expected = at + 1, _AFTER_COMMA[closings[-1]]

    def _read_mark(self) -> None:
        mark = self._mark()
        if not self._closings:
            if mark:
                self._refuse("end")
            self.expected = ""
        elif mark == self._closings[-1]:
            self._close()
        elif mark == ",":
            self._at += 1
            self.expected = _AFTER_COMMA[self._closings[-1]]
        else:
            self._refuse("comma")

    def _read_values(self) -> None:
        """Read a value, and in an array those that follow it, up to an array or object, or to a finding."""
        text, steps = self._text, self._steps
        in_array = self._closings[-1:] == ["]"]
        while True:
            if in_array:
                self._skip_plain_items()
                steps[-1] += 1
            match = VALUE.match(text, self._at)
            if match is None:
                self._refuse(self.expected)
                return
            if match.lastindex == BRACKET:
                if not self._skip(match.start(BRACKET), in_array=in_array):
                    self._open(match.group(BRACKET), match.start(BRACKET))
                    return
            else:
                self._at, self.expected = match.end(), "comma"
                if match.lastindex != LITERAL:
                    self._look_into(match)
            if not in_array or self.found or not text.startswith(",", self._at):
                return
            self._at, self.expected = self._at + 1, "value"

    def _skip_plain_items(self) -> None:
        if len(self._steps) > MAX_DEPTH - LEVELS_OF_PLAIN:
            return  # an array or object may be too deep here, also an empty one
        while match := PLAIN_ITEMS.match(self._text, self._at):
            self._steps[-1] += self._text.count(",", self._at, match.end())
            self._at, self.expected = match.end(), "value"

    def _look_into(self, match: re.Match[str]) -> None:
        """Look for a finding in a number or string."""
        kind = match.lastindex
        if kind == NUMBER:
            token = match.group(NUMBER)
            if len(token) >= _SHORTEST_OUT_OF_RANGE and isinf(float(token)):
                self.found.append(Finding("number-out-of-range", self._path(), offset=match.start(NUMBER)))
        elif kind == ESCAPED:
            self._string(match.start(ESCAPED), "value")
        elif self._may_have_surrogates:
            self._find_surrogate(match.start(STRING), self._path())

    def _skip(self, start: int, *, in_array: bool = False) -> bool:
        """Skip the array or object at a place, and what follows it of that kind, if there is no finding in it."""
        count, size = self._whole.read(start, len(self._steps), in_array=in_array)
        if count:
            self._at, self.expected = start + size, "comma"
        if in_array and count:
            self._steps[-1] += count - 1
        return count > 0

    def _open(self, bracket: str, start: int) -> None:
        """Read an opening bracket, and those behind it that open arrays."""
        steps, text = self._steps, self._text
        if len(steps) == MAX_DEPTH:
            self.found.append(Finding("too-deep", self._path(), params=Params(limit=MAX_DEPTH), offset=start))
            self.expected = ""
            return
        at = start + 1
        steps.append(-1)
        if bracket == "{":
            self._closings.append("}")
            self._names.append(set())
            self._at, self.expected = at, "first name"
            return
        self._closings.append("]")
        while len(steps) < MAX_DEPTH and text[at : at + 1] == "[":
            steps[-1] = 0
            steps.append(-1)
            self._closings.append("]")
            at += 1
        self._at, self.expected = at, "first value"

    def _read_names(self) -> None:
        """Read the name of a property, a plain value, and what follows of that kind."""
        text = self._text
        while self.expected.endswith("name"):
            match = MEMBER.match(text, self._at)
            if match is None:
                if self._mark() != "}" or self.expected == "name":  # else the object is empty
                    self._read_odd_name()
                return
            self._note_name(match.group(NAME), match.start(NAME) - 1)
            if self.found or match.lastindex == NAME or len(self._steps) == MAX_DEPTH:
                self._at = match.end() if match.lastindex == NAME else match.start(SIMPLE)
                self.expected = "value"
                if text.startswith("{", self._at) and not self.found and not self._skip(self._at):
                    self._open("{", self._at)
            else:
                self._at, self.expected = match.end(), "name" if match.lastindex == COMMA else "comma"
                if self.expected == "comma" and text.startswith("}", self._at):
                    self._close()

    def _read_odd_name(self) -> None:
        """Read a name that is broken, or has escapes, or has no colon behind it."""
        mark, start = self._mark(), self._at
        if mark != '"':
            self._refuse(self.expected)
            return
        name = self._string(start, self.expected, is_name=True)
        if name is None:
            return
        self._note_name(name, start)
        self.expected = "value"
        if self._mark() == ":":
            self._at += 1
        else:
            self._refuse("colon")

    def _note_name(self, name: str, start: int) -> None:
        names = self._names[-1]
        if name in names:
            params = Params(property=shown(name))
            self.found.append(Finding("duplicate-key", (*self._path()[:-1], name), params=params, offset=start))
        names.add(name)
        self._steps[-1] = name

    def _string(self, start: int, expected: str, *, is_name: bool = False) -> str | None:
        """Read a string; None, if it is broken."""
        try:
            text: str
            text, self._at = read_string(self._text, start + 1)
        except JSONDecodeError:
            self._at = start
            self._refuse(expected)
            return None
        if self._may_have_surrogates:
            self._find_surrogate(start, self._path()[:-1] if is_name else self._path())
        return text

    def _find_surrogate(self, start: int, path: Path) -> None:
        """Find the first lone surrogate of the string that was read: the others are most likely of the same mistake."""
        for match in SURROGATES.finditer(self._text, start, self._at):
            if match.group(1):
                self.found.append(Finding("lone-surrogate", path, offset=match.start()))
                return

    def _refuse(self, expected: str) -> None:
        """End the reading, since something else is here than what is expected."""
        self._mark()
        reason, offset = diagnose(self._text, self._at, expected)
        step = self._steps[-1] if self._steps else None
        name = step if isinstance(step, str) else None
        params = shape(Place(self._text, offset, reason, expected, is_inside=bool(self._steps), name=name))
        self.found.append(Finding("not-json", self._path()[:-1], params=params, offset=offset))
        self.expected = ""
