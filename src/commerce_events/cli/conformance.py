"""`commerce-events conformance`: vectors → answers of a validator that is not ours → score."""

import shlex
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import click

from commerce_events._json_types import Language
from commerce_events._shown import shown
from commerce_events.cli import options
from commerce_events.cli.kinds import OneOf, Seconds, Whole
from commerce_events.cli.outputs import Outputs, output, written
from commerce_events.cli.usage import wrong
from commerce_events.cli.verb import Verb
from commerce_events.conformance.forms import FORMS
from commerce_events.conformance.forms.form import Setting
from commerce_events.conformance.peer import Peer
from commerce_events.conformance.results import results
from commerce_events.conformance.score import Score
from commerce_events.conformance.suite import KINDS, Kind, Vector, suite

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


@click.command(cls=Verb)
@click.option("--cmd", metavar="COMMAND")
@click.option("--url", metavar="URL")
@click.option("--vectors", type=OneOf(KINDS), default=KINDS[0])
@click.option("--only", metavar="NAME", multiple=True)
@click.option("--timeout", type=Seconds(_DAY), default=10.0, metavar="SECONDS")
@click.option("--show", type=Whole(0, options.MOST), default=5, metavar="N")
@options.form(FORMS)
@output(FORMS)
@options.lang
@options.api_version
@click.pass_context
def conformance(context: click.Context, /, **given: Any) -> None:
    """Test another validator against the conformance vectors."""
    chosen = Options(**given)
    opened = _peer(context, chosen)
    vectors = _vectors(context, chosen)
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


def _vectors(context: click.Context, chosen: Options) -> tuple[Vector, ...]:
    """The vectors to ask.

    Raises:
        Usage: There are none of a name.
    """
    vectors = suite(chosen.api_version, chosen.vectors)
    known = [*dict.fromkeys(vector.file for vector in vectors)]
    if missing := [name for name in chosen.only if name not in known]:
        raise wrong("no-vectors", context, value=shown(missing[0]), choices=known)
    return tuple(vector for vector in vectors if not chosen.only or vector.file in chosen.only)


def _peer(context: click.Context, chosen: Options) -> _Opened:
    """What opens the peer to ask.

    Raises:
        Usage: The options name none, or two, or one that can't be, here or anywhere.
    """
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.conformance import child
    from commerce_events.conformance.process import ProcessPeer
    from commerce_events.conformance.server import ServerPeer

    if (chosen.cmd is None) is (chosen.url is None):
        raise wrong("one-peer", context)
    if chosen.url is not None:
        try:
            server = ServerPeer(chosen.url, chosen.api_version, chosen.timeout)
        except ValueError:
            raise wrong("no-address", context, value=shown(chosen.url)) from None
        return lambda: nullcontext(server)
    try:
        command = shlex.split(chosen.cmd or "")
    except ValueError:
        raise wrong("no-command-line", context) from None
    if not command:
        raise wrong("no-program", context)
    if not child.IS_POSSIBLE:
        raise wrong("no-cmd-here", context)
    return lambda: ProcessPeer(command, chosen.timeout)
