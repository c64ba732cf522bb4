"""Read `commerce-events.toml`, or the table `[tool.commerce-events]` of `pyproject.toml`."""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events._shown import shown
from commerce_events.cli.toml_lines import line_of
from commerce_events.reports.words import cli_words

#: The file that is ours alone, and the table of a project's file.
OWN, SHARED, TABLE = "commerce-events.toml", "pyproject.toml", ("tool", "commerce-events")

#: More bytes than any configuration has.
_MAX_BYTES = 1 << 20

#: How the library that reads TOML names the place.
_AT = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")


class Misconfigured(click.ClickException):
    """A configuration that can't be used: one sentence, with the file and the line.

    Args:
        file: The file.
        reason: The words of `cli.configuration`.
        lang: The language of the sentence.
        params: What the words are filled with; `line`, from 1, is where it is wrong, if that is one line.
    """

    exit_code = 2

    def __init__(self, file: Path, reason: str, lang: Language, **params: Any) -> None:
        line = f":{params['line']}" if "line" in params else ""
        sentence = phrase(cli_words(lang)["configuration"][reason], params, lang)
        super().__init__(f"{shown_path(file)}{line}: {sentence}")


def shown_path(file: Path) -> str:
    """Return a path as it is written from here, every character visible."""
    return os.sep.join(shown(part) for part in os.path.relpath(file).split(os.sep))


@dataclass(frozen=True, slots=True)
class Source:
    """A configuration.

    Attributes:
        file: The file.
        text: What it holds.
        path: The names of the tables that lead to ours.
        table: Our table.
    """

    file: Path
    text: str
    path: tuple[str, ...]
    table: dict[str, Any]

    def line_of(self, key: str) -> int:
        """Return the line, from 1, of a key of ours."""
        return line_of(self.text, (*self.path, key))


def nearest(start: Path, lang: Language) -> Source | None:
    """Return the configuration of the nearest folder that has one, of those up to the repository's.

    Raises:
        Misconfigured: It can't be read, or the folder has two.
    """
    for folder in (start, *start.parents):
        own, shared = (read(file, lang) if os.path.lexists(file) else None for file in (folder / OWN, folder / SHARED))
        if own and shared:
            raise Misconfigured(own.file, "two", lang, other=shown_path(shared.file))
        if found := own or shared:
            return found
        if (folder / ".git").exists():
            break
    return None


def read(file: Path, lang: Language) -> Source | None:
    """Return what a file says to us; None if it is a project's file that does not mention us.

    Raises:
        Misconfigured: It can't be read, or is no TOML.
    """
    is_shared = file.name == SHARED
    try:
        with file.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise Misconfigured(file, "unreadable", lang, system=error.strerror or type(error).__name__) from None
    except UnicodeDecodeError:
        raise Misconfigured(file, "not-utf8", lang) from None
    if is_shared and TABLE[-1] not in text:
        return None
    if len(content) > _MAX_BYTES:
        raise Misconfigured(file, "too-large", lang)
    path = TABLE if is_shared else ()
    table = _inside(Source(file, text, path, _parsed(file, text, lang)), lang)
    return None if table is None else Source(file, text, path, table)


def _parsed(file: Path, text: str, lang: Language) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
        at = _AT.search(reason)
        line = int(at[1]) if at and at[1] else len(text.splitlines())
        raise Misconfigured(file, "not-toml", lang, system=shown(_AT.sub("", reason)), line=line) from None


def _inside(source: Source, lang: Language) -> dict[str, Any] | None:
    """Return our table; None if there is none."""
    table = source.table
    for depth, name in enumerate(source.path, 1):
        if name not in table:
            return None
        table = table[name]
        if not isinstance(table, dict):
            raise Misconfigured(source.file, "no-table", lang, line=line_of(source.text, source.path[:depth]))
    return table
