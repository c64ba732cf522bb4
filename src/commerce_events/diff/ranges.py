"""Ranges of code points, and the plainest character of each."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

#: Code points, from the first one to the last one of each range.
Ranges: TypeAlias = tuple[tuple[int, int], ...]

LAST = 0x10FFFF
#: Ranges of characters, the plainest first.
_PLAIN = (("a", "z"), ("A", "Z"), ("0", "9"), ("!", "~"), (" ", " "), ("\u00a1", "\u02ff"), ("\u0370", "\ud7ff"))
_FURTHER = (("\ue000", "\U0010ffff"), ("\x00", "\x1f"), ("\x7f", "\xa0"), ("\u0300", "\u036f"))


def merged(ranges: list[tuple[int, int]]) -> Ranges:
    """Ranges in order, none of them touching another."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def others(ranges: Ranges) -> Ranges:
    """All code points but these."""
    starts = [0, *(last + 1 for _, last in ranges)]
    ends = [*(first - 1 for first, _ in ranges), LAST]
    return tuple((first, last) for first, last in zip(starts, ends, strict=True) if first <= last)


def plain_characters(cuts: Iterable[int]) -> list[int]:
    """One character for each range between cuts, the plainest first."""
    ends = sorted({0, LAST + 1, *cuts})
    found = (_plainest(first, after - 1) for first, after in pairwise(ends))
    return [code for _, code in sorted(each for each in found if each)]


def _plainest(first: int, last: int) -> tuple[int, int] | None:
    """The plainest character between two, with its rank; None if they are all halves of surrogate pairs."""
    for rank, (start, end) in enumerate((*_PLAIN, *_FURTHER)):
        code = max(first, ord(start))
        if code <= min(last, ord(end)):
            return rank, code
    return None
