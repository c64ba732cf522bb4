"""Match a text with the forms of timestamps that programs and people write: rows of the table `timestamps`.

A row is a list of named parts, and of names of `slots`, which have alternatives of such lists. A part gives the
`reason` why it is wrong, unless its text is as `expected`; an empty one may give a reason why something is `missing`.
What a part means is its text, or what `write` has for that; where `write` is null, or something is missing, the moment
is not certain.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from commerce_events._explaining.advice import table

#: A name of a slot, or a part.
_Item: TypeAlias = "str | Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class Match:
    """A text in one of the forms.

    Attributes:
        form: The id of the form.
        reasons: Why it is not written as the contract has it.
        texts: By the name of a part, what it means: `{"year": "2025", …}`.
        is_certain: Whether nothing is missing or ambiguous.
    """

    form: str
    reasons: frozenset[str]
    texts: Mapping[str, str]
    is_certain: bool


class Form:
    """One form, as one pattern with a group for each part."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.id: str = row["id"]
        self._parts: list[Mapping[str, Any]] = []
        self._case = re.IGNORECASE if row.get("any-case") else re.NOFLAG
        self._pattern = re.compile(self._joined(row["parts"]), re.ASCII | self._case)
        expected = (part["expected"] for part in self._parts if "expected" in part)
        self._expected = {pattern: re.compile(pattern, self._case) for pattern in expected}

    def _joined(self, items: list[_Item]) -> str:
        return "".join(map(self._built, items))

    def _built(self, item: _Item) -> str:
        if isinstance(item, str):
            return f"(?:{'|'.join(map(self._joined, table('timestamps')['slots'][item]))})"
        self._parts.append(item)
        return f"({item['pattern']})"

    def match(self, text: str) -> Match | None:
        """Match a whole text."""
        found = self._pattern.fullmatch(text)
        if found is None:
            return None
        parts = [(part, each) for part, each in zip(self._parts, found.groups(), strict=True) if each is not None]
        reasons = {reason for part, each in parts for reason in self._reasons(part, each)}
        meant = [(part["name"], _written(part, each)) for part, each in parts]
        texts = {name: text for name, text in meant if text is not None}
        return Match(self.id, frozenset(reasons), texts, is_certain=all(text is not None for _, text in meant))

    def _reasons(self, part: Mapping[str, Any], text: str) -> Iterator[str]:
        if "missing" in part and not text:
            yield part["missing"]
        if "reason" in part and not ("expected" in part and self._expected[part["expected"]].fullmatch(text)):
            yield part["reason"]


def _written(part: Mapping[str, Any], text: str) -> str | None:
    """Return what a part means; None if that is not certain."""
    is_missing = "missing" in part and not text
    write = None if is_missing else part.get("write", text)
    return write[text.lower()] if isinstance(write, dict) else write


@cache
def forms() -> tuple[Form, ...]:
    """Return all forms, those that are more certain first."""
    return tuple(map(Form, table("timestamps")["forms"]))
