"""`commerce-events check`: load → check → result → report."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, TextIO

import click
from rich.console import Console

from commerce_events import _validate
from commerce_events._json_types import Language
from commerce_events.cli import candidates, options
from commerce_events.cli.configuration import configuration, configured_paths
from commerce_events.cli.outputs import Outputs, output, written
from commerce_events.cli.progress import Progress
from commerce_events.cli.verb import Verb
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Lines, Payload
from commerce_events.inputs.payloads import InputFormat, load_pieces
from commerce_events.reports import REPORTS
from commerce_events.reports.form import Form, Setting
from commerce_events.reports.quiet import QuietForm
from commerce_events.reports.result import Checked, Plain, Result, is_silent
from commerce_events.reports.summary import Summary
from commerce_events.validator import MAX_VIOLATIONS, UnknownPolicy

#: The variable that says that the command runs in a workflow of GitHub.
_IN_ACTIONS = "GITHUB_ACTIONS"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the verb, as named on the command line."""

    lang: Language
    api_version: str
    form: str | None
    outputs: Outputs
    input_format: InputFormat
    unknown: UnknownPolicy
    max_violations: int
    max_bytes: int
    strict: bool
    quiet: bool
    show_values: bool
    exclude: tuple[str, ...]


@click.command(cls=Verb)
@click.argument("paths", metavar="PATH...", nargs=-1, callback=configured_paths, shell_complete=candidates.files)
@options.form(REPORTS, is_chosen=True)
@output(REPORTS)
@options.lang
@options.api_version
@options.input_format
@options.exclude
@options.unknown
@click.option(
    "--max-violations",
    type=options.NUMBER,
    default=MAX_VIOLATIONS,
    metavar="N",
)
@options.max_bytes
@click.option("--strict", is_flag=True)
@click.option("--quiet", is_flag=True)
@click.option("--show-values", is_flag=True)
@configuration
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Check payloads in files, in folders or from standard input."""
    chosen = Options(**given)
    summary = Summary()
    with ExitStack() as stack:
        forms = _forms(chosen, stack.enter_context(written(chosen.outputs, chosen.lang)))
        progress = stack.enter_context(Progress(Console(stderr=True), chosen.lang, wanted=sys.stderr.isatty()))
        for result in _results(paths, chosen):
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
    elif chosen.form is None:
        names = ["text", "github"] if os.environ.get(_IN_ACTIONS) == "true" else ["text"]
        forms = [REPORTS[name](of_terminal) for name in names]
    else:
        forms = [REPORTS[chosen.form](of_terminal)]
    return forms + [REPORTS[name](Setting(stream, lang, version, is_file=True)) for name, stream in streams.items()]


def _results(paths: tuple[str, ...], chosen: Options) -> Iterator[Result | Plain]:
    for loaded in load_pieces(
        paths, input_format=chosen.input_format, max_bytes=chosen.max_bytes, exclude=chosen.exclude
    ):
        if isinstance(loaded, Unreadable):
            yield loaded
        elif isinstance(loaded, Lines):
            yield from _of_lines(loaded, chosen)
        else:
            yield _of_one(loaded, chosen)


def _of_lines(lines: Lines, chosen: Options) -> Iterator[Checked | Plain]:
    """Yield the results of lines: one for each run of lines that there is nothing to say about."""
    validator = _validate.default(chosen.api_version)
    at = 0
    for index in validator._odd_lines(lines.bodies, chosen.max_bytes):  # noqa: SLF001 no user needs it
        yield Plain(index - at, lines.file)
        yield _of_one(lines.payload(index), chosen)
        at = index + 1
    yield Plain(len(lines.bodies) - at, lines.file)


def _of_one(payload: Payload, chosen: Options) -> Checked:
    if chosen.quiet and not chosen.strict:  # nobody learns more than the verdict
        validator = _validate.default(chosen.api_version)
        return Checked(payload, validator._verdicts(payload.body, chosen.unknown, chosen.max_bytes))  # noqa: SLF001
    report = _validate.check(
        payload.body,
        version=chosen.api_version,
        unknown=chosen.unknown,
        max_bytes=chosen.max_bytes,
        max_violations=chosen.max_violations,
        show_values=chosen.show_values,
    )
    return Checked.of(payload, report)
