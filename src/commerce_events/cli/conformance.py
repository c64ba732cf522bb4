"""`commerce-events conformance`: vectors → answers of a validator that is not ours → score."""

import shlex
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import click

from commerce_events._json_types import Language
from commerce_events.cli import options
from commerce_events.cli.outputs import Outputs, output, written
from commerce_events.conformance.forms import FORMS
from commerce_events.conformance.forms.form import Setting
from commerce_events.conformance.peer import Peer
from commerce_events.conformance.results import results
from commerce_events.conformance.score import EXIT_STATUS, Score
from commerce_events.conformance.suite import KINDS, Kind, suite

_Opened = Callable[[], AbstractContextManager[Peer]]

_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the verb, as named on the command line."""

    lang: Language
    api_version: str
    form: str
    outputs: Outputs
    cmd: str | None
    url: str | None
    vectors: Kind
    only: tuple[str, ...]
    timeout: float
    show: int


@click.command(epilog=EXIT_STATUS, short_help="Ask a validator for its verdict on the vectors.")
@click.option("--cmd", metavar="COMMAND", help="The program to ask, with its arguments; no shell reads them.")
@click.option("--url", metavar="URL", help="The address to send the bodies to; status 2xx is valid, 4xx invalid.")
@click.option(
    "--vectors",
    type=click.Choice(KINDS),
    default=KINDS[0],
    show_default=True,
    help="Which vectors: text are those about JSON text, which no schema can judge.",
)
@click.option("--only", metavar="NAME", multiple=True, help="Ask only these files, such as EventSale; repeatable.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, _DAY, min_open=True),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long an answer may take.",
)
@click.option(
    "--show",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    metavar="N",
    help="How many disagreements the text form explains.",
)
@options.form(FORMS)
@output(FORMS)
@options.lang
@options.api_version
@click.pass_context
def conformance(context: click.Context, /, **given: Any) -> None:
    """Ask a validator that is not ours for its verdict on the conformance vectors.

    It is a program (--cmd), which gets a line of JSON for each vector and answers with one, or a server (--url),
    which is sent the bodies. docs/conformance.md has the protocol.
    """
    chosen = Options(**given)
    try:
        vectors = suite(chosen.api_version, chosen.vectors, chosen.only)
        opened = _peer(chosen)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    score = Score(len(vectors))
    with written(chosen.outputs, chosen.lang) as files:
        setting = chosen.lang, chosen.api_version, chosen.show
        forms = [FORMS[chosen.form](Setting(sys.stdout, *setting))]
        forms += [FORMS[name](Setting(stream, *setting, is_file=True)) for name, stream in files.items()]
        for result in results(vectors, opened):
            score.count(result)
            for form in forms:
                form.add(result)
        for form in forms:
            form.finish(score)
    context.exit(score.status)


def _peer(chosen: Options) -> _Opened:
    """What opens the peer to ask.

    Raises:
        ValueError: The options name none, or two, or one that can't be, here or anywhere.
    """
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.conformance import child
    from commerce_events.conformance.process import ProcessPeer
    from commerce_events.conformance.server import ServerPeer

    if (chosen.cmd is None) is (chosen.url is None):
        raise ValueError("give either --cmd or --url")
    if chosen.url is not None:
        server = ServerPeer(chosen.url, chosen.api_version, chosen.timeout)
        return lambda: nullcontext(server)
    command = shlex.split(chosen.cmd or "")
    if not command:
        raise ValueError("--cmd names no program")
    if not child.IS_POSSIBLE:
        raise ValueError("--cmd is not for this system, Windows: use --url, or assert_conforms in Python")
    return lambda: ProcessPeer(command, chosen.timeout)
