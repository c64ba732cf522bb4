r"""Patterns of the portable set → trees, from which matching texts, near misses and mutants are made.

The set is small on purpose (see `schemas/README.md`): literals, `\.`, `\+` and `\-`, classes, `(?:…)`, `|` and
`{m,n}`, between `^` and `$`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of ranges: `[0-9]` has the range `09`, a literal one of a single character."""

    ranges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A node, at least `least` and at most `most` times."""

    node: "Node"
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes, one after the other."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One out of several nodes."""

    nodes: tuple["Node", ...]


Node = Chars | Repeat | Sequence | Choice

_TOKEN = re.compile(r"\[[^\]]+\]|\(\?:|\{[0-9]+(?:,[0-9]+)?\}|\\[.+-]|[|)]|[A-Za-z0-9:_ -]")
_SPECIAL = frozenset("\\.+*?^$|()[]{}")


def parse(pattern: str) -> Node:
    """The tree of a pattern that is anchored at both ends.

    Raises:
        ValueError: The pattern is not of the portable set.
    """
    if not (pattern.startswith("^") and pattern.endswith("$")):
        raise ValueError(f"the pattern is not anchored: {pattern}")
    inner = pattern[1:-1]
    tokens = _TOKEN.findall(inner)
    if "".join(tokens) != inner:
        raise ValueError(f"the pattern is not of the portable set: {pattern}")
    return _parse_choice(iter([*tokens, ")"]))


def _parse_choice(tokens: Iterator[str]) -> Node:
    options: list[list[Node]] = [[]]
    while (part := next(tokens)) != ")":
        if part == "|":
            options.append([])
        elif part == "(?:":
            options[-1].append(_parse_choice(tokens))
        elif part.startswith("{"):
            low, _, high = part[1:-1].partition(",")
            options[-1][-1] = Repeat(options[-1][-1], int(low), int(high or low))
        else:
            options[-1].append(Chars(tuple(_ranges(part))))
    nodes = tuple(Sequence(tuple(nodes)) for nodes in options)
    return nodes[0] if len(nodes) == 1 else Choice(nodes)


def _ranges(token: str) -> Iterator[tuple[str, str]]:
    inside = token[1:-1] if token.startswith("[") else token
    for match in re.finditer(r"\\(.)|(.)-(.)|(.)", inside):
        escaped, first, last, single = match.groups()
        char = escaped or single
        yield (char, char) if char else (first, last)


def unparse(node: Node) -> str:
    """The pattern of a tree, without anchors; `parse` reads it back."""
    match node:
        case Chars(ranges):
            return _unparse_chars(ranges)
        case Repeat(inner, low, high):
            return f"{unparse(inner)}{{{low},{high}}}" if low != high else f"{unparse(inner)}{{{low}}}"
        case Sequence(nodes):
            return "".join(map(unparse, nodes))
        case _:
            return f"(?:{'|'.join(map(unparse, node.nodes))})"


def _unparse_chars(ranges: tuple[tuple[str, str], ...]) -> str:
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        char = ranges[0][0]
        return f"\\{char}" if char in _SPECIAL else char
    said = (_class_char(a) if a == b else f"{_class_char(a)}-{_class_char(b)}" for a, b in ranges)
    return f"[{''.join(said)}]"


def _class_char(char: str) -> str:
    return f"\\{char}" if char in "\\]^-" else char


def candidates(pattern: str) -> list[str]:
    """Texts at the boundaries of every part of a pattern, on either side of them; the pattern tells which match.

    Each part is varied by itself, once with everything else at its first and once at its last: each end of each
    range and the characters beside it, each option, each count at its limits and beyond.
    """
    root = parse(pattern)
    inner = list(chain.from_iterable(_variants(root, last=last) for last in (False, True)))
    around = [
        text for whole in (_fill(root, last=False), _fill(root, last=True)) for text in (f"0{whole}", f"{whole}0")
    ]
    return list(dict.fromkeys([*inner, *around, ""]))


def _fill(node: Node, *, last: bool) -> str:
    """A text that matches: everything at its first, or everything at its last."""
    match node:
        case Chars(ranges):
            return ranges[-1][1] if last else ranges[0][0]
        case Repeat(inner, low, high):
            return _fill(inner, last=last) * (high if last else low)
        case Sequence(nodes):
            return "".join(_fill(inner, last=last) for inner in nodes)
        case _:
            return _fill(node.nodes[-1 if last else 0], last=last)


def _variants(node: Node, *, last: bool) -> Iterator[str]:
    """The texts of a node that vary one part of it, with everything else at its first or last."""
    match node:
        case Chars(ranges):
            yield from chain.from_iterable((a, b, chr(ord(a) - 1), chr(ord(b) + 1)) for a, b in ranges)
        case Repeat(inner, low, high):
            yield from (_fill(inner, last=last) * count for count in (low - 1, low, high, high + 1))
            yield from (text * max(low, 1) for text in _variants(inner, last=last))
        case Sequence(nodes):
            filled = [_fill(inner, last=last) for inner in nodes]
            for index, inner in enumerate(nodes):
                before, after = "".join(filled[:index]), "".join(filled[index + 1 :])
                yield from (f"{before}{text}{after}" for text in _variants(inner, last=last))
        case _:
            yield from chain.from_iterable(_variants(inner, last=last) for inner in node.nodes)


def mutants(pattern: str) -> Iterator[str]:
    """The pattern with one part removed, loosened or tightened."""
    yield pattern.removeprefix("^")
    yield pattern.removesuffix("$")
    for node in _mutants(parse(pattern)):
        yield f"^{unparse(node)}$"


def _mutants(node: Node) -> Iterator[Node]:
    match node:
        case Chars(ranges):
            yield from map(Chars, _changed_ranges(ranges))
        case Repeat(inner, low, high):
            limits = ((low - 1, high), (low + 1, high), (low, high - 1), (low, high + 1))
            yield from (Repeat(inner, low, high) for low, high in limits if 0 <= low <= high)
            yield from (Repeat(mutant, low, high) for mutant in _mutants(inner))
        case Sequence(nodes):
            for index, inner in enumerate(nodes):
                yield Sequence(nodes[:index] + nodes[index + 1 :])
                yield from (Sequence((*nodes[:index], mutant, *nodes[index + 1 :])) for mutant in _mutants(inner))
        case _:
            for index, inner in enumerate(node.nodes):
                yield Choice(node.nodes[:index] + node.nodes[index + 1 :])
                yield from (
                    Choice((*node.nodes[:index], mutant, *node.nodes[index + 1 :])) for mutant in _mutants(inner)
                )


def _changed_ranges(ranges: tuple[tuple[str, str], ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    """The ranges with one gone, or one end of one moved by a character."""
    for index, (first, final) in enumerate(ranges):
        rest = ranges[:index], ranges[index + 1 :]
        if len(ranges) > 1:
            yield (*rest[0], *rest[1])
        moved = [(chr(ord(first) - 1), final), (first, chr(ord(final) + 1))]
        if first < final:
            moved += [(chr(ord(first) + 1), final), (first, chr(ord(final) - 1))]
        yield from ((*rest[0], end, *rest[1]) for end in moved)
