"""List all that the message and the hint of a code may say."""

import re
from dataclasses import dataclass
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import is_plural, words
from commerce_events.pages.answers import Rows

#: The hint of codes that may have several reasons at once, and the sections of their messages and hints by reason.
_SEVERAL = "{reasons:advice}"
_SECTIONS = {"message": "faults", "hint": "advice"}


@dataclass(frozen=True, slots=True)
class Variant:
    """What is said for one reason.

    Attributes:
        example: A text that has the reason; empty if there is none.
        rows: The message, the hint, or both, with their labels: those that differ by reason.
    """

    example: str
    rows: Rows


def texts_by_reason(lang: Language, name: str, part: str) -> dict[str | None, str]:
    """All that the `message` or the `hint` of a code may say, by reason; by None if the reason does not matter."""
    said = words(lang)
    entry = said["codes"][name]
    template = entry[part]
    if entry["hint"] == _SEVERAL:
        return {reason: _open(said[_SECTIONS[part]][reason]) for reason in said["faults"]}
    if isinstance(template, str) or is_plural(template):
        return {None: _open(template)}
    return {reason: _open(each) for reason, each in template.items()}


def _open(template: Any) -> str:
    """A template as a sentence, with an ellipsis for whatever it is filled with; of plurals, the most common one."""
    said = template if isinstance(template, str) else template["other"]
    return re.sub(r"\{\w+(?::\w+)?\}", "…", said)
