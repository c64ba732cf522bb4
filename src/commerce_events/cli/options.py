"""The options that verbs share."""

import os
from collections.abc import Callable, Iterable
from typing import Any

import click

from commerce_events._contract.folder import versions
from commerce_events._messages import LANGUAGES

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

#: What tells the language, the strongest first.
_LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def _language() -> str:
    """The language of the first variable that is set, or English if there are no words in it."""
    locale = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    return next((language for language in LANGUAGES if locale.startswith(language)), LANGUAGES[0])


def form(names: Iterable[str]) -> _Decorator:
    """The option `--format`, for a verb that answers in these forms, the first unless told otherwise."""
    choices = list(names)
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="Output form.",
    )


lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=_language,
    show_default="that of the locale",
    help="Language of messages, hints and descriptions.",
)

api_version = click.option(
    "--api-version",
    type=click.Choice(versions()),
    default=versions()[0],  # stays the same when another version comes, as in Python
    show_default=True,
    help="Version of the contract.",
)
