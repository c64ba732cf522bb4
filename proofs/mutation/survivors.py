"""Hold the mutants that survive against `survivors.toml`, which has the reason of each.

A row names the function, what kind of reason it is, the reason, and the lines that change. It names no line numbers, so
it holds while the function moves. A row of no survivor is as wrong as a survivor without a row.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("survivors.toml")

#: The kinds of reasons.
KINDS = {
    "same": "the result is the same by another way",
    "slower": "the result is the same, later: a short cut is taken less often, or a bound is moved",
    "bound": "a threshold is moved by one, and both of its sides give the same result",
    "unmet": "no caller can tell the difference: the value or the branch is not met",
    "wording": "a text that is for developers and that nothing promises",
    "platform": "the result is the same where the tests run, and may differ elsewhere",
}

#: A function, and its lines that change: before and after.
Change = tuple[str, str, str]


@dataclass(frozen=True)
class Reasons:
    """The rows of the file.

    Attributes:
        changes: The kind of the reason of each change.
        faults: What is wrong with the rows themselves.
    """

    changes: dict[Change, str]
    faults: list[str]


def reasons(file: Path = FILE) -> Reasons:
    """Read the rows."""
    changes: dict[Change, str] = {}
    faults: list[str] = []
    for row in tomllib.loads(file.read_text("utf-8"))["survivors"]:
        place, kind, reason = row["function"], row["kind"], row["reason"]
        if kind not in KINDS:
            faults.append(f"{place}: there is no kind of reason {kind!r}, only {', '.join(KINDS)}")
        if not reason.endswith("."):
            faults.append(f"{place}: {reason!r} is no sentence")
        for before, after in row["changes"]:
            if (place, before, after) in changes:
                faults.append(f"{place}: a second row: {before!r} → {after!r}")
            changes[place, before, after] = kind
    return Reasons(changes, faults)


def faults(known: Reasons, survivors: Iterable[Change], tried: set[str], functions: set[str]) -> Iterator[str]:
    """Yield where rows and survivors do not fit together.

    Args:
        known: The rows.
        survivors: The changes that no test noticed.
        tried: The functions whose mutants were tried, all of them.
        functions: All functions that have mutants.
    """
    yield from known.faults
    found = {*survivors}
    for place, before, after in sorted(found - known.changes.keys()):
        yield f"{place}: survives, and has no reason: {before!r} → {after!r}"
    for place, before, after in known.changes:
        if place not in functions:
            yield f"{place}: has a reason, and is no function with mutants"
        elif place in tried and (place, before, after) not in found:
            yield f"{place}: has a reason, and does not survive: {before!r} → {after!r}"
