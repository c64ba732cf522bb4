"""`commerce-events replay`: payloads of yesterday, validated by the contract of tomorrow."""

import sys
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console

from commerce_events._contract.flatten import ContractError
from commerce_events._json_types import Language
from commerce_events.cli import candidates, options
from commerce_events.cli.outputs import Outputs, output, written
from commerce_events.cli.progress import Progress
from commerce_events.cli.usage import Usage
from commerce_events.cli.verb import Verb
from commerce_events.inputs.payloads import InputFormat, load_pieces
from commerce_events.reports.summary import Summary
from commerce_events.validator import UnknownPolicy, Validator

_FORMATS = ("text", "json")

#: The schemas of this checkout or package, as `diff` names them.
_HERE = "working-tree"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the verb, as named on the command line."""

    before: str
    after: str
    form: str
    outputs: Outputs
    lang: Language
    api_version: str
    input_format: InputFormat
    unknown: UnknownPolicy
    max_bytes: int
    exclude: tuple[str, ...]


@click.command(cls=Verb)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=candidates.files)
@click.option("--to", "after", metavar="CONTRACT", required=True)
@click.option("--from", "before", metavar="CONTRACT", default=_HERE)
@options.form(_FORMATS)
@output(_FORMATS)
@options.lang
@options.api_version
@options.input_format
@options.exclude
@options.unknown
@options.max_bytes
@click.pass_context
def replay(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Find payloads that another contract newly refuses."""
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.diff.source import read_rules
    from commerce_events.replay.answers import FORMATS, Replayed
    from commerce_events.replay.contract import contract_of
    from commerce_events.replay.replay import Replay

    chosen = Options(**given)
    try:
        before, after = (read_rules(name, chosen.api_version) for name in (chosen.before, chosen.after))
        validators = Validator(contract_of(before)), Validator(contract_of(after))
    except ContractError as error:
        raise Usage(" ".join(str(error).split()), context) from error
    replayed = Replay(*validators, chosen.unknown, chosen.max_bytes)
    with Progress(Console(stderr=True), chosen.lang, wanted=sys.stderr.isatty()) as progress:
        for loaded in load_pieces(
            paths, input_format=chosen.input_format, max_bytes=chosen.max_bytes, exclude=chosen.exclude
        ):
            replayed.add(loaded)
            progress.show(Summary(payloads=replayed.payloads, events=replayed.events))
    answer = Replayed(before, after, replayed)
    click.echo(FORMATS[chosen.form](answer, chosen.lang))
    with written(chosen.outputs, chosen.lang) as files:
        for name, stream in files.items():
            click.echo(FORMATS[name](answer, chosen.lang), file=stream)
    context.exit(2 if replayed.not_read else bool(replayed.tallies["refused"].events))
