"""Answer to a name that does not exist: one sentence, with the nearest name if there is one."""

from collections.abc import Iterable

from commerce_events._explaining.suggest import suggest
from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events._shown import shown
from commerce_events.reports.words import cli_words


def no_such(what: str, name: str, known: Iterable[str], lang: Language, **params: str) -> str:
    """The sentence of `what`, such as `no-such-type`, and what it is filled with beside the name."""
    suggestion = suggest(name, tuple(known))
    template = cli_words(lang)[what]["list" if suggestion is None else "rename"]
    return phrase(template, {"name": shown(name), "suggestion": suggestion, **params}, lang)
