"""Show what changes in a file as a unified diff."""

from collections.abc import Iterator
from difflib import unified_diff

from commerce_events.rewriting.files import Changes

_NO_END = "\\ No newline at end of file\n"


def differences(file: str, changes: Changes) -> Iterator[str]:
    """Yield the lines of a diff, each with its line end.

    Where each line is a payload, a line that changes has no lines around it: the file may be long.

    Args:
        file: What the file is called in it.
        changes: What is changed in it.
    """
    yield f"--- {file}\n"
    yield f"+++ {file}\n"
    for number, change in changes.items():
        before, after = (text.decode("utf-8", "surrogateescape") for text in (change.before, change.after))
        if number is None:
            yield from _compared(before, after)
        else:
            yield f"@@ -{number} +{number} @@\n"
            yield from (f"-{before}\n", f"+{after}\n")


def _compared(before: str, after: str) -> Iterator[str]:
    lines = (text.split("\n") for text in (before, after))
    old, new = ([f"{line}\n" for line in each[:-1]] + ([each[-1]] if each[-1] else []) for each in lines)
    for line in [*unified_diff(old, new)][2:]:
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}"
