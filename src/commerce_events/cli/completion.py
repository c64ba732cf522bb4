"""`commerce-events completion`: the script by which a shell completes the command."""

from collections.abc import Mapping

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from commerce_events.cli.kinds import OneOf
from commerce_events.cli.verb import Verb

#: What writes the script of each shell. The script asks the command itself, by an environment variable.
SHELLS: Mapping[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command(cls=Verb)
@click.argument("shell", metavar="SHELL", type=OneOf(SHELLS))
@click.pass_context
def completion(context: click.Context, /, shell: str) -> None:
    """Print the script that completes the command in a shell."""
    root = context.find_root().command
    variable = f"_{root.name}_COMPLETE".replace("-", "_").upper()
    click.echo(SHELLS[shell](root, {}, root.name or "", variable).source(), nl=False)
