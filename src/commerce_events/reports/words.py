"""The words around the messages: those of the command itself."""

from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import fill, words


def cli_words(lang: Language) -> dict[str, Any]:
    """What the command says, in English (`en`) or Spanish (`es`)."""
    said: dict[str, Any] = words(lang)["cli"]
    return said


def counted(what: str, count: int, lang: Language) -> str:
    """A number of things, such as `1 payload` or `2 payloads`."""
    return plural(cli_words(lang)["counts"][what], count)


def plural(forms: dict[str, str], count: int) -> str:
    """The form of a phrase for a number, filled with it."""
    return fill(forms["one" if count == 1 else "other"], {"count": str(count)}, {})
