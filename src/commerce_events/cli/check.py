"""`commerce-events check`: load → check → result → report."""

import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any, TextIO

import click
from rich.console import Console

from commerce_events.cli import options
from commerce_events.cli.configuration import configuration, configured_paths
from commerce_events.cli.jobs import checked
from commerce_events.cli.outputs import output, written
from commerce_events.cli.progress import Progress
from commerce_events.cli.results import Options
from commerce_events.reports import REPORTS
from commerce_events.reports.form import Form, Setting
from commerce_events.reports.quiet import QuietForm
from commerce_events.reports.result import Plain, is_silent
from commerce_events.reports.summary import EXIT_STATUS, Summary
from commerce_events.validator import MAX_VIOLATIONS

#: The variable that says that the command runs in a workflow of GitHub.
_IN_ACTIONS = "GITHUB_ACTIONS"


@click.command(epilog=EXIT_STATUS)
@click.argument("paths", metavar="PATH...", nargs=-1, callback=configured_paths)
@options.form(REPORTS, shown="text; in a workflow of GitHub, text and github")
@output(REPORTS)
@options.lang
@options.api_version
@options.input_format
@options.exclude
@click.option(
    "--expect-invalid",
    multiple=True,
    metavar="GLOB",
    help="What must be invalid: files, or folders of them. Files named x.invalid.json must be so without it.",
)
@options.unknown
@click.option(
    "--max-violations",
    type=options.NUMBER,
    default=MAX_VIOLATIONS,
    show_default=True,
    metavar="N",
    help="How many errors, and how many warnings, are listed of a body.",
)
@options.max_bytes
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes check the files. The output stays the same.",
)
@click.option("--strict", is_flag=True, help="Make warnings fail, too.")
@click.option("--fix", is_flag=True, help="Write the fixes that errors have into the files.")
@click.option("--diff", is_flag=True, help="Print what --fix changes; without --fix, change nothing.")
@click.option("--quiet", is_flag=True, help="Print only what can't be read; the exit status tells the rest.")
@click.option("--show-values", is_flag=True, help="Let messages have values of the payload. They may be personal data.")
@configuration
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Check bodies of POST /events.

    PATH is a file, a folder, a pattern ('data/**/*.json') or - for standard input. In folders, files that end in
    .json, .ndjson or .jsonl are taken, also with .gz behind; hidden ones are left out. Without PATH, the paths of the
    configuration are taken: commerce-events.toml, or [tool.commerce-events] in pyproject.toml.

    A .json file is one body: an event, or an array of events. In .ndjson and .jsonl each line is one.

    The text form shows the line that a violation stands in, with what it holds; messages have no values of the
    payload, and the json form none at all, unless --show-values is given.
    """
    chosen = Options(**given)
    if chosen.diff and chosen.form not in (None, "text"):
        raise click.UsageError("--diff prints a diff: --format can't be given as well; --output can.")
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
