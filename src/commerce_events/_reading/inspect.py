"""Parsed JSON, as callers hand it in → proof that JSON could say it, or what stands in the way."""

from collections.abc import Iterator
from itertools import chain
from math import isfinite
from typing import Any

import msgspec

from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._pointer import pointer
from commerce_events._reading.parse import MAX_DEPTH
from commerce_events._shown import shown

#: Beyond it, not every integer is a double, and receivers read different numbers.
SAFE = 2**53 - 1

_CONTAINERS: frozenset[type] = frozenset({dict, list})
_KINDS = _CONTAINERS | {str, int, float, bool, type(None)}


class Inspection(msgspec.Struct, frozen=True):
    """What was seen of parsed JSON.

    Attributes:
        finding: The first thing that the contract's text rules (D7) refuse; None if there is none.
        size: How many bytes the text of the value has at the least, as far as it was looked at.
        has_unsafe_integers: There is an integer beyond 2^53, as far as it was looked at.
        is_plain: Certainly each value is of one of Python's own types for JSON, not of a subclass, and no integer is
            beyond 2^53.
    """

    finding: Finding | None
    size: int
    has_unsafe_integers: bool
    is_plain: bool = False


def inspect(value: Any, max_size: int) -> Inspection:
    """Look at every value inside a `dict` or `list`, in the order of its text.

    `max_size` bounds the work, whatever the value refers to, itself included.

    Raises:
        TypeError: Something is in it that JSON can't say (a `set`, a `datetime`, `NaN`, a key that is no
            string). The sentence names the place.
    """
    return _glance(value, max_size) or _Walk(max_size).inspect(value)


def _glance(value: Any, max_size: int) -> Inspection | None:
    """Look at a value level by level, in less time than a walk takes; None if there is anything to look at closer."""
    level, size = [value] if type(value) in _CONTAINERS else [], 0
    for _ in range(MAX_DEPTH):
        size += len(level) + sum(map(len, level))
        if not level or size > max_size:
            break
        objects = [node for node in level if type(node) is dict]
        arrays = [node for node in level if type(node) is list]
        names = [*chain.from_iterable(objects)]
        nodes = [*chain.from_iterable(map(dict.values, objects)), *chain.from_iterable(arrays)]
        kinds = set(map(type, nodes))
        if not (kinds <= _KINDS and set(map(type, names)) <= {str} and _are_plain_numbers(nodes, kinds)):
            break
        level = [node for node in nodes if type(node) in _CONTAINERS] if kinds & _CONTAINERS else []
        texts = _bytes_of(names + [node for node in nodes if type(node) is str], max_size)
        size += len(nodes) - len(level) + texts
        if not level and size <= max_size:
            return Inspection(None, size, has_unsafe_integers=False, is_plain=True)
    return None


def _bytes_of(texts: list[str], limit: int) -> int:
    """Return how many bytes some texts have; more than `limit`, if they have as many or can't be written."""
    size = sum(map(len, texts))
    if size > limit:
        return size
    try:
        text = "".join(texts)
        return size if text.isascii() else len(text.encode())
    except UnicodeEncodeError:
        return limit + 1


def _are_plain_numbers(nodes: list[Any], kinds: set[type]) -> bool:
    """Return whether no number is infinite, or an integer beyond 2^53."""
    if float in kinds and not all(isfinite(node) for node in nodes if type(node) is float):
        return False
    integers = [node for node in nodes if type(node) is int] if int in kinds else [0]
    return min(integers) >= -SAFE and max(integers) <= SAFE


class _Walk:
    """A walk through a value; `_steps` lead to the place that it has come to."""

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size
        self._size = 0
        self._has_unsafe_integers = False
        self._steps: list[str | int] = []

    def inspect(self, value: Any) -> Inspection:
        """Go through a value: into arrays and objects, and past what is neither."""
        steps = self._steps
        around: list[Iterator[tuple[str | int, Any]]] = [self._entries(value)]
        finding = self._enter(value)
        while around and finding is None:
            for step, node in around[-1]:
                steps[-1] = step
                if type(node) is str and node.isascii():  # as most are
                    self._size += 1 + len(node)
                elif node is None or (type(node) is int and -SAFE <= node <= SAFE):
                    self._size += 1
                elif type(node) is list and len(steps) < MAX_DEPTH:  # as `_enter` does, in less time
                    self._size += 1 + len(node)
                    if node:
                        steps.append("")
                        around.append(enumerate(node))
                        break
                elif isinstance(node, (dict, list)):
                    finding = self._enter(node)
                    around.append(self._entries(node))
                    break
                else:
                    finding = self._look(node)
                if finding or self._size > self._max_size:
                    break
            else:
                around.pop()
                steps.pop()
            if self._size > self._max_size:
                finding = finding or Finding("too-large", params=Params(limit=self._max_size))
        return Inspection(finding, self._size, self._has_unsafe_integers)

    def _entries(self, node: Any) -> Iterator[tuple[str | int, Any]]:
        return iter(node.items() if isinstance(node, dict) else enumerate(node))

    def _enter(self, node: Any) -> Finding | None:
        """Count an array or object, and look at the names in it."""
        if len(self._steps) >= MAX_DEPTH:
            return Finding("too-deep", tuple(self._steps), params=Params(limit=MAX_DEPTH))
        self._size += 1 + len(node)
        for name in node if isinstance(node, dict) else ():
            if not isinstance(name, str):
                raise TypeError(f"{self._where()} has a key of type {_type(name)}; in JSON keys are strings")
            if not self._count(name):
                return Finding("lone-surrogate", tuple(self._steps))
        self._steps.append("")
        return None

    def _look(self, node: Any) -> Finding | None:
        """Count a value that is no array or object."""
        self._size += 1
        if isinstance(node, str):
            return None if self._count(node) else Finding("lone-surrogate", tuple(self._steps))
        if isinstance(node, int):
            self._has_unsafe_integers = self._has_unsafe_integers or not -SAFE <= node <= SAFE
            return None if _has_double(node) else Finding("number-out-of-range", tuple(self._steps))
        if node is None or (isinstance(node, float) and isfinite(node)):
            return None
        said = repr(node) if isinstance(node, float) else f"of type {_type(node)}"
        raise TypeError(f"{self._where()} is {said}, which JSON can't say")

    def _count(self, text: str) -> bool:
        """Count the bytes of a text; False, if it has lone surrogates."""
        try:
            self._size += len(text) if text.isascii() else len(text.encode())
        except UnicodeEncodeError:
            return False
        return True

    def _where(self) -> str:
        return shown(pointer(tuple(self._steps))) or "the body"


def _has_double(number: int) -> bool:
    """Whether an integer is in the range of a double, as D7 wants."""
    try:
        float(number)
    except OverflowError:
        return False
    return True


def _type(value: Any) -> str:
    return shown(type(value).__name__)
