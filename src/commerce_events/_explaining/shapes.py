"""Look at the whole of a text that is not JSON, or not UTF-8, for what a program did to it: the table `shapes`.

A row of the table has conditions, all of which have to hold; the first row that fits gives the reason. Its patterns
look at a window of the text, never at more, so that a long text costs no more than a short one.

- `found`, `expected`: the reason that the grammar gives, and what it allows at the place;
- `inside`: the place is inside an array or object (`any`), or where the value of a property belongs (`object`);
- `name`: the property has a name of that kind;
- `odd`: the character at the place can't be seen;
- `head`, `start`: how the text starts, as it is, and behind blanks and a byte order mark;
- `before`, `here`: what ends at the place, and what starts there;
- `rest`, `end`, `whole`: all behind the place, the end of the text, and all of it, without blanks at the end.

In bytes that are not UTF-8, the patterns are of hexadecimal digits: of the `head`, of the `broken` bytes up to the end,
and of those `around` the first broken one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from commerce_events._explaining.advice import table
from commerce_events._explaining.characters import named, unseen_character
from commerce_events._params import Params

_BLANKS = " \t\n\r"

#: Where the patterns of a window have to match: at its start, at its end, or all of it.
_ANCHORS = {
    **dict.fromkeys(("head", "start", "here", "around"), r"\A(?:{})"),
    **dict.fromkeys(("before", "end"), r"(?:{})\Z"),
    **dict.fromkeys(("rest", "whole", "broken"), r"\A(?:{})\Z"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stops being JSON.

    Attributes:
        text: The text.
        at: The offset.
        found: The reason that the grammar gives.
        expected: What the grammar allows, as `diagnose` has it.
        is_inside: An array or object is open.
        name: Of the innermost object, the property that was read last; None, if there is none.
    """

    text: str
    at: int
    found: str
    expected: str
    is_inside: bool
    name: str | None


def shape(place: Place) -> Params:
    """Return why a text is not JSON, as the words of `not-json` know it."""
    windows = _windows(place)
    row = next((row for row in _rows_of(place.found) if _fits(row, place) and row.matches(windows)), None)
    if row is None:
        return Params(reason=place.found)
    return Params(reason=row.reason, **{name: _told(name, place) for name in row.tells})


def shape_of_bytes(raw: bytes, at: int) -> Params:
    """Return why bytes are not UTF-8, of which the first broken one is at a place."""
    windows = {
        "head": raw[: table("shapes")["window"] // 2].hex(),
        "broken": raw[at : at + 4].hex(),  # no character has more
        "around": raw[max(0, at - 1) : at + 3].hex(),
    }
    row = next((row for row in _rows("bytes") if row.matches(windows)), None)
    if row is None:
        return Params(reason="bytes")
    return Params(reason=row.reason, **dict.fromkeys(row.tells, len(raw)))


def examples_of(code: str) -> Mapping[str, str]:
    """Return a text for each reason of a code, bytes in hexadecimal digits; nothing, if no row has the code."""
    kind = {"not-json": "text", "not-utf8": "bytes"}.get(code)
    rows = table("shapes")[kind] if kind else []
    return {row.get("reason", row["id"]): row["example"] for row in reversed(rows)}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table, with its patterns by their windows."""

    reason: str
    conditions: Mapping[str, Any]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    tells: tuple[str, ...]

    def matches(self, windows: Mapping[str, str]) -> bool:
        """Return whether each pattern fits its window."""
        return all(pattern.search(windows[name]) for name, pattern in self.patterns)


@cache
def _rows(kind: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row.get("reason", row["id"]),
            row,
            tuple((name, re.compile(form.format(row[name]))) for name, form in _ANCHORS.items() if name in row),
            tuple(row.get("tells", ())),
        )
        for row in table("shapes")[kind]
    )


@cache
def _rows_of(found: str) -> tuple[_Row, ...]:
    return tuple(row for row in _rows("text") if found in row.conditions.get("found", (found,)))


def _fits(row: _Row, place: Place) -> bool:
    """Return whether what is known of a place is as a row wants it."""
    wanted = row.conditions
    return (
        place.expected in wanted.get("expected", (place.expected,))
        and (place.is_inside or "inside" not in wanted)
        and (place.name is not None or wanted.get("inside") != "object")
        and ("name" not in wanted or _name(wanted["name"]).fullmatch(place.name or "") is not None)
        and ("odd" not in wanted or unseen_character(place.text[place.at : place.at + 1]) is not None)
    )


@cache
def _name(kind: str) -> re.Pattern[str]:
    return re.compile(table("shapes")["names"][kind])


def _windows(place: Place) -> Mapping[str, str]:
    text, at, size = place.text, place.at, table("shapes")["window"]
    start = text.lstrip(_BLANKS + "\ufeff")[:size]
    ending = text.rstrip(_BLANKS)
    return {
        "head": text[:size],
        "start": start,
        "before": text[max(0, at - size) : at],
        "here": text[at : at + size],
        "rest": ending[at:] if len(ending) - at <= size else "",
        "end": ending[-size:],
        "whole": ending if len(ending) <= size else "",
    }


def _told(name: str, place: Place) -> Any:
    """Return what a row tells beside its reason: how many bytes arrived, or the character at the place."""
    return len(place.text.encode("utf-8", "surrogatepass")) if name == "bytes" else named(place.text[place.at])
