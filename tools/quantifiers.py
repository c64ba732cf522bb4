"""See that no regular expression of the project has a possessive quantifier or an atomic group.

The first releases of Python 3.11, one of which Debian 12 ships, get them wrong: they match what they must not.
`make lint` runs this over all Python files.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

#: What holds Python files, beside what is made or installed.
FOLDERS = ("src", "tools", "tests", "proofs", "benchmarks", "theme", "examples")
_NOT_OURS = re.compile(r"node_modules|\.venv.*")

#: What a regular expression consists of, as far as matters here: an escape, a set, or (the group) what is refused.
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\\\]])*\]|([*+?]\+|\{[0-9]*,?[0-9]*\}\+|\(\?>)", re.DOTALL)

_RAW = re.compile(r"[bBfF]?[rR]")


def refused(pattern: str) -> list[str]:
    """Return the possessive quantifiers and the starts of atomic groups in a regular expression."""
    return [match[1] for match in _PARTS.finditer(pattern) if match[1]]


def check(sources: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a sentence for each fault in Python files, given as their names and texts."""
    files = [(name, source, ast.parse(source)) for name, source in sources]
    patterns = {pattern for _, _, tree in files for pattern in _named_patterns(tree)}
    for name, source, tree in files:
        for line, fault in sorted(set(_faults(source, tree, patterns))):
            yield f"{name}:{line}: {fault}"


def _faults(source: str, tree: ast.AST, patterns: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each fault of a file; the same one may come twice."""
    handed = {id(node) for root in _roots(tree, patterns) for node in ast.walk(root)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "re":
            yield node.lineno, "`import re` alone lets this check see what is handed to its functions"
        parts = refused(_text(node) or "")
        if parts and (id(node) in handed or _RAW.match(ast.get_source_segment(source, node) or "")):
            yield from ((_line(node), f"a regular expression has `{part}`") for part in parts)


def _roots(tree: ast.AST, patterns: set[str]) -> Iterator[ast.AST]:
    """Yield what is handed to `re`, and what is assigned to a name that is handed to it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_of_re(node.func):
            yield from node.args
            yield from (keyword.value for keyword in node.keywords)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(_name(target) in patterns for target in targets):
                yield node.value


def _named_patterns(tree: ast.AST) -> Iterator[str]:
    """Yield the names that are handed to `re` as patterns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_of_re(node.func):
            handed = (inner for argument in node.args[:1] for inner in ast.walk(argument))
            yield from filter(None, map(_name, handed))


def _is_of_re(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"


def _name(node: ast.AST) -> str | None:
    """Return the last part of a name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _text(node: ast.AST) -> str | None:
    """Return what a literal says; a letter stands for what an f-string fills in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "x" for part in node.values)
    if not isinstance(node, ast.Constant) or not isinstance(node.value, (str, bytes)):
        return None
    return node.value if isinstance(node.value, str) else node.value.decode("latin-1")


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def main() -> int:
    """Print the faults; 1 if there are any, or if there was nothing to look at."""
    files = [file for folder in FOLDERS for file in Path(folder).rglob("*.py")]
    ours = [file for file in sorted(files) if not any(map(_NOT_OURS.fullmatch, file.parts))]
    faults = list(check((str(file), file.read_text(encoding="utf-8")) for file in ours))
    print(*faults or [f"no possessive quantifier and no atomic group in {len(ours)} files"], sep="\n")
    return 1 if faults or not ours else 0


if __name__ == "__main__":
    sys.exit(main())
