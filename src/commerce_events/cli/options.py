"""The options that verbs share. What each does is in the words of `cli.help`."""

from collections.abc import Callable, Iterable
from typing import Any, get_args

import click

from commerce_events._contract.folder import versions
from commerce_events._messages import LANGUAGES
from commerce_events.cli.kinds import OneOf, Whole
from commerce_events.cli.language import language
from commerce_events.inputs.payloads import InputFormat
from commerce_events.validator import MAX_BYTES, UnknownPolicy

#: How much may be asked for: more than any body, and less than what overflows the numbers of a stream.
MOST = 2**31 - 1
NUMBER = Whole(1, MOST)

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def form(names: Iterable[str], *, is_chosen: bool = False) -> _Decorator:
    """Return the option `--format`, for a verb that answers in these formats.

    Args:
        names: The formats; the first is the default.
        is_chosen: Whether the verb chooses the default.
    """
    choices = list(names)
    return click.option("--format", "form", type=OneOf(choices), default=None if is_chosen else choices[0])


lang = click.option(
    "--lang",
    type=OneOf(LANGUAGES),
    default=language,
)

api_version = click.option(
    "--api-version",
    type=OneOf(versions()),
    default=versions()[0],  # stays the same when another version comes, as in Python
)

input_format = click.option(
    "--input-format",
    type=OneOf(get_args(InputFormat)),
    default="auto",
)

unknown = click.option(
    "--unknown",
    type=OneOf(get_args(UnknownPolicy)),
    default="error",
)

exclude = click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
)

max_bytes = click.option(
    "--max-bytes",
    type=NUMBER,
    default=MAX_BYTES,
    metavar="N",
)
