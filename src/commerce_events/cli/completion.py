"""`commerce-events completion`: the script by which a shell completes the command."""

import click
from click.shell_completion import get_completion_class

from commerce_events.cli.kinds import OneOf
from commerce_events.cli.verb import Verb

#: The shells for which click has scripts. They ask the command itself, by an environment variable.
SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Verb)
@click.argument("shell", metavar="SHELL", type=OneOf(SHELLS))
@click.pass_context
def completion(context: click.Context, /, shell: str) -> None:
    """Print the script that completes the command in a shell."""
    name = context.find_root().command.name or ""
    variable = f"_{name}_COMPLETE".replace("-", "_").upper()
    if known := get_completion_class(shell):
        click.echo(known(context.find_root().command, {}, name, variable).source(), nl=False)
