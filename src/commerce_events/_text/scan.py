"""JSON text → every breach of I-JSON (RFC 7493) in it, each with its place.

`parse` decides whether a text is I-JSON; this module explains why not. It goes token by token, without
recursion, and knows at each token which value it is in: slow and exact. A breach of the grammar or of
the depth ends the scan; a duplicate key, a lone surrogate or a number out of range does not.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isinf

from commerce_events._finding import Finding, shown
from commerce_events._pointer import Path
from commerce_events._text.diagnose import diagnose
from commerce_events._text.parse import MAX_DEPTH, end_of_item

# Possessive quantifiers keep each pattern linear in the length of the text.
_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+(?![0-9.eE+-])")
_LITERAL = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")
#: A pair of escaped surrogates, a lone one (the group), or another escape, of which only the first two matter.
_SURROGATES = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..|[\ud800-\udfff])|\\.", re.DOTALL)


@dataclass(slots=True)
class _Container:
    """An array or object around the scan's place, and the step into it that leads there."""

    closing: str
    step: int | str = -1
    names: set[str] = field(default_factory=set)


def scan(text: str) -> Iterator[Finding]:
    """Yield the breaches in the order of the text; nothing, if it is I-JSON."""
    walk = _Walk(text)
    while not walk.done:
        yield from walk.step()


class _Walk:
    """A walk through a text; `expected` is what the grammar allows next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.around: list[_Container] = []
        self.expected = "value"
        self.done = False

    @property
    def path(self) -> Path:
        return tuple(container.step for container in self.around)

    def step(self) -> Iterator[Finding]:
        """Read one token."""
        self._take(_SPACE)
        mark = self.text[self.at : self.at + 1]
        if self.expected == "end" and not mark:
            self.done = True
        elif self.expected in ("comma", "first value", "first name") and mark and mark == self.around[-1].closing:
            self.at += 1
            self.around.pop()
            self._after_value()
        elif self.expected in ("value", "first value"):
            yield from self._value(mark)
        elif self.expected in ("name", "first name"):
            yield from self._name()
        elif mark == {"comma": ",", "colon": ":"}.get(self.expected):
            self.at += 1
            in_object = self.expected == "comma" and self.around[-1].closing == "}"
            self.expected = "name" if in_object else "value"
        else:
            yield self._not_json()

    def _take(self, token: re.Pattern[str]) -> str | None:
        match = token.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return match.group()

    def _after_value(self) -> None:
        self.expected = "comma" if self.around else "end"

    def _value(self, mark: str) -> Iterator[Finding]:
        if self.around and self.around[-1].closing == "]":
            step = self.around[-1].step
            self.around[-1].step = int(step) + 1
        start = self.at
        if mark in ("[", "{") and len(self.around) == 1 and (end := end_of_item(self.text, start)):
            self.at = end  # an event of a batch that nothing is wrong with: most are
            self._after_value()
        elif mark in ("[", "{"):
            yield from self._open(mark)
        elif (token := self._take(_STRING)) is not None:
            self._after_value()
            yield from _lone_surrogates(token, start, self.path)
        elif (token := self._take(_NUMBER)) is not None:
            self._after_value()
            if isinf(float(token)):
                yield Finding("number-out-of-range", self.path, offset=start)
        elif self._take(_LITERAL) is not None:
            self._after_value()
        else:
            yield self._not_json()

    def _open(self, mark: str) -> Iterator[Finding]:
        if len(self.around) == MAX_DEPTH:
            self.done = True
            yield Finding("too-deep", self.path, details=(("limit", str(MAX_DEPTH)),), offset=self.at)
        self.around.append(_Container({"[": "]", "{": "}"}[mark]))
        self.expected = {"[": "first value", "{": "first name"}[mark]
        self.at += 1

    def _name(self) -> Iterator[Finding]:
        start = self.at
        token = self._take(_STRING)
        if token is None:
            yield self._not_json()
            return
        container, name = self.around[-1], json.loads(token)
        yield from _lone_surrogates(token, start, self.path[:-1])
        if name in container.names:
            details = (("property", shown(name)),)
            yield Finding("duplicate-key", (*self.path[:-1], name), details=details, offset=start)
        container.names.add(name)
        container.step = name
        self.expected = "colon"

    def _not_json(self) -> Finding:
        self.done = True
        reason, offset = diagnose(self.text, self.at, self.expected)
        return Finding("not-json", self.path[:-1], details=(("reason", reason),), offset=offset)


def _lone_surrogates(token: str, start: int, path: Path) -> Iterator[Finding]:
    """The first lone surrogate of a string: the others are most likely of the same mistake."""
    for match in _SURROGATES.finditer(token):
        if match.group(1):
            yield Finding("lone-surrogate", path, offset=start + match.start())
            return
