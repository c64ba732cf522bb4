"""Find a date and a time of day that were sent as two properties, where one timestamp belongs."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from commerce_events._explaining.advice import table
from commerce_events._explaining.suggest import LONGEST, bare

#: So many properties are looked at.
_MOST_MEMBERS = 20

_PARTS = ("date", "time")


def together(event: Mapping[str, Any], name: str) -> tuple[str, str] | None:
    """Return the properties of an event that have a date and a time of day, if a name is that of one of them."""
    if _part_of(name, event[name]) is None:
        return None
    members = [*islice(event.items(), _MOST_MEMBERS)]
    found = {_part_of(each, value): each for each, value in reversed(members)}
    date, time = found.get("date"), found.get("time")
    return (date, time) if date and time and name in (date, time) else None


def _part_of(name: str, value: Any) -> str | None:
    """Return whether the value of a property of this name is a `date` or a `time` alone."""
    part = _known(name) if isinstance(value, str) and len(name) <= LONGEST else None
    return part if part and _patterns()[part].fullmatch(value) else None


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _known(name: str) -> str | None:
    return next((part for part in _PARTS if bare(name) in map(bare, table("aliases")["together"][part]["names"])), None)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {part: re.compile(table("aliases")["together"][part]["pattern"], re.ASCII) for part in _PARTS}
