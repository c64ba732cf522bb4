"""Find a text that one schema accepts and another refuses, or prove that there is none: a walk over automata.

Patterns mean here what ECMA-262 says: `$` matches at the end alone, `^` and `$` bind tighter than `|`.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commerce_events.diff.automaton import Automaton, ListAutomaton, of_pattern
from commerce_events.diff.ranges import plain_characters
from commerce_events.diff.steps import Steps, UnknownError

#: The longest text that is built to show a break: a payload has at most 1 MiB.
LONGEST = 1_000_000

_BREAK = ord("\n")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that a schema accepts.

    Attributes:
        least: Their least length.
        most: Their largest length; None if there is no limit.
        patterns: All of these are found in them.
        refused: None of these is.
        excluded: They are not among these.
        listed: They are among these; None if there is no list.
    """

    least: int = 0
    most: int | None = None
    patterns: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    listed: frozenset[str] | None = None

    def fits(self, length: int) -> bool:
        """Whether a length is within the limits."""
        return self.least <= length and (self.most is None or length <= self.most)

    @property
    def has_only_lengths(self) -> bool:
        """Whether lengths are all that is demanded."""
        return not (self.patterns or self.refused or self.excluded or self.listed is not None)


class TextSearch:
    """Questions about texts, each answered once; patterns are made automata once."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self._known: dict[tuple[Texts, Texts | None], str | UnknownError | None] = {}
        self._automata: dict[str, Automaton] = {}

    def between(self, old: Texts, new: Texts | None) -> str | None:
        """The shortest text that `old` accepts and `new` refuses; None is the proof that there is none.

        `new` may be None, which refuses all. A text that ends in a line break is found only where there is no other.

        Raises:
            UnknownError: There are too many steps, or a pattern that languages read differently.
        """
        key = old, new
        if key not in self._known:
            try:
                self._known[key] = self._between(old, new)
            except UnknownError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, UnknownError):
            raise UnknownError(found.reason)
        return found

    def _between(self, old: Texts, new: Texts | None) -> str | None:
        if new and _is_narrower(old, new) and old.least >= new.least and _is_at_most(old.most, new.most):
            return None
        if old.has_only_lengths:
            found = _by_length(old, new)
            if found is not None or new is None or new.has_only_lengths:
                return found
        return _Walk(old, new, self).run()

    def automata(self, texts: Texts) -> list[tuple[Automaton, bool]]:
        """What a text has to pass, each with the answer that it wants."""
        wanted: list[tuple[Automaton, bool]] = [(self._automaton(each), True) for each in sorted(texts.patterns)]
        wanted += [(self._automaton(each), False) for each in sorted(texts.refused)]
        wanted += [(ListAutomaton(texts.excluded), False)] if texts.excluded else []
        return wanted + ([(ListAutomaton(texts.listed), True)] if texts.listed is not None else [])

    def _automaton(self, pattern: str) -> Automaton:
        if pattern not in self._automata:
            self._automata[pattern] = of_pattern(pattern)
        return self._automata[pattern]


def _is_narrower(old: Texts, new: Texts) -> bool:
    """Whether only lengths can tell a text of `old` from those of `new`."""
    return (
        new.patterns <= old.patterns
        and new.refused <= old.refused
        and new.excluded <= old.excluded
        and (new.listed is None or new.listed == old.listed)
    )


def _is_at_most(one: int | None, other: int | None) -> bool:
    """Whether a largest length is at most another; None is no limit."""
    return other is None or (one is not None and one <= other)


def _by_length(old: Texts, new: Texts | None) -> str | None:
    """A text that is too short or too long for `new`, where lengths are all that `old` demands."""
    if new is None:
        lengths: Iterable[int] = [old.least]
    else:
        lengths = [old.least if old.least < new.least else -1, -1 if new.most is None else max(old.least, new.most + 1)]
    length = next((each for each in lengths if each >= 0 and old.fits(each)), None)
    if length is None:
        return None
    if length > LONGEST:
        raise UnknownError("long")
    return "a" * length


_Node = tuple[tuple[int, ...], int, bool]


class _Walk:
    """All texts of `old` at once, the shortest first."""

    def __init__(self, old: Texts, new: Texts | None, search: TextSearch) -> None:
        self.old, self.new, self.steps = old, new, search.steps
        self.ours, self.theirs = search.automata(old), search.automata(new) if new else []
        self.both = [*self.ours, *self.theirs]
        limits = [limit for each in (old, new) if each for limit in (each.least, each.most) if limit is not None]
        self.longest = max(limits, default=0) + 1
        cuts = (cut for automaton, _ in self.both for cut in automaton.cuts())
        self.codes = plain_characters([_BREAK, _BREAK + 1, *cuts])

    def run(self) -> str | None:
        start: _Node = (tuple(0 for _ in self.both), 0, False)
        before: dict[_Node, tuple[_Node, int] | None] = {start: None}
        waiting, broken = deque([start]), None
        while waiting:
            node = waiting.popleft()
            if self._is_found(node):
                if not node[2]:
                    return _text(node, before)
                broken = broken or node
            try:
                self._go_on(node, before, waiting)
            except UnknownError:
                if broken:
                    break
                raise
        return _text(broken, before) if broken else None

    def _go_on(self, node: _Node, before: dict[_Node, tuple[_Node, int] | None], waiting: deque[_Node]) -> None:
        states, length, _ = node
        if self.old.most is not None and length >= self.old.most:
            return
        self.steps.spend(len(self.codes))
        for code in self.codes:
            ahead = tuple(
                automaton.step(state, code, self.steps) for (automaton, _), state in zip(self.both, states, strict=True)
            )
            if any(state < 0 and wanted for (_, wanted), state in zip(self.ours, ahead, strict=False)):
                continue
            after = ahead, min(length + 1, self.longest), code == _BREAK
            if after not in before:
                before[after] = node, code
                waiting.append(after)

    def _is_found(self, node: _Node) -> bool:
        states, length, _ = node
        if not (self.old.fits(length) and _pass(self.ours, states)):
            return False
        theirs = states[len(self.ours) :]
        return not (self.new and self.new.fits(length) and _pass(self.theirs, theirs))


def _pass(automata: Sequence[tuple[Automaton, bool]], states: Sequence[int]) -> bool:
    return all(automaton.accepts(state) is wanted for (automaton, wanted), state in zip(automata, states, strict=False))


def _text(node: _Node, before: dict[_Node, tuple[_Node, int] | None]) -> str:
    codes = []
    while (step := before[node]) is not None:
        node, code = step
        codes.append(chr(code))
    return "".join(reversed(codes))
