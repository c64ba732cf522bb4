"""The command `commerce-events`: one module for each verb."""

import click

from commerce_events import __version__
from commerce_events.cli.check import check
from commerce_events.cli.conformance import conformance
from commerce_events.cli.diff import diff
from commerce_events.cli.explain import explain
from commerce_events.cli.publish import publish
from commerce_events.cli.replay import replay
from commerce_events.cli.show import show
from commerce_events.cli.types import types
from commerce_events.reports.summary import EXIT_STATUS


@click.group(epilog=EXIT_STATUS, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="commerce-events")
def commerce_events() -> None:
    """Check bodies of POST /events against the contract of commerce events, and look the contract up."""


for verb in (check, explain, types, show, conformance, diff, replay, publish):
    commerce_events.add_command(verb)
