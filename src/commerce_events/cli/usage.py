"""Say what is wrong with how the command was called: one sentence, in the language that it speaks."""

import sys
from typing import Any

import click

from commerce_events._messages import phrase
from commerce_events._shown import shown
from commerce_events.cli.kinds import Unfit
from commerce_events.cli.language import spoken
from commerce_events.cli.no_such import no_such
from commerce_events.reports.paint import Paint
from commerce_events.reports.words import cli_words


class Usage(click.UsageError):
    """A wrong call. It is shown below a line that says how the verb is called, and one that says where its help is."""

    def __init__(self, sentence: str, context: click.Context) -> None:
        super().__init__(sentence, context)
        self._lines = [usage_line(context), _filled("try", context), ""]
        self._label = _filled("error", context)

    def show(self, file: Any = None) -> None:
        """Write it to standard error."""
        stream = file or sys.stderr
        sentence = f"{Paint(stream)(self._label, 'error')}: {self.message}"
        click.echo("\n".join([*self._lines, sentence]), file=stream, color=True)


def usage_line(context: click.Context) -> str:
    """How a verb is called, behind a label."""
    pieces = context.command.collect_usage_pieces(context)
    return " ".join((f"{_filled('usage', context)}:", context.command_path, *pieces))


def wrong(what: str, context: click.Context, **params: Any) -> Usage:
    """A wrong call, in words of `cli.usage`."""
    return Usage(_filled(what, context, **params), context)


def _filled(what: str, context: click.Context, **params: Any) -> str:
    lang = spoken(context)
    return phrase(cli_words(lang)["usage"][what], {"command": context.command_path, **params}, lang)


def in_words(error: click.UsageError, context: click.Context) -> click.UsageError:
    """What click found wrong with the arguments of a verb, in words of ours."""
    if isinstance(error, (Usage, click.exceptions.NoArgsIsHelpError)):
        return error
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error.option_name, context)
    if isinstance(error, click.BadOptionUsage):
        return _misused(error.option_name, context)
    if isinstance(error, click.BadParameter) and error.param:
        name = named(error.param, context)
        if isinstance(error, click.MissingParameter):
            return wrong("missing", context, name=name)
        if isinstance(error, Unfit):
            return wrong("unfit", context, name=name, **{**error.params, "value": shown(error.params["value"])})
    return Usage(error.format_message(), context)


def _no_such_option(name: str, context: click.Context) -> Usage:
    known = [opt for param in context.command.get_params(context) for opt in param.opts if opt.startswith("--")]
    return Usage(no_such("no-such-option", name, known, spoken(context), command=context.command_path), context)


def _misused(name: str, context: click.Context) -> Usage:
    """An option without the value that it needs, or with one that it can't have."""
    (param,) = (each for each in context.command.get_params(context) if name in each.opts)
    if isinstance(param, click.Option) and param.is_flag:
        return wrong("value-of-flag", context, name=name)
    return wrong("no-value", context, name=name, metavar=param.make_metavar(context))


def named(param: click.Parameter, context: click.Context) -> str:
    """A parameter as people write it: `--lang`, or `PATH`."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(context).strip("[].{}")
