r"""Read a pattern as all validators read it: a tree of characters, repeats and anchors.

What languages read differently (`.`, `\d`, lookarounds, references back) is not read at all: such a pattern is only
ever equal to itself.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from commerce_events.diff.ranges import Ranges, merged, others
from commerce_events.diff.steps import UnknownError

_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v"}
_LITERAL = frozenset("^$\\.*+?()[]{}|/-")
#: What is between two classes in some languages.
_OPERATORS = ("--", "&&", "||", "~~")
_COUNTS = re.compile(r"\{([0-9]{1,9})(,?)([0-9]{0,9})\}")


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of a set."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Anchor:
    """`^` or `$`."""

    sign: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after another."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Between `least` and `most` times; None is no limit."""

    part: "Tree"
    least: int
    most: int | None


Tree: TypeAlias = Chars | Anchor | Sequence | Choice | Repeat


def parse(pattern: str) -> Tree:
    """The tree of a pattern, which compiles.

    Raises:
        UnknownError: It has something that languages read differently.
    """
    reader = _Reader(pattern)
    try:
        tree = reader.choice()
    except (IndexError, RecursionError) as error:
        raise UnknownError("pattern") from error
    if reader.at < len(pattern):
        raise UnknownError("pattern")
    return tree


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0

    def choice(self) -> Tree:
        parts = [self.sequence()]
        while self.skip("|"):
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def sequence(self) -> Tree:
        parts: list[Tree] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            parts.append(self.repeated(self.atom()))
        return Sequence(tuple(parts))

    def skip(self, sign: str) -> bool:
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) if found else 0
        return found

    def take(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def atom(self) -> Tree:
        sign = self.take()
        if sign in "^$":
            return Anchor(sign)
        if sign == "(":
            return self.group()
        if sign == "[":
            return Chars(self.members())
        if sign == "\\":
            return Chars(_one(self.escaped()))
        if sign in ".*+?{}]":
            raise UnknownError("pattern")
        return Chars(_one(sign))

    def group(self) -> Tree:
        if not self.skip("?:") and self.text[self.at] == "?":
            raise UnknownError("pattern")
        tree = self.choice()
        self.expect(self.skip(")"))
        return tree

    def repeated(self, tree: Tree) -> Tree:
        if self.skip("*"):
            least, most = 0, None
        elif self.skip("+"):
            least, most = 1, None
        elif self.skip("?"):
            least, most = 0, 1
        elif found := _COUNTS.match(self.text, self.at):
            self.at = found.end()
            least = int(found[1])
            most = int(found[3]) if found[3] else None if found[2] else least
        else:
            return tree
        self.skip("?")  # a lazy repeat matches the same texts
        self.expect(not _has_anchor(tree) and self.text[self.at : self.at + 1] not in ("*", "+", "?", "{"))
        return Repeat(tree, least, most)

    def escaped(self) -> str:
        sign = self.take()
        if sign in _SIGNS:
            return _SIGNS[sign]
        if sign in "xu":
            width = 2 if sign == "x" else 4
            digits = self.text[self.at : self.at + width]
            self.expect(re.fullmatch(f"[0-9A-Fa-f]{{{width}}}", digits))
            self.at += len(digits)
            return self.whole(chr(int(digits, 16)))
        self.expect(sign in _LITERAL)
        return sign

    def members(self) -> Ranges:
        is_negated, ranges = self.skip("^"), []
        self.expect(self.text[self.at] != "]")
        while not self.skip("]"):
            first = last = self.member()
            self.expect(self.text[self.at : self.at + 2] not in _OPERATORS)
            if self.text[self.at] == "-" and self.text[self.at + 1] != "]":
                self.at += 1
                last = self.member()
            ranges.append((ord(first), ord(last)))
        found = merged(ranges)
        return others(found) if is_negated else found

    def member(self) -> str:
        self.expect(self.text[self.at : self.at + 2] not in _OPERATORS)
        sign = self.take()
        if sign == "\\":
            return self.escaped()
        self.expect(sign != "[")
        return sign

    def whole(self, sign: str) -> str:
        self.expect(not "\ud800" <= sign <= "\udfff")
        return sign

    def expect(self, condition: object) -> None:
        if not condition:
            raise UnknownError("pattern")


def _has_anchor(tree: Tree) -> bool:
    if isinstance(tree, (Sequence, Choice)):
        return any(map(_has_anchor, tree.parts))
    return isinstance(tree, Anchor) or (isinstance(tree, Repeat) and _has_anchor(tree.part))


def _one(sign: str) -> Ranges:
    return ((ord(sign), ord(sign)),)
