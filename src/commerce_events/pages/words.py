"""The words of the pages, in each language; those of the messages are apart, since every verdict may load them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import fill
from commerce_events._resources import packaged, text

#: Each text by its path in the file: `("event", "parameters")`.
Texts = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages say in one language."""

    texts: Texts

    def say(self, *path: str, **values: object) -> str:
        """The text at a path, filled with values."""
        return fill(self.texts[path], {name: str(value) for name, value in values.items()}, {})

    def has(self, *path: str) -> bool:
        """Whether there is a text at a path."""
        return path in self.texts

    def names(self, *path: str) -> tuple[str, ...]:
        """What the section at a path has texts about, in the order of the file."""
        depth = len(path)
        return tuple(dict.fromkeys(each[depth] for each in self.texts if each[:depth] == path))


def words(lang: Language) -> Words:
    """The words of a language."""
    return Words(texts(lang))


@cache
def texts(lang: Language) -> Texts:
    """The file of a language, laid flat."""
    return _flat(json.loads(text(packaged("pages/words"), f"{lang}.json")))


def _flat(section: Mapping[str, Any], path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for name, inner in section.items():
        here = (*path, name)
        found |= {here: inner} if isinstance(inner, str) else _flat(inner, here)
    return found
