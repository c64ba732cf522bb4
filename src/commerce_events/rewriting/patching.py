"""Apply JSON Patch (RFC 6902) to JSON text; what no operation touches stays as it is written."""

import json
import re
from collections.abc import Sequence
from typing import Any

from commerce_events._json_types import Operation
from commerce_events.rewriting.tree import Member, Node, tree

_LINE = "\n"


def rewritten(text: str, operations: Sequence[Operation]) -> str:
    """Return JSON text to which operations were applied.

    What is new is laid out as what is around it. A member that gets another name stays in its place.

    Args:
        text: The text of a document that the operations can be applied to.
        operations: `add`, `move`, `remove` and `replace`.
    """
    before, root, after = tree(text)
    document = _Document(root, _Layout(text))
    for operation in operations:
        document.apply(operation)
    return f"{before}{document.root}{after}"


class _Layout:
    """How a text is laid out: what an indentation is, how colons are written, and whether it is ASCII alone."""

    def __init__(self, text: str) -> None:
        indented = re.search(r"[{\[][ \t]*\r?\n([ \t]+)", text)
        self._step = indented[1] if indented else None
        self.line_end = "\r\n" if "\r\n" in text else _LINE
        spaced = re.search(r'"[ \t\r\n]*:([ \t\r\n]*)', text)
        self.colon = f":{spaced[1] if spaced else ' '}"
        self.gap = "" if self.colon == ":" else " "
        self._is_ascii = text.isascii()

    def node(self, value: Any, indent: str) -> Node:
        """Return a new value, in a line that begins with this indentation."""
        separators = ("," if self._step else f",{self.gap}", self.colon)
        text = json.dumps(value, ensure_ascii=self._is_ascii, indent=self._step, separators=separators)
        _, node, _ = tree(text.replace(_LINE, f"{self.line_end}{indent}"))
        return node


class _Document:
    """A tree that operations are applied to."""

    def __init__(self, root: Node, layout: _Layout) -> None:
        self.root, self._layout = root, layout

    def apply(self, operation: Operation) -> None:
        path = _steps(operation["path"])
        if operation["op"] == "move":
            source = _steps(operation["from"])
            if self._renames(source, path):
                return
            taken, indent = self._value(source)
            self._remove(source)
            self._put(path, taken, indent, is_new=True)
        elif operation["op"] == "remove":
            self._remove(path)
        else:
            indent = self._indent(path)
            self._put(path, self._layout.node(operation["value"], indent), indent, is_new=operation["op"] == "add")

    def _renames(self, source: list[str], target: list[str]) -> bool:
        """Give a member another name, if that is all there is to do."""
        if not source or not target or source[:-1] != target[:-1]:
            return False
        around = self._at(source[:-1])
        if around.text != "{" or _index(around, target[-1]) is not None:
            return False
        around.members[_found(around, source[-1])].name = json.dumps(target[-1])
        return True

    def _at(self, path: list[str]) -> Node:
        node = self.root
        for step in path:
            node = node.members[_found(node, step)].value
        return node

    def _value(self, path: list[str]) -> tuple[Node, str]:
        return self._at(path), self._indent(path)

    def _indent(self, path: list[str]) -> str:
        """Return the indentation of the line in which a value begins, or would."""
        node, indent = self.root, ""
        for step in path:
            at = _index(node, step)
            member = node.members[at] if at is not None else node.members[-1] if node.members else None
            if member is None:
                break
            if _LINE in member.before:
                indent = member.before.rpartition(_LINE)[2]
            node = member.value
        return indent

    def _remove(self, path: list[str]) -> None:
        around = self._at(path[:-1])
        at = _found(around, path[-1])
        removed = around.members.pop(at)
        if at == 0 and around.members:
            around.members[0].before = removed.before

    def _put(self, path: list[str], value: Node, indent: str, *, is_new: bool) -> None:
        """Put a value into a place; its lines are indented as those around it."""
        _shift(value, indent, self._indent(path))
        if not path:
            self.root = value
            return
        around, step = self._at(path[:-1]), path[-1]
        if not around.is_open:
            raise LookupError(around.text)
        at = _index(around, step)
        if around.text == "[" and is_new:
            self._insert(around, len(around.members) if at is None else at, Member("", "", "", value))
        elif at is None:
            self._insert(around, len(around.members), Member("", json.dumps(step), self._layout.colon, value))
        else:
            around.members[at].value = value

    def _insert(self, around: Node, at: int, member: Member) -> None:
        """Insert a member, with the blanks before it that the others have."""
        if others := around.members:
            first = others[0].before
            between = others[1].before if len(others) > 1 else first if _LINE in first else self._layout.gap
            member.before = between if at else first
            others[0].before = first if at else between
        around.members.insert(at, member)


def _steps(path: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def _index(node: Node, step: str) -> int | None:
    """Return where a step leads in a value; None if it leads to nothing yet."""
    if node.text == "[":
        return int(step) if step.isdecimal() and int(step) < len(node.members) else None
    return next((at for at, member in enumerate(node.members) if json.loads(member.name) == step), None)


def _found(node: Node, step: str) -> int:
    at = _index(node, step)
    if at is None:
        raise LookupError(step)
    return at


def _shift(value: Node, old: str, new: str) -> None:
    """Indent the lines of a value in another way."""
    for part in value.blanks() if old != new else ():
        for name in ("end",) if isinstance(part, Node) else ("before", "colon", "after"):
            first, *lines = getattr(part, name).split(_LINE)
            moved = (new + line.removeprefix(old) if line.startswith(old) else line for line in lines)
            setattr(part, name, _LINE.join((first, *moved)))
