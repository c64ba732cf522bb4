"""A text that one schema accepts and another refuses, or the proof that there is none: a walk over automata.

Patterns mean here what they mean to the judge, whose `$` matches at the end alone.
"""

import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

Schema = Mapping[str, Any]

#: The keywords that this module knows.
KEYWORDS = frozenset({"type", "minLength", "maxLength", "pattern", "not"})

#: How many states are walked before the question is given up.
_MOST = 200_000

_DEAD = -1


class UnknownError(Exception):
    """Neither a text nor a proof was found."""


@dataclass(frozen=True, slots=True)
class _Automaton:
    """A pattern as a table of states; -1 is the state that nothing leads out of."""

    machine: Any
    wanted: bool

    def step(self, state: int, char: str) -> int:
        """The state after one more character."""
        return int(self.machine.map.get(state, {}).get(self.machine.alphabet[char], _DEAD))

    def accepts(self, state: int) -> bool:
        """Whether the keyword is met in a state."""
        return (state in self.machine.finals) is self.wanted


def text_between(old: Schema, new: Schema) -> str | None:
    """The shortest text that `old` accepts and `new` refuses; None is the proof that there is none.

    Raises:
        UnknownError: The keywords are too many or too hard.
    """
    # The same few schemas are behind many properties.
    return _text_between(
        *(json.dumps({key: schema[key] for key in KEYWORDS if key in schema}) for schema in (old, new))
    )


@cache
def _text_between(before: str, after: str) -> str | None:
    old, new = json.loads(before), json.loads(after)
    return _walk(old, new)


def _walk(old: Schema, new: Schema) -> str | None:
    limits = [schema.get(keyword, 0) for schema in (old, new) for keyword in ("minLength", "maxLength")]
    longest = max(limits) + 1
    ours, theirs = _automata(old), _automata(new)
    machines = [*ours, *theirs]
    chars = _characters(machines)
    start = (tuple(int(each.machine.initial) for each in machines), 0)
    seen, waiting = {start}, deque([(start, "")])
    while waiting:
        (states, length), text = waiting.popleft()
        mine = all(each.accepts(state) for each, state in zip(ours, states, strict=False))
        other = all(each.accepts(state) for each, state in zip(theirs, states[len(ours) :], strict=True))
        if mine and _fits(old, length) and not (other and _fits(new, length)):
            return text
        for char in chars:
            ahead = tuple(each.step(state, char) for each, state in zip(machines, states, strict=True))
            node = (ahead, min(length + 1, longest))
            if node not in seen and not any(
                each.wanted and state == _DEAD for each, state in zip(ours, ahead, strict=False)
            ):
                seen.add(node)
                waiting.append((node, text + char))
        if len(seen) > _MOST:
            raise UnknownError
    return None


def _fits(schema: Schema, length: int) -> bool:
    return bool(schema.get("minLength", 0) <= length <= schema.get("maxLength", length))


def _automata(schema: Schema) -> list[_Automaton]:
    found = []
    if "pattern" in schema:
        found.append(_Automaton(_machine(schema["pattern"]), wanted=True))
    if "not" in schema:
        if schema["not"].keys() - {"type"} != {"pattern"} or schema["not"].get("type", "string") != "string":
            raise UnknownError
        found.append(_Automaton(_machine(schema["not"]["pattern"]), wanted=False))
    return found


def _machine(pattern: str) -> Any:
    from interegular import parse_pattern  # not above: only patterns need it
    from interegular.patterns import InvalidSyntax, Unsupported

    anything = r"(?:[^\n]|\n)*"
    before, after = ("" if pattern.startswith("^") else anything), ("" if pattern.endswith("$") else anything)
    inner = pattern.removeprefix("^").removesuffix("$")
    try:
        return parse_pattern(f"{before}(?:{inner}){after}").to_fsm()
    except (InvalidSyntax, Unsupported) as error:
        raise UnknownError from error


def _characters(machines: list[_Automaton]) -> list[str]:
    """One character for each way that the machines tell characters apart."""
    told = {char for each in machines for char in each.machine.alphabet if isinstance(char, str)}
    other = next(char for char in map(chr, range(ord("x"), 0x10FFFF)) if char not in told)
    kinds: dict[tuple[Any, ...], str] = {}
    for char in [*sorted(told, key=_plainness), other]:
        kinds.setdefault(tuple(each.machine.alphabet[char] for each in machines), char)
    return list(kinds.values())


def _plainness(char: str) -> tuple[bool, str]:
    return not re.fullmatch("[A-Za-z0-9]", char), char
