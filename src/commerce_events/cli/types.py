"""`commerce-events types`: which event types there are, by the moment at which their events are sent."""

import json
import sys
from collections.abc import Container, Iterator, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from commerce_events._contract.catalogue import event_types
from commerce_events._contract.event_type import EventType
from commerce_events._contract.moments import Moment, by_moment, moments
from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events.cli import options
from commerce_events.cli.verb import Verb
from commerce_events.reports.paint import WIDEST
from commerce_events.reports.words import cli_words

#: The types of each moment; without one, those that have none.
_Groups = Sequence[tuple[Moment | None, Sequence[EventType]]]

_EDGE, _NONE = "  ", "–"


@click.command(cls=Verb)
@options.form(["text", "json"])
@options.lang
@options.api_version
def types(form: str, lang: Language, api_version: str) -> None:
    """List the event types: when to send each, and what it requires."""
    groups = tuple(by_moment(event_types(api_version), moments(api_version)))
    if form == "json":
        click.echo(_json(groups, lang, api_version), file=sys.stdout)
        return
    everywhere = [_required(kind) for _, kinds in groups for kind in kinds]
    shared = [name for name in everywhere[0] if all(name in each for each in everywhere)]
    if sys.stdout.isatty():
        console = Console(file=sys.stdout)
        console.print(_table(groups, shared, lang), width=min(WIDEST, console.width))
    else:
        click.echo("\n".join(_lines(groups, shared, lang)), file=sys.stdout)
    click.echo("\n" + phrase(cli_words(lang)["every-event"], {"names": shared}, lang), file=sys.stdout)


def _json(groups: _Groups, lang: Language, version: str) -> str:
    rows = [_to_dict(kind, moment, lang) for moment, kinds in groups for kind in kinds]
    return json.dumps({"version": version, "eventTypes": rows}, indent=2)


def _to_dict(kind: EventType, moment: Moment | None, lang: Language) -> dict[str, Any]:
    about = {"name": kind.name, "title": kind.title(lang), "description": kind.description(lang)}
    about |= {"moment": moment.name} if moment else {}
    return {**about, "required": _required(kind), **({"deprecated": True} if kind.deprecated else {})}


def _required(kind: EventType) -> list[str]:
    return [one.name for one in kind.properties if one.required]


def _own(kind: EventType, shared: Container[str]) -> list[str]:
    return [name for name in _required(kind) if name not in shared]


def _when(kind: EventType, lang: Language) -> str:
    """When an event of the type is sent, or since when it should no more be sent."""
    words = cli_words(lang)
    if kind.deprecated:
        return f"{words['deprecated']} {kind.deprecated.summary(lang)}"
    return kind.description(lang).removeprefix(words["sent-when"])


def _rows(
    groups: _Groups, shared: Container[str], lang: Language
) -> Iterator[tuple[str, Iterator[tuple[str, str, str]]]]:
    """The heading of each group, and the cells of its rows: a type, when it is sent, what it requires of its own."""
    for moment, kinds in groups:
        heading = moment.title(lang) if moment else cli_words(lang)["no-moment"]
        yield (
            heading,
            ((_EDGE + kind.name, _when(kind, lang), ", ".join(_own(kind, shared)) or _NONE) for kind in kinds),
        )


def _table(groups: _Groups, shared: Container[str], lang: Language) -> Table:
    words = cli_words(lang)["columns"]
    longest = max(
        len(name) for _, kinds in groups for kind in kinds for name in (words["required"], *_own(kind, shared))
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(words["type"], no_wrap=True)
    table.add_column(words["when"])
    table.add_column(words["required"], width=longest)
    for heading, rows in _rows(groups, shared, lang):
        table.add_row()
        table.add_row(Text(heading, "bold"))
        for name, *cells in rows:
            table.add_row(Text(name, "cyan"), *cells)
    return table


def _lines(groups: _Groups, shared: Container[str], lang: Language) -> Iterator[str]:
    """A line for each type, in columns, with the longest text last; nothing is wrapped."""
    written = [(heading, [*rows]) for heading, rows in _rows(groups, shared, lang)]
    names, needs = (max(len(row[at]) for _, rows in written for row in rows) for at in (0, 2))
    for number, (heading, rows) in enumerate(written):
        yield f"\n{heading}" if number else heading
        yield from (f"{name:{names}}  {need:{needs}}  {when}" for name, when, need in rows)
