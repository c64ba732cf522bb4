"""Find the language that the command speaks: that of `--lang`, or else that of the environment."""

import os
from collections.abc import Iterator, Sequence

import click

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES

#: What tells the locale, the strongest first.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

#: The locales of no language: there `LANGUAGE` has no say.
_NO_LANGUAGE = frozenset({"", "C", "POSIX"})

_OPTION = "--lang"

#: Where a context keeps the language that its arguments name.
_NAMED = "commerce_events.lang"


def language() -> Language:
    """The language that the environment asks for, as gettext finds it; English if there are no words in it.

    `LANGUAGE` lists languages, the best first, and is stronger than the locale.
    """
    locale = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    if _part(locale, ".") in _NO_LANGUAGE:
        return LANGUAGES[0]
    wanted = (os.environ.get("LANGUAGE") or locale).split(":")
    known = (_part(_part(_part(each, "@"), "."), "_") for each in wanted)
    return next((language for language in known if language in LANGUAGES), LANGUAGES[0])


def _part(text: str, mark: str) -> str:
    return text.partition(mark)[0]


def remember(context: click.Context, arguments: Sequence[str]) -> None:
    """Keep the language that arguments name, before they are parsed: help and wrong usage are in it, too."""
    for named in _named(arguments):
        if named in LANGUAGES:
            context.meta[_NAMED] = named


def _named(arguments: Sequence[str]) -> Iterator[str]:
    for argument, after in zip(arguments, [*arguments, ""][1:], strict=True):
        name, equals, value = argument.partition("=")
        if name == _OPTION:
            yield value if equals else after


def spoken(context: click.Context | None = None) -> Language:
    """The language that a context speaks; without one, that of the environment."""
    named: Language | None = context.meta.get(_NAMED) if context else None
    return named or language()
