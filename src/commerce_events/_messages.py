"""Codes → words, in each language that `messages/` has."""

import json
import re
from functools import cache
from typing import Any, get_args

from commerce_events._finding import Details
from commerce_events._json_types import Language
from commerce_events._options import one_of
from commerce_events._resources import packaged, text

_PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")

#: The languages that messages can be had in.
LANGUAGES: tuple[Language, ...] = get_args(Language)

#: The code of what is refused for no reason that has a code of its own. It is the one code without an example.
REFUSED = "refused"


def words(lang: str) -> dict[str, Any]:
    """Everything that is said in a language.

    Raises:
        TypeError, ValueError: `lang` is none of `LANGUAGES`.
    """
    one_of("lang", lang, LANGUAGES)
    return _read(lang)


def codes() -> dict[str, Any]:
    """The codes by where they come from, and which keyword of the schemas has which code."""
    return _read("codes")


@cache
def reported() -> tuple[str, ...]:
    """The codes that a report may have: what is wrong with the text, with what it says, and what is suspicious."""
    return (*codes()["text"], *codes()["schema"], *codes()["warning"])


def code_of(origin: str) -> str:
    """The code of a breach of the keyword at `file#pointer` of the schemas; `refused` if that keyword has none."""
    table = codes()
    code: str = table["by-place"].get(origin) or table["by-keyword"].get(origin.rpartition("/")[2], REFUSED)
    return code


@cache
def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(text(packaged("messages"), f"{name}.json"))
    return content


def say(code: str, part: str, details: Details, lang: Language) -> str:
    """The `message` or `hint` of a code.

    A template may have variants, of which the detail `reason` picks one. `{name}` is filled with the detail of
    that name, `{name:section}` with what the section of the words has for it.
    """
    catalogue, values = words(lang), dict(details)
    template = catalogue["codes"][code][part]
    if isinstance(template, dict):
        template = template[values["reason"]]
    return fill(template, values, catalogue)


def fill(template: str, values: dict[str, str], catalogue: dict[str, Any]) -> str:
    """The template with its placeholders filled."""

    def value(match: re.Match[str]) -> str:
        name, section = match.groups()
        said: str = catalogue[section][values[name]] if section else values[name]
        return said

    return _PLACEHOLDER.sub(value, template)
