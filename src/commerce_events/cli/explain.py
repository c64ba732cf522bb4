"""`commerce-events explain`: what a code means, and how to fix what gets it."""

import json
import sys

import click

from commerce_events._json_types import Language
from commerce_events._messages import codes
from commerce_events.cli import candidates, options
from commerce_events.cli.no_such import no_such
from commerce_events.cli.verb import Verb
from commerce_events.reports.summary import COULD_NOT_RUN


@click.command(cls=Verb)
@click.argument("name", metavar="[CODE]", required=False, shell_complete=candidates.known_codes)
@options.form(["text", "json"])
@options.lang
@options.api_version
@click.pass_context
def explain(context: click.Context, /, name: str | None, form: str, lang: Language, api_version: str) -> None:
    """Explain a code: what it means, examples, how to fix it."""
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.cli import code_json, code_text
    from commerce_events.pages.code_entry import GROUPS, code_site, entry

    known = [each for group in GROUPS for each in codes()[group]]
    if name is not None and name not in known:
        click.echo(no_such("no-such-code", name, known, lang), file=sys.stderr)
        context.exit(COULD_NOT_RUN)
    site = code_site(api_version, lang)
    if form == "json":
        document = code_json.listed(site) if name is None else code_json.explained(entry(site, name))
        click.echo(json.dumps({"version": api_version, **document}, indent=2), file=sys.stdout)
    elif name is None:
        code_text.write_list(site)
    else:
        code_text.write_entry(entry(site, name))
