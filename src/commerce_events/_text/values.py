"""Parsed JSON, as callers hand it in → proof that JSON could say it, or what stands in the way."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from commerce_events._finding import Finding
from commerce_events._pointer import Path, pointer
from commerce_events._text.parse import MAX_DEPTH

_Place = tuple[Path, Any]


def inspect(value: Any, max_size: int) -> Finding | None:
    """Look at every value inside a `dict` or `list`; tell the first that the contract's text rules (D7) refuse.

    `max_size` bounds the work, whatever the value refers to, itself included: it is the size in bytes that the
    text of the value would have at the least.

    Raises:
        TypeError: Something is in it that JSON can't say (a `set`, a `datetime`, `NaN`, a key that is no
            string). The sentence names the place.
    """
    pending: list[_Place] = [((), value)]
    size = 0
    while pending:
        path, node = pending.pop()
        finding = _inspect_one(path, node)
        if finding is not None:
            return finding
        size += 1 + (len(node) if isinstance(node, (str, list, dict)) else 0)
        size += sum(map(len, node)) if isinstance(node, dict) else 0
        if size > max_size:
            return Finding("too-large", details=(("limit", str(max_size)),))
        pending.extend(_inside(path, node))
    return None


def _inspect_one(path: Path, node: Any) -> Finding | None:
    """Look at one value, and at the names in it if it is an object."""
    if isinstance(node, (dict, list)):
        if len(path) >= MAX_DEPTH:
            return Finding("too-deep", path, details=(("limit", str(MAX_DEPTH)),))
        return None if isinstance(node, list) else _inspect_names(path, node)
    if isinstance(node, str):
        return None if _is_unicode(node) else Finding("lone-surrogate", path)
    if isinstance(node, int):
        return None if _has_double(node) else Finding("number-out-of-range", path)
    if node is None or (isinstance(node, float) and isfinite(node)):
        return None
    said = repr(node) if isinstance(node, float) else f"of type {type(node).__name__}"
    raise TypeError(f"{_where(path)} is {said}, which JSON can't say")


def _inspect_names(path: Path, node: dict[Any, Any]) -> Finding | None:
    for name in node:
        if not isinstance(name, str):
            raise TypeError(f"{_where(path)} has a key of type {type(name).__name__}; in JSON keys are strings")
        if not _is_unicode(name):
            return Finding("lone-surrogate", path)
    return None


def _inside(path: Path, node: Any) -> Iterator[_Place]:
    """The values inside a value, last first, so that they are looked at in their order."""
    if isinstance(node, list):
        return (((*path, index), node[index]) for index in range(len(node) - 1, -1, -1))
    if isinstance(node, dict):
        return (((*path, name), node[name]) for name in reversed(node))
    return iter(())


def _is_unicode(text: str) -> bool:
    """Whether a text has no lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _has_double(number: int) -> bool:
    """Whether an integer is in the range of a double, as D7 wants."""
    try:
        float(number)
    except OverflowError:
        return False
    return True


def _where(path: Path) -> str:
    return pointer(path) or "the body"
