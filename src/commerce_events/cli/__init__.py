"""The command `commerce-events`: one module for each verb."""

import click

from commerce_events import __version__
from commerce_events.cli.check import check
from commerce_events.cli.completion import completion
from commerce_events.cli.conformance import conformance
from commerce_events.cli.diff import diff
from commerce_events.cli.explain import explain
from commerce_events.cli.publish import publish
from commerce_events.cli.replay import replay
from commerce_events.cli.show import show
from commerce_events.cli.types import types
from commerce_events.cli.verb import Verbs

#: Texts are coloured by us, where there are colours: click takes none away.
_SETTINGS = {"color": True}


@click.group(cls=Verbs, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="commerce-events")
def commerce_events() -> None:
    """Check payloads of POST /events against the contract, and look the contract up."""


for verb in (check, explain, types, show, conformance, diff, replay, publish, completion):
    commerce_events.add_command(verb)
