"""Walk a pattern, or a list of texts, character by character: the states are made when they are asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from commerce_events.diff.expression import Anchor, Choice, Repeat, Sequence, Tree, parse
from commerce_events.diff.ranges import LAST, Ranges
from commerce_events.diff.steps import Steps, UnknownError

#: How many places a pattern may have once its repeats are written out.
_MOST = 20_000
_ANY: Ranges = ((0, LAST),)


class Automaton(Protocol):
    """States are numbers; 0 is the first, and -1 the one that nothing leads out of."""

    def step(self, state: int, code: int, steps: Steps) -> int:
        """The state after one more character."""

    def accepts(self, state: int) -> bool:
        """Whether the text may end here."""

    def cuts(self) -> Iterator[int]:
        """The code points at which characters begin to be told apart."""


@dataclass(slots=True)
class PatternAutomaton:
    """A pattern that is looked for anywhere in a text."""

    tree: Tree
    moves: list[tuple[Ranges, int] | None] = field(default_factory=list)
    ways: list[list[tuple[str, int]]] = field(default_factory=list)
    sets: list[frozenset[int]] = field(default_factory=list)
    numbers: dict[frozenset[int], int] = field(default_factory=dict)
    known: dict[tuple[int, int], int] = field(default_factory=dict)
    ends: dict[int, bool] = field(default_factory=dict)
    end: int = 0
    alive: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        start, first = self._place(), self._place()
        self.moves[start] = (_ANY, start)
        self.ways[start].append(("", first))
        self.end = self._build(self.tree, first)
        self.moves[self.end] = (_ANY, self.end)
        self.alive = self._leading_to_the_end()
        self.sets.append(self._closed({start}, "^"))

    def _leading_to_the_end(self) -> frozenset[int]:
        """The places behind the first character from which the end can be reached."""
        before: dict[int, list[int]] = {}
        for place, (move, ways) in enumerate(zip(self.moves, self.ways, strict=True)):
            for end in [*([move[1]] if move else []), *(end for sign, end in ways if sign != "^")]:
                before.setdefault(end, []).append(place)
        found, waiting = {self.end}, [self.end]
        while waiting:
            fresh = set(before.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return frozenset(found)

    def _place(self) -> int:
        if len(self.moves) >= _MOST:
            raise UnknownError("budget")
        self.moves.append(None)
        self.ways.append([])
        return len(self.moves) - 1

    def _build(self, tree: Tree, start: int) -> int:
        """Add the places of a tree behind a place; where it ends."""
        if isinstance(tree, Sequence):
            for part in tree.parts:
                start = self._build(part, start)
            return self._behind(start, "")
        if isinstance(tree, Choice):
            end = self._place()
            for part in tree.parts:
                self.ways[self._build(part, self._behind(start, ""))].append(("", end))
            return end
        if isinstance(tree, Repeat):
            return self._repeat(tree, start)
        if isinstance(tree, Anchor):
            return self._behind(start, tree.sign)
        end = self._place()
        self.moves[self._behind(start, "")] = (tree.ranges, end)
        return end

    def _behind(self, start: int, sign: str) -> int:
        end = self._place()
        self.ways[start].append((sign, end))
        return end

    def _repeat(self, tree: Repeat, start: int) -> int:
        for _ in range(tree.least):
            start = self._build(tree.part, start)
        if tree.most is None:
            again = self._behind(start, "")
            self.ways[self._build(tree.part, again)].append(("", again))
            return self._behind(again, "")
        end = self._place()
        for _ in range(tree.most - tree.least):
            self.ways[start].append(("", end))
            start = self._build(tree.part, start)
        self.ways[start].append(("", end))
        return end

    def _closed(self, places: Iterable[int], signs: str) -> frozenset[int]:
        """All places that can be reached without a character, past the anchors that hold here."""
        found, waiting = set(places), list(places)
        while waiting:
            for sign, place in self.ways[waiting.pop()]:
                if place not in found and sign in ("", *signs):
                    found.add(place)
                    waiting.append(place)
        return frozenset(found)

    def step(self, state: int, code: int, steps: Steps) -> int:
        """The state after one more character."""
        if state < 0:
            return state
        if (state, code) not in self.known:
            before = self.sets[state]
            steps.spend(2 + len(before))
            moves = [move for place in before if (move := self.moves[place])]
            after = {end for ranges, end in moves if any(first <= code <= last for first, last in ranges)}
            places = self._closed(after, "") & self.alive
            self.known[state, code] = self._number(places) if places else -1
        return self.known[state, code]

    def _number(self, places: frozenset[int]) -> int:
        if self.end in places:
            places = frozenset({self.end})  # found: whatever follows
        if places not in self.numbers:
            self.sets.append(places)
            self.numbers[places] = len(self.sets) - 1
        return self.numbers[places]

    def accepts(self, state: int) -> bool:
        """Whether the pattern is found in a text that ends here."""
        if state not in self.ends:
            self.ends[state] = state >= 0 and self.end in self._closed(self.sets[state], "$" if state else "^$")
        return self.ends[state]

    def cuts(self) -> Iterator[int]:
        """The code points at which characters begin to be told apart."""
        for move in self.moves:
            for first, last in move[0] if move else ():
                yield from (first, last + 1)


class ListAutomaton:
    """A list of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._next: list[dict[int, int]] = [{}]
        self._ends: set[int] = set()
        for text in texts:
            state = 0
            for char in text:
                if ord(char) not in self._next[state]:
                    self._next[state][ord(char)] = len(self._next)
                    self._next.append({})
                state = self._next[state][ord(char)]
            self._ends.add(state)

    def step(self, state: int, code: int, steps: Steps) -> int:
        """The state after one more character."""
        steps.spend(0)
        return -1 if state < 0 else self._next[state].get(code, -1)

    def accepts(self, state: int) -> bool:
        """Whether the text so far is in the list."""
        return state in self._ends

    def cuts(self) -> Iterator[int]:
        """The code points at which characters begin to be told apart."""
        for each in self._next:
            for code in each:
                yield from (code, code + 1)


def of_pattern(pattern: str) -> Automaton:
    """The automaton of a pattern.

    Raises:
        UnknownError: Languages read it differently, or it is too large.
    """
    return PatternAutomaton(parse(pattern))


def matches(automaton: Automaton, text: str, steps: Steps) -> bool:
    """Whether an automaton accepts a text."""
    state = 0
    for char in text:
        steps.spend(1)
        state = automaton.step(state, ord(char), steps)
    return automaton.accepts(state)
