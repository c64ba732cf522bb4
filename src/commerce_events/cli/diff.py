"""`commerce-events diff`: two states of the contract → what the change means."""

import sys

import click

from commerce_events._contract.flatten import ContractError
from commerce_events._json_types import Language
from commerce_events.cli import options

_FORMS = ("text", "json", "markdown")
_EXIT_STATUS = "Exit status: 0 no break for senders, 1 a break or unknown, 2 could not run, 130 interrupted."


@click.command(epilog=_EXIT_STATUS, short_help="Say what a change of the contract means.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@options.form(_FORMS)
@options.lang
@options.api_version
@click.pass_context
def diff(context: click.Context, /, old: str, new: str, form: str, lang: Language, api_version: str) -> None:
    """Compare two states of the contract: what a change means for senders and for receivers.

    OLD and NEW are each a release (v1.0.0), a folder of schemas (schemas/v1), a published single file, or
    'working tree', the schemas of this checkout or package. Unknown counts as breaking.
    """
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.diff.compare import compare, level
    from commerce_events.diff.forms import FORMS
    from commerce_events.diff.source import read_rules

    try:
        changes = compare(read_rules(old, api_version), read_rules(new, api_version))
    except ContractError as error:
        raise click.UsageError(" ".join(str(error).split())) from error
    click.echo(FORMS[form](changes, lang), file=sys.stdout)
    context.exit(level(changes) == "major")
