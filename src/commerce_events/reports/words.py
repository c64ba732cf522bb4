"""Look up the words around the messages: those of the command itself."""

from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import phrase, words


def cli_words(lang: Language) -> dict[str, Any]:
    """What the command says, in English (`en`) or Spanish (`es`)."""
    said: dict[str, Any] = words(lang)["cli"]
    return said


def counted(what: str, count: int, lang: Language) -> str:
    """A number of things, such as `1 payload` or `2 payloads`."""
    return phrase(cli_words(lang)["counts"][what], {"count": count}, lang)
