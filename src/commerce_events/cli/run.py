"""The command, run to its exit status: click's ways of ending, put into the command's own."""

from collections.abc import Sequence

import click

from commerce_events.cli import commerce_events
from commerce_events.reports.summary import COULD_NOT_RUN


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the arguments of the process, unless others are given; return its exit status."""
    try:
        status = commerce_events.main(arguments, prog_name="commerce-events", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    return int(status or 0)
