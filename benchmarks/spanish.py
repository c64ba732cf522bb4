"""What the tables and the picture say, in Spanish: the words of `words.json`, and numbers as Spanish writes them."""

import json
import re
from pathlib import Path

_WORDS: dict[str, str] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
_PHRASES = "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" if words[0] != "," else re.escape(words)
                    for words in sorted(_WORDS, key=len, reverse=True))  # fmt: skip
_TOKEN = re.compile(rf"({_PHRASES})|`[^`]*`|([0-9][0-9,]*(?:\.[0-9]+)?)|\b(?:s|ms|µs|ns|MB)\b|([^\W\d_]+)|.", re.DOTALL)


def spanish(text: str) -> str:
    """The text in Spanish.

    Raises:
        LookupError: It has a word that `words.json` does not.
    """
    return _TOKEN.sub(_translated, text)


def _translated(token: re.Match[str]) -> str:
    phrase, number, foreign = token.groups()
    if foreign:
        raise LookupError(f"words.json has no {foreign!r}: {token.string[:200]!r}")
    if number:
        return _number(number)
    return _WORDS[phrase] if phrase else token[0]


def _number(english: str) -> str:
    """A number with a decimal comma; a space parts its thousands, from five digits on."""
    whole, point, rest = english.partition(".")
    digits = whole.replace(",", "")
    parted = digits if len(digits) < 5 else whole.replace(",", "\u00a0")  # noqa: PLR2004 five digits
    return f"{parted}{',' if point else ''}{rest}"
