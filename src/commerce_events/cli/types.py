"""`commerce-events types`: which event types there are."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table

from commerce_events._contract.catalogue import event_types
from commerce_events._contract.event_type import EventType
from commerce_events._json_types import Language
from commerce_events.cli import options
from commerce_events.cli.verb import Verb
from commerce_events.reports.words import cli_words


@click.command(cls=Verb)
@options.form(["text", "json"])
@options.lang
@options.api_version
def types(form: str, lang: Language, api_version: str) -> None:
    """List the event types: name, title, and when one is sent."""
    known = event_types(api_version)
    if form == "json":
        click.echo(_json(known, lang, api_version), file=sys.stdout)
    elif sys.stdout.isatty():
        Console(file=sys.stdout).print(_table(known, lang))
    else:
        click.echo(_lines(known, lang), file=sys.stdout)


def _json(known: Sequence[EventType], lang: Language, version: str) -> str:
    return json.dumps({"version": version, "eventTypes": [_to_dict(kind, lang) for kind in known]}, indent=2)


def _to_dict(kind: EventType, lang: Language) -> dict[str, Any]:
    about = {"name": kind.name, "title": kind.title(lang), "description": kind.description(lang)}
    return {**about, "deprecated": True} if kind.deprecated else about


def _description(kind: EventType, lang: Language) -> str:
    """When a type is sent, or since when it should no more be sent."""
    if kind.deprecated:
        return f"{cli_words(lang)['deprecated']} {kind.deprecated.summary(lang)}"
    return kind.description(lang)


def _table(known: Sequence[EventType], lang: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for column, style in (("name", "bold"), ("title", ""), ("description", "")):
        table.add_column(cli_words(lang)["columns"][column], style=style, no_wrap=column == "name")
    for kind in known:
        table.add_row(kind.name, kind.title(lang), _description(kind, lang))
    return table


def _lines(known: Sequence[EventType], lang: Language) -> str:
    """A line for each type, in columns, without headings: what another program can take apart."""
    names = max(len(kind.name) for kind in known)
    titles = max(len(kind.title(lang)) for kind in known)
    return "\n".join(f"{kind.name:{names}}  {kind.title(lang):{titles}}  {_description(kind, lang)}" for kind in known)
