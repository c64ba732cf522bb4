"""Show what changes in a file as a unified diff, which `patch -p0` and `git apply -p0 --unidiff-zero` take."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from commerce_events.rewriting.files import Changes

_NO_END = "\\ No newline at end of file\n"


def differences(file: str, changes: Changes, ends: Mapping[int, bytes]) -> Iterator[str]:
    """Yield the lines of a diff, each with its line end.

    Where each line is a payload, a line that changes has no lines around it: the file may be long.

    Args:
        file: What the file is called in it.
        changes: What is changed in it.
        ends: What the lines that change end with, where each line is a payload.
    """
    yield f"--- {file}\n"
    yield f"+++ {file}\n"
    for number, change in changes.items():
        before, after = (text.decode("utf-8", "surrogateescape") for text in (change.before, change.after))
        if number is None:
            yield from _compared(before, after)
        else:
            yield f"@@ -{number} +{number} @@\n"
            end = ends[number].decode()
            yield from map(_ended, (f"-{before}{end}", f"+{after}{end}"))


def _compared(before: str, after: str) -> Iterator[str]:
    lines = (text.split("\n") for text in (before, after))
    old, new = ([f"{line}\n" for line in each[:-1]] + ([each[-1]] if each[-1] else []) for each in lines)
    yield from map(_ended, [*unified_diff(old, new)][2:])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n{_NO_END}"
