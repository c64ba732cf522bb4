"""Recognize the values that programs write where they have none: the table `placeholders` lists them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from commerce_events._explaining.advice import table
from commerce_events._explaining.characters import blanks


@dataclass(frozen=True, slots=True)
class Template:
    """What surrounds the name of a value that a template was to be filled with."""

    start: str
    end: str
    inside: re.Pattern[str] | None
    is_anywhere: bool

    @classmethod
    def of(cls, row: Mapping[str, Any], *, anywhere: bool) -> Self:
        """Read a row of the table."""
        inside = re.compile(row["inside"]) if "inside" in row else None
        return cls(row["start"], row["end"], inside, anywhere and row.get("texts", False))

    def is_in(self, text: str) -> bool:
        """Return whether a text is a template; of the kinds that nothing else looks like, whether it has one."""
        start, end = self.start, self.end
        if self.is_anywhere:
            at = text.find(start)
            return at >= 0 and text.find(end, at + len(start)) >= 0
        if not (len(text) > len(start) + len(end) and text.startswith(start) and text.endswith(end)):
            return False
        return self.inside is None or bool(self.inside.fullmatch(text[len(start) : len(text) - len(end)]))


@dataclass(frozen=True, slots=True)
class Form:
    """The form of values that a program has changed; no value without the character that it `has` is one."""

    reason: str
    has: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The placeholders of one kind of value.

    Attributes:
        ignores_case: A value may be written in any case.
        reasons: The reason by value, of all properties.
        of_property: The reason by value, of one property, where that differs.
        forms: The forms of other values that are no data.
        templates: The templates.
        words: The other placeholders.
        search: Finds them in values that are joined by blanks; it may find more.
    """

    ignores_case: bool
    reasons: Mapping[str, str]
    of_property: Mapping[str, Mapping[str, str]]
    forms: Sequence[Form]
    templates: Sequence[Template]
    words: frozenset[str]
    search: Callable[[str], object]

    def reason(self, name: str, value: str) -> str | None:
        """Return why the value of a property is a placeholder; None if it is none."""
        text = value.strip(blanks())
        if not text:
            return "blank"
        if self.ignores_case:
            text = text.lower()
        found = self.of_property.get(name, {}).get(text) or self.reasons.get(text)
        found = found or next((form.reason for form in self.forms if form.pattern.fullmatch(text)), None)
        return found or ("template" if any(template.is_in(text) for template in self.templates) else None)

    def may_be_in(self, joined: str) -> bool:
        """Return whether one of many values, with a blank before and behind each, may be a placeholder."""
        signs = (*(template.start[0] for template in self.templates), *(form.has for form in self.forms))
        if not joined.isprintable() or "  " in joined or any(sign in joined for sign in signs):
            return True
        return self.search(joined.lower() if self.ignores_case else joined) is not None


@cache
def placeholders(kind: str) -> Placeholders:
    """The placeholders among codes, whatever their case, or among texts."""
    rows, in_codes = table("placeholders")[f"{kind}s"], kind == "code"
    reasons: dict[str, str] = {}
    of_property: dict[str, dict[str, str]] = {}
    for row in rows:
        known = of_property.setdefault(row["property"], {}) if "property" in row else reasons
        for value in row["values"]:
            known.setdefault(value, row["reason"])
    chosen = [row for row in table("placeholders")["templates"] if in_codes or row.get("texts", False)]
    forms = [Form(row["reason"], row["has"], re.compile(row["pattern"])) for row in table("placeholders")["patterns"]]
    templates = [Template.of(row, anywhere=in_codes) for row in chosen]
    words = dict.fromkeys(value for row in rows for value in row["values"])
    starts = [f"{word} " for word in words] + [template.start for template in templates if not template.end]
    return Placeholders(
        in_codes, reasons, of_property, forms if in_codes else (), templates, frozenset(words), _any_of(starts).search
    )


def _any_of(starts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for what starts behind a blank. It looks at one character, until that fits."""
    rests: dict[str, list[str]] = {}
    for start in starts:
        rests.setdefault(start[0], []).append(re.escape(start[1:]))
    by_first = (f"{re.escape(first)}(?:{'|'.join(each)})" for first, each in rests.items())
    return re.compile(f" (?:{'|'.join(by_first)})")
