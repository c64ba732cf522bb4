"""`commerce-events diff`: two states of the contract → what the change means."""

import click

from commerce_events._contract.flatten import ContractError
from commerce_events._json_types import Language
from commerce_events.cli import candidates, options
from commerce_events.cli.outputs import Outputs, output, written
from commerce_events.cli.usage import Usage
from commerce_events.cli.verb import Verb

_FORMS = ("text", "json", "markdown")
#: The schemas of this checkout: `working-tree`, also written like an option, where OLD or NEW is.
_FLAG = "--working-tree"


class _Diff(Verb):
    """A verb in which `--working-tree` stands for an argument."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        found = [each.removeprefix("--") if each.partition(":")[0] == _FLAG else each for each in args]
        return super().parse_args(ctx, found)


@click.command(cls=_Diff)
@click.argument("old", metavar="OLD", shell_complete=candidates.files)
@click.argument("new", metavar="NEW", shell_complete=candidates.files)
@click.option(_FLAG, is_flag=True, expose_value=False)
@options.form(_FORMS)
@output(_FORMS)
@options.lang
@options.api_version
@click.pass_context
def diff(
    context: click.Context, /, old: str, new: str, form: str, outputs: Outputs, lang: Language, api_version: str
) -> None:
    """Compare two states of the contract: what a change means for senders and for receivers."""
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.diff.answers import FORMS
    from commerce_events.diff.compare import compare, level
    from commerce_events.diff.source import read_rules
    from commerce_events.diff.told import Comparison

    try:
        rules = read_rules(old, api_version), read_rules(new, api_version)
        changes = compare(*rules)
    except ContractError as error:
        raise Usage(" ".join(str(error).split()), context) from error
    comparison = Comparison(*rules, changes)
    click.echo(FORMS[form](comparison, lang))
    with written(outputs, lang) as files:
        for name, stream in files.items():
            click.echo(FORMS[name](comparison, lang), file=stream)
    context.exit(level(changes) == "major")
