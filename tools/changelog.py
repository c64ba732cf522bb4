"""The sections of CHANGELOG.md: a number is open until its heading has a day."""

import re
from dataclasses import dataclass
from typing import Self

OPEN = "unreleased"
_HEADING = re.compile(r"^## (\S+)(?: \(([^()\n]*)\))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """The section of a number.

    Attributes:
        heading: Its first line.
        state: What is in brackets there: the day of the release, or `unreleased`; empty if nothing is.
        says: What it says of the number.
    """

    heading: str
    state: str
    says: str

    @classmethod
    def of(cls, log: str, number: str) -> Self | None:
        """The section of a number; None if there is none."""
        for found in _HEADING.finditer(log):
            if found[1] == number:
                return cls(found[0], found[2] or "", log[found.end() :].partition("\n## ")[0].strip())
        return None


def headed(log: str, number: str, state: str) -> str:
    """The changelog with a state in the heading of a number; a number without a section gets one above the others."""
    heading = f"## {number} ({state})"
    if section := Section.of(log, number):
        return log.replace(section.heading, heading, 1)
    above, mark, below = log.partition("\n## ")
    return f"{above}\n{heading}\n{mark}{below}" if mark else f"{log.rstrip()}\n\n{heading}\n"
