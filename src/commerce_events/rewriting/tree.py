"""Read JSON text as a tree that keeps all of it: blanks, the spelling of numbers and texts, the order of names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLANKS = re.compile(r"[ \t\r\n]*")
_TEXT = r'"[^"\\]*(?:\\.[^"\\]*)*"'
#: A text, a number or a literal, of text that is known to be JSON.
_LEAF = re.compile(rf'{_TEXT}|[^][{{}}:,"\s]*')
_NAME = re.compile(rf"({_TEXT})([ \t\r\n]*:[ \t\r\n]*)")


@dataclass(slots=True)
class Member:
    """A member of an object, or an item of an array.

    Attributes:
        before: The blanks before it.
        name: Its name as written, with the quotes; empty in an array.
        colon: The colon with the blanks around it; empty in an array.
        value: Its value.
        after: The blanks behind it, before a comma.
    """

    before: str
    name: str
    colon: str
    value: "Node"
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.name}{self.colon}{self.value}"


@dataclass(slots=True)
class Node:
    """A value.

    Attributes:
        text: It as written, if it is no object and no array; otherwise its opening bracket.
        members: What is in it.
        end: The blanks before its closing bracket.
    """

    text: str
    members: list[Member] = field(default_factory=list)
    end: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is an object or an array."""
        return self.text in ("{", "[")

    def __str__(self) -> str:
        if not self.is_open:
            return self.text
        last = len(self.members) - 1
        parts = (f"{each}{each.after}," if nth < last else f"{each}" for nth, each in enumerate(self.members))
        return f"{self.text}{''.join(parts)}{self.end}{'}' if self.text == '{' else ']'}"

    def blanks(self) -> Iterator["Node | Member"]:
        """Yield all that has blanks in it, from the outside to the inside."""
        yield self
        for member in self.members:
            yield member
            yield from member.value.blanks()


def tree(text: str) -> tuple[str, Node, str]:
    """Return the blanks before a value, the value, and the blanks behind it.

    Args:
        text: JSON text, which is known to be valid and not to be nested too deeply.
    """
    before = _blanks(text, 0)
    node, end = _node(text, len(before))
    return before, node, text[end:]


def _node(text: str, at: int) -> tuple[Node, int]:
    if text[at] not in "{[":
        leaf = _matched(_LEAF, text, at)
        return Node(leaf), at + len(leaf)
    node, at = Node(text[at]), at + 1
    while text[at + len(before := _blanks(text, at))] not in "}]":
        member, at = _member(text, at + len(before), before)
        node.members.append(member)
        if text[at] == ",":
            at += 1
        else:
            before, member.after = member.after, ""
            at -= len(before)
            break
    node.end = before
    return node, at + len(before) + 1


def _member(text: str, at: int, before: str) -> tuple[Member, int]:
    """Return a member, and where the comma or the bracket behind it is."""
    name = colon = ""
    if named := _NAME.match(text, at):
        name, colon = named.groups()
        at = named.end()
    value, at = _node(text, at)
    after = _blanks(text, at)
    return Member(before, name, colon, value, after), at + len(after)


def _blanks(text: str, at: int) -> str:
    return _matched(_BLANKS, text, at)


def _matched(pattern: re.Pattern[str], text: str, at: int) -> str:
    match = pattern.match(text, at)
    return match.group() if match else ""
