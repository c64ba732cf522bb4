"""What a shell may complete an argument with, beside the names of verbs and options and what options may be."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from commerce_events._contract.catalogue import event_types
from commerce_events._messages import codes
from commerce_events.cli.language import spoken

Items = list[CompletionItem]


def files(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """Files and folders, which the shell knows."""
    return [CompletionItem(incomplete, type="file")]


def types(context: click.Context, _: click.Parameter, incomplete: str) -> Items:
    """The event types of the version, with their titles."""
    lang = spoken(context)
    known = event_types(context.params["api_version"])
    return _starting(incomplete, ((kind.name, kind.title(lang)) for kind in known))


def known_codes(context: click.Context, _: click.Parameter, incomplete: str) -> Items:
    """The codes, with their titles."""
    from commerce_events.pages.code_entry import GROUPS  # not above, for start-up time
    from commerce_events.pages.words import LANGUAGES, words

    lang = spoken(context)
    text = words(lang if lang in LANGUAGES else LANGUAGES[0]).text
    return _starting(incomplete, ((name, text("codes", name, "title")) for group in GROUPS for name in codes()[group]))


def _starting(incomplete: str, known: Iterable[tuple[str, str]]) -> Items:
    return [CompletionItem(name, help=about) for name, about in known if name.startswith(incomplete)]
