"""`commerce-events check`: load → check → result → report."""

import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any, TextIO

import click
from rich.console import Console

from commerce_events.cli import candidates, options
from commerce_events.cli.configuration import configuration, configured_paths
from commerce_events.cli.jobs import checked
from commerce_events.cli.kinds import Whole
from commerce_events.cli.outputs import output, written
from commerce_events.cli.progress import Progress
from commerce_events.cli.results import Options
from commerce_events.cli.usage import wrong
from commerce_events.cli.verb import Verb
from commerce_events.reports import REPORTS
from commerce_events.reports.form import Form, Setting
from commerce_events.reports.quiet import QuietForm
from commerce_events.reports.result import Plain, is_silent
from commerce_events.reports.summary import Summary
from commerce_events.validator import MAX_VIOLATIONS

#: The variable that says that the command runs in a workflow of GitHub.
_IN_ACTIONS = "GITHUB_ACTIONS"


@click.command(cls=Verb)
@click.argument("paths", metavar="PATH...", nargs=-1, callback=configured_paths, shell_complete=candidates.files)
@options.form(REPORTS, is_chosen=True)
@output(REPORTS)
@options.lang
@options.api_version
@options.input_format
@options.exclude
@click.option("--expect-invalid", multiple=True, metavar="GLOB")
@options.unknown
@click.option(
    "--max-violations",
    type=options.NUMBER,
    default=MAX_VIOLATIONS,
    metavar="N",
)
@options.max_bytes
@click.option("--jobs", type=Whole(1, 256), default=1, metavar="N")
@click.option("--strict", is_flag=True)
@click.option("--fix", is_flag=True)
@click.option("--diff", is_flag=True)
@click.option("--quiet", is_flag=True)
@click.option("--show-values", is_flag=True)
@configuration
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Check payloads in files, in folders or from standard input."""
    chosen = Options(**given)
    if chosen.diff and chosen.form not in (None, "text"):
        raise wrong("diff-and-format", context)
    summary = Summary(writes=chosen.fix or not chosen.diff)
    with ExitStack() as stack:
        forms = _forms(chosen, stack.enter_context(written(chosen.outputs, chosen.lang)))
        progress = stack.enter_context(Progress(Console(stderr=True), chosen.lang, wanted=sys.stderr.isatty()))
        for result in checked(paths, chosen):
            summary.count(result)
            is_loud = not isinstance(result, Plain) and not is_silent(result)
            if is_loud:
                progress.hide()
            for form in forms:
                if is_loud or form.takes_silent:
                    form.add(result)
            progress.show(summary)
        progress.hide()
        for form in forms:
            form.finish(summary)
    context.exit(summary.status(strict=chosen.strict))


def _forms(chosen: Options, streams: Mapping[str, TextIO]) -> list[Form]:
    """Return what writes the reports: to standard output, and into files."""
    lang, version = chosen.lang, chosen.api_version
    of_terminal = Setting(sys.stdout, lang, version)
    if chosen.quiet:
        forms: list[Form] = [QuietForm(Setting(sys.stderr, lang, version))]
    elif chosen.diff:
        forms = [REPORTS["text"](Setting(sys.stderr, lang, version))]
    elif chosen.form is None:
        names = ["text", "github"] if os.environ.get(_IN_ACTIONS) == "true" else ["text"]
        forms = [REPORTS[name](of_terminal) for name in names]
    else:
        forms = [REPORTS[chosen.form](of_terminal)]
    return forms + [REPORTS[name](Setting(stream, lang, version, is_file=True)) for name, stream in streams.items()]
