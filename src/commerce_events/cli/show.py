"""`commerce-events show`: what the contract says of one event type."""

import json
import sys
from collections.abc import Container, Iterator
from typing import Any

import click
from rich.text import Text

from commerce_events._contract.catalogue import event_types
from commerce_events._contract.contract import contract
from commerce_events._contract.event_type import EventType, Property
from commerce_events._contract.order import for_readers
from commerce_events._json_types import Language
from commerce_events.cli import candidates, options
from commerce_events.cli.limits import limits
from commerce_events.cli.no_such import no_such
from commerce_events.cli.verb import Verb
from commerce_events.cli.wrapped import console, width_of, wrapped
from commerce_events.reports.summary import COULD_NOT_RUN
from commerce_events.reports.words import cli_words


@click.command(cls=Verb)
@click.argument("name", metavar="TYPE", shell_complete=candidates.types)
@options.form(["text", "json"])
@options.lang
@options.api_version
@click.pass_context
def show(context: click.Context, /, name: str, form: str, lang: Language, api_version: str) -> None:
    """Show one event type: properties, limits, an example."""
    known = {kind.name: kind for kind in event_types(api_version)}
    if name not in known:
        click.echo(no_such("no-such-type", name, known, lang), file=sys.stderr)
        context.exit(COULD_NOT_RUN)
    if form == "json":
        click.echo(json.dumps(_to_dict(known[name], lang, api_version), indent=2), file=sys.stdout)
    else:
        to = console()
        base = contract(api_version).open_event.schema["properties"]
        to.print(Text("\n").join(_lines(known[name], base, lang, width_of(to))))


def _to_dict(kind: EventType, lang: Language, version: str) -> dict[str, Any]:
    return {
        "version": version,
        "name": kind.name,
        "title": kind.title(lang),
        "description": kind.description(lang),
        **_deprecated(kind, lang),
        "properties": [_property_to_dict(one, lang) for one in kind.properties],
        "examples": list(kind.examples),
    }


def _property_to_dict(one: Property, lang: Language) -> dict[str, Any]:
    default = {} if one.default is None else {"default": one.default}
    return {
        "name": one.name,
        "required": one.required,
        "description": one.description(lang),
        **_deprecated(one, lang),
        **default,
        "keywords": dict(one.keywords),
        "examples": list(one.examples),
    }


def _deprecated(one: EventType | Property, lang: Language) -> dict[str, Any]:
    """Since when something is deprecated, why, and what to use instead, as a member; nothing if it is not."""
    if not (said := one.deprecated):
        return {}
    sunset = {"sunset": said.sunset.isoformat()} if said.sunset else {}
    dates = {"since": said.since.isoformat(), "release": said.release, **sunset}
    return {"deprecated": {**dates, "why": said.why(lang), "instead": said.instead(lang)}}


def _lines(kind: EventType, base: Container[str], lang: Language, width: int | None) -> Iterator[Text]:
    """The type as text, wrapped at a width if there is one."""
    words, properties = cli_words(lang), for_readers(kind.properties, base)
    moment = next((one.keywords.get("pattern") for one in properties if one.name == "timestamp"), None)
    yield Text.assemble((kind.name, "bold"), f": {kind.title(lang)}")
    yield wrapped(kind.description(lang), "", width)
    yield from _warning(kind, "", lang, width)
    yield Text(f"\n{words['properties']}", "bold")
    names = max(len(one.name) for one in kind.properties)
    needs = max(len(words["required"]), len(words["optional"]))
    for one in properties:
        need = words["required" if one.required else "optional"]
        start = f"  {one.name:{names}}  {need:{needs}}  "
        line = wrapped(limits(one, lang, moment), start, width)
        line.stylize("bold", 0, len(one.name) + 2)
        yield line
        yield wrapped(one.description(lang), " " * 6, width)
        yield from _warning(one, " " * 6, lang, width)
    yield Text(f"\n{words['example']}", "bold")
    yield Text(json.dumps(max(kind.examples, key=len), indent=2, ensure_ascii=False))


def _warning(one: EventType | Property, start: str, lang: Language, width: int | None) -> Iterator[Text]:
    """That something is deprecated, if it is."""
    if one.deprecated:
        label = cli_words(lang)["deprecated"]
        line = wrapped(f"{label} {one.deprecated.summary(lang)}", start, width)
        line.stylize("yellow", len(start), len(start) + len(label))
        yield line
