"""The options that verbs share."""

import os
from collections.abc import Callable, Iterable
from typing import Any, get_args

import click

from commerce_events._contract.folder import versions
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events.inputs.payloads import InputFormat
from commerce_events.validator import MAX_BYTES, UnknownPolicy

#: How much may be asked for: more than any body, and less than what overflows the numbers of a stream.
NUMBER = click.IntRange(1, 2**31 - 1)

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

#: What tells the locale, the strongest first.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

#: The locales of no language: there `LANGUAGE` has no say.
_NO_LANGUAGE = frozenset({"", "C", "POSIX"})


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


def form(names: Iterable[str], *, shown: str = "") -> _Decorator:
    """Return the option `--format`, for a verb that answers in these formats.

    Args:
        names: The formats; the first is the default.
        shown: What the help says instead of the default, if the verb chooses it.
    """
    choices = list(names)
    default = None if shown else choices[0]
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=default,
        show_default=shown or True,
        help="Output format.",
    )


lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=language,
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

input_format = click.option(
    "--input-format",
    type=click.Choice(get_args(InputFormat)),
    default="auto",
    show_default=True,
    help="What a file holds: one body, or a body on each line. auto goes by the name; standard input is json.",
)

unknown = click.option(
    "--unknown",
    type=click.Choice(get_args(UnknownPolicy)),
    default="error",
    show_default=True,
    help="What an unknown property is; warn is for events of a newer minor version.",
)

exclude = click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="What is left out in folders and among what patterns match; without a slash, names at any depth.",
)

max_bytes = click.option(
    "--max-bytes",
    type=NUMBER,
    default=MAX_BYTES,
    show_default=True,
    metavar="N",
    help="The largest body that is accepted.",
)
