"""Look up the words of the pages, in each language of the site.

They are apart from the messages: a language of messages needs no site, and every verdict may load its words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import Template, is_plural, languages_in, phrase
from commerce_events._resources import packaged, text

#: The languages of the site: those with a file in `pages/words/`.
LANGUAGES = languages_in("pages/words")

#: Each text, or what picks one by a number, by its path in the file: `("event", "parameters")`.
Texts = Mapping[tuple[str, ...], Template]


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages say in one language."""

    lang: Language
    texts: Texts

    def text(self, *path: str, **values: object) -> str:
        """The text at a path, filled with values."""
        return phrase(self.texts[path], values, self.lang)

    def has(self, *path: str) -> bool:
        """Whether there is a text at a path."""
        return path in self.texts

    def names(self, *path: str) -> tuple[str, ...]:
        """What the section at a path has texts about, in the order of the file."""
        depth = len(path)
        return tuple(dict.fromkeys(each[depth] for each in self.texts if each[:depth] == path))


def words(lang: Language) -> Words:
    """The words of a language."""
    return Words(lang, texts(lang))


@cache
def texts(lang: Language) -> Texts:
    """The file of a language, laid flat."""
    return _flat(json.loads(text(packaged("pages/words"), f"{lang}.json")))


def _flat(section: Mapping[str, Any], path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Template]:
    found: dict[tuple[str, ...], Template] = {}
    for name, inner in section.items():
        here = (*path, name)
        is_text = isinstance(inner, str) or is_plural(inner)
        found |= {here: inner} if is_text else _flat(inner, here)
    return found
