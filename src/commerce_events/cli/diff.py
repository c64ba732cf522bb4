"""`commerce-events diff`: two states of the contract → what the change means."""

import click

from commerce_events._contract.flatten import ContractError
from commerce_events._json_types import Language
from commerce_events.cli import options
from commerce_events.cli.outputs import Outputs, output, written

_FORMS = ("text", "json", "markdown")
_EXIT_STATUS = "Exit status: 0 no break for senders, 1 a break or unknown, 2 could not run, 130 interrupted."
#: The schemas of this checkout: `working-tree`, also written like an option, where OLD or NEW is.
_FLAG = "--working-tree"


class _Command(click.Command):
    """A command in which `--working-tree` stands for an argument."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        found = [each.removeprefix("--") if each.partition(":")[0] == _FLAG else each for each in args]
        return super().parse_args(ctx, found)


@click.command(cls=_Command, epilog=_EXIT_STATUS, short_help="Say what a change of the contract means.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(_FLAG, is_flag=True, expose_value=False, help="The schemas of this checkout or package: OLD or NEW.")
@options.form(_FORMS)
@output(_FORMS)
@options.lang
@options.api_version
@click.pass_context
def diff(
    context: click.Context, /, old: str, new: str, form: str, outputs: Outputs, lang: Language, api_version: str
) -> None:
    """Compare two states of the contract: what a change means for senders and for receivers.

    OLD and NEW are each a release (v1.0.0), a folder of schemas (schemas/v1), a published single file, or
    --working-tree, the schemas of this checkout or package. A version behind a colon (v2.0.0:v2) is stronger than
    --api-version. Unknown counts as breaking.
    """
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.diff.answers import FORMS
    from commerce_events.diff.compare import compare, level
    from commerce_events.diff.source import read_rules
    from commerce_events.diff.told import Comparison

    try:
        rules = read_rules(old, api_version), read_rules(new, api_version)
        changes = compare(*rules)
    except ContractError as error:
        raise click.UsageError(" ".join(str(error).split())) from error
    comparison = Comparison(*rules, changes)
    click.echo(FORMS[form](comparison, lang))
    with written(outputs, lang) as files:
        for name, stream in files.items():
            click.echo(FORMS[name](comparison, lang), file=stream)
    context.exit(level(changes) == "major")
