"""Write `--help`: what a verb does, examples, what it takes, how it ends, and where its page is."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events.cli.language import spoken
from commerce_events.cli.usage import named, usage_line
from commerce_events.reports.pages_address import page_address
from commerce_events.reports.paint import WIDEST, Paint
from commerce_events.reports.words import cli_words
from commerce_events.reports.wrap import cells, wrap

#: How far from the edge a row begins, and where its second column is at most.
_EDGE, _SECOND = "  ", 26

#: The widths of a help that is not shown at a terminal, and at a very narrow one.
_USUAL, _NARROWEST = 80, 40

#: The name that the command itself has among its verbs.
ROOT = "commerce-events"

_Rows = list[tuple[str, str]]


def words_of(name: str, lang: Language) -> dict[str, Any]:
    """The words of a verb."""
    said: dict[str, Any] = cli_words(lang)["help"]["verbs"][name]
    return said


def summary(name: str, lang: Language) -> str:
    """What a verb does, as a sentence."""
    return str(words_of(name, lang)["summary"])


def option_words(command: click.Command, lang: Language) -> dict[str, str]:
    """What each option of a verb does, as sentences: the verb's own words, or those that verbs share."""
    own = words_of(command.name or "", lang).get("options", {})
    return {**cli_words(lang)["help"]["options"], **own}


def help_of(context: click.Context) -> str:
    """The help of a verb, or of the command."""
    return "\n\n".join("\n".join(block) for block in _Help(context).blocks())


class _Help:
    """The help in its language, its colours and its width."""

    def __init__(self, context: click.Context) -> None:
        self._context, self._command, self._lang = context, context.command, spoken(context)
        self._words = cli_words(self._lang)["help"]
        self._own = words_of(self._command.name or "", self._lang)
        self._paint = Paint(sys.stdout)
        columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _USUAL
        self._width = max(_NARROWEST, min(WIDEST, columns))

    def blocks(self) -> Iterator[list[str]]:
        """The parts of the help, each as lines."""
        yield [self._wrapped(usage_line(self._context), indent=4)]
        yield [self._wrapped(self._own["summary"])]
        yield [self._heading("examples"), *self._examples()]
        yield from ([self._wrapped(text)] for text in self._own.get("about", {}).values())
        for label, rows in (
            ("arguments", self._arguments()),
            ("verbs", self._verbs()),
            ("options", self._options()),
            ("status", self._status()),
        ):
            if rows:
                yield [self._heading(label), *self._rows(rows)]
        page = "index" if self._command.name == ROOT else self._command.name
        if address := page_address(f"command/{page}.md", self._lang):
            yield [f"{self._heading('docs')}: {address}"]

    def _heading(self, label: str) -> str:
        return self._paint(self._words["labels"][label], "note")

    def _wrapped(self, text: str, indent: int = 0) -> str:
        return wrap("", text, indent, self._width)

    def _examples(self) -> Iterator[str]:
        for command, text in self._own["examples"].items():
            yield _EDGE + self._paint(command, "name")
            yield wrap(" " * 6, text, 6, self._width)

    def _arguments(self) -> _Rows:
        given = (param for param in self._command.params if isinstance(param, click.Argument))
        return [
            (param.make_metavar(self._context), self._own["arguments"][named(param, self._context)]) for param in given
        ]

    def _verbs(self) -> _Rows:
        commands: Mapping[str, click.Command] = getattr(self._command, "commands", {})
        return [(name, summary(name, self._lang)) for name in commands]

    def _options(self) -> _Rows:
        words = option_words(self._command, self._lang)
        options = (param for param in self._command.get_params(self._context) if isinstance(param, click.Option))
        return [(self._option(option), " ".join(self._said(option, words))) for option in options]

    def _status(self) -> _Rows:
        said = {**self._words["status"], **self._own["status"]}
        return [(status, said[status]) for status in sorted(said, key=int)]

    def _option(self, option: click.Option) -> str:
        names = ", ".join(sorted(option.opts, key=len))
        return names if option.is_flag else f"{names} {option.make_metavar(self._context)}"

    def _said(self, option: click.Option, words: Mapping[str, str]) -> Iterator[str]:
        """What an option does, whether it is required, and what counts without it."""
        yield words[max(option.opts, key=len)]
        default = option.to_info_dict()["default"]
        if option.required:
            yield self._words["required"]
        elif isinstance(default, (str, int, float)) and not option.is_flag:
            yield phrase(self._words["default"], {"default": default}, self._lang)

    def _rows(self, rows: _Rows) -> Iterator[str]:
        """Two columns; what is too long for the first one has its text on the next line."""
        second = min(_SECOND, max(cells(first) for first, _ in rows) + 2 * len(_EDGE))
        for first, text in rows:
            start = _EDGE + self._paint(first, "name")
            if cells(start) + len(_EDGE) > second:
                yield start
                start = ""
            yield wrap(start + " " * (second - cells(start)), text, second, self._width)
