"""Find the line of a key in a TOML text: the library that reads TOML gives values, and no places.

The shortest beginning of the text that has the key ends with the statement of the key. The longest one before it that
is TOML ends where that statement starts. This holds however the key is written.
"""

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any


def line_of(text: str, path: Sequence[str]) -> int:
    """Return the line, from 1, of the statement that first gives a key of a TOML text a value.

    Args:
        text: TOML that can be read, and that has the key.
        path: The names of the tables and of the key.
    """
    lines = text.splitlines(keepends=True)
    start = 0
    for end, table in _beginnings(lines):
        if _has(table, path):
            break
        start = end
    statement = lines[start:]
    return start + next(number for number, line in enumerate(statement, 1) if line.split("#")[0].strip())


def _beginnings(lines: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the beginnings that are TOML: how many lines each has, and what is in it."""
    for end in range(1, len(lines) + 1):
        try:
            yield end, tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue


def _has(table: Any, path: Sequence[str]) -> bool:
    for name in path:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True
