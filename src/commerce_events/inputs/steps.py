"""Match the names on the way to a file against a pattern, one after the other: `data/**/*.json`."""

import fnmatch
import os
import re
from collections.abc import Sequence
from functools import cache

#: In a set of states: all that is below is taken, since a folder above it was asked for.
ALL_BELOW = -1

_STARS = re.compile(r"\*+")

#: How far a pattern has been matched: the numbers of the parts that may be next.
States = frozenset[int]

NOWHERE: States = frozenset()


class Steps:
    """The parts of a pattern behind the folder that it starts in; no part at all stands for that folder.

    Args:
        parts: `**` for any folders, `..`, or a name in which `*`, `?` and `[…]` stand for characters.
    """

    def __init__(self, parts: Sequence[str]) -> None:
        plain = [part if part == "**" else _STARS.sub("*", part) for part in parts]
        self._parts = [*plain, "*"] if plain[-1:] == ["**"] else plain
        self.start = self._closed({0})

    def after(self, states: States, name: str) -> States:
        """Return how far the pattern is matched behind one more name. A hidden name is matched by a dot alone."""
        following = set()
        for state in states:
            part = self._part(state)
            if state == ALL_BELOW or part == "**":
                following |= set() if name.startswith(".") else {state}
            elif part not in ("", os.pardir) and _matches(part, name):
                following.add(state + 1)
        return self._closed(following)

    def above(self, states: States) -> States:
        """Return how far the pattern is matched in the folder above, where the next part is `..`."""
        return self._closed({state + 1 for state in states if self._part(state) == os.pardir})

    def ends(self, states: States) -> bool:
        """Whether the whole pattern is matched."""
        return len(self._parts) in states

    def _part(self, state: int) -> str:
        return self._parts[state] if 0 <= state < len(self._parts) else ""

    def _closed(self, states: set[int]) -> States:
        """Return the states with those behind a `**`, which may stand for no folder."""
        return frozenset(states | {state + 1 for state in states if self._part(state) == "**"})


def _matches(part: str, name: str) -> bool:
    return (not name.startswith(".") or part.startswith(".")) and _compiled(part).match(name) is not None


@cache
def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(part))
