"""`commerce-events check`: load → check → result → report."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console

from commerce_events import _validate
from commerce_events._json_types import Language
from commerce_events.cli import options
from commerce_events.cli.progress import Progress
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.payloads import InputFormat, Lines, Payload, load_pieces
from commerce_events.reports import REPORTS
from commerce_events.reports.form import Form, Setting
from commerce_events.reports.quiet import QuietForm
from commerce_events.reports.result import Checked, Plain, Result, is_silent
from commerce_events.reports.summary import EXIT_STATUS, Summary
from commerce_events.validator import MAX_VIOLATIONS, UnknownPolicy


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the verb, as named on the command line."""

    lang: Language
    api_version: str
    form: str
    input_format: InputFormat
    unknown: UnknownPolicy
    max_violations: int
    max_bytes: int
    strict: bool
    quiet: bool
    show_values: bool


@click.command(epilog=EXIT_STATUS)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@options.form(REPORTS)
@options.lang
@options.api_version
@options.input_format
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
@click.option("--strict", is_flag=True, help="Make warnings fail, too.")
@click.option("--quiet", is_flag=True, help="Print only what can't be read; the exit status tells the rest.")
@click.option("--show-values", is_flag=True, help="Let messages have values of the payload. They may be personal data.")
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Check bodies of POST /events.

    PATH is a file, a folder, a pattern ('data/**/*.json') or - for standard input. In folders, files that end in
    .json, .ndjson or .jsonl are taken, also with .gz behind; hidden ones are left out.

    A .json file is one body: an event, or an array of events. In .ndjson and .jsonl each line is one.

    The text form shows the line that a violation stands in, with what it holds; messages have no values of the
    payload, and the json form none at all, unless --show-values is given.
    """
    chosen = Options(**given)
    summary = Summary()
    answers = _form(chosen)
    with Progress(Console(stderr=True), chosen.lang, wanted=sys.stderr.isatty()) as progress:
        for result in _results(paths, chosen):
            summary.count(result)
            if not isinstance(result, Plain) and not is_silent(result):
                progress.hide()
                answers.add(result)
            progress.show(summary)
    answers.finish(summary)
    context.exit(summary.status(strict=chosen.strict))


def _form(chosen: Options) -> Form:
    if chosen.quiet:
        return QuietForm(Setting(sys.stderr, chosen.lang, chosen.api_version))
    return REPORTS[chosen.form](Setting(sys.stdout, chosen.lang, chosen.api_version))


def _results(paths: tuple[str, ...], chosen: Options) -> Iterator[Result | Plain]:
    for loaded in load_pieces(paths, input_format=chosen.input_format, max_bytes=chosen.max_bytes):
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
