"""Look up what a code means, for formats that list the rules behind their findings."""

import json
from functools import cache
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import codes, languages_in, reported
from commerce_events._resources import packaged, text

#: Where the words of the pages are.
_WORDS = "pages/words"


def rules() -> tuple[str, ...]:
    """Return all codes: those of reports, and those of what can't be read."""
    return (*reported(), *codes()["input"])


@cache
def rule_words(lang: Language) -> dict[str, dict[str, str]]:
    """Return the `title`, the `meaning` and what to do (`mend`) of each code; English where a language has no pages."""
    known = lang if lang in languages_in(_WORDS) else "en"
    words: dict[str, Any] = json.loads(text(packaged(_WORDS), f"{known}.json"))
    return dict(words["codes"])
