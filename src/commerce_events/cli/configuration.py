"""Read the options of `check` from `commerce-events.toml`, or from `[tool.commerce-events]` in `pyproject.toml`."""

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events._shown import shown
from commerce_events.cli.no_such import no_such
from commerce_events.cli.toml_lines import line_of
from commerce_events.reports.words import cli_words

#: The file that is ours alone, and the table of a project's file.
OWN, SHARED, TABLE = "commerce-events.toml", "pyproject.toml", ("tool", "commerce-events")

#: What a configuration may say, as the options are called.
KEYS = ("paths", "exclude", "api-version", "lang", "strict", "unknown", "max-bytes", "max-violations")

#: Of these, the paths: they count from the folder of the file.
_PATHS = ("paths", "exclude")

#: More bytes than any configuration has.
_MAX_BYTES = 1 << 20

_AT_LINE = re.compile(r" \(at line ([0-9]+), column [0-9]+\)$")


class Misconfigured(click.ClickException):
    """A configuration that can't be used: one sentence, with the file and the line.

    Args:
        file: The file.
        reason: The words of `cli.configuration`.
        params: What they are filled with; `line`, from 1, is where it is wrong, if that is one line.
    """

    exit_code = 2

    def __init__(self, file: Path, reason: str, lang: Language, **params: Any) -> None:
        line = f":{params['line']}" if "line" in params else ""
        said = phrase(cli_words(lang)["configuration"][reason], params, lang)
        super().__init__(f"{shown_path(file)}{line}: {said}")


def shown_path(file: Path) -> str:
    """A path as a person here would write it, every character visible."""
    return "/".join(shown(part) for part in Path(os.path.relpath(file)).parts)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a configuration, and the table in it that is ours.

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

    def line_of(self, *key: str) -> int:
        """Return the line, from 1, of a key of ours."""
        return line_of(self.text, (*self.path, *key))


def configured(command: click.Command, file: Path | None, lang: Language) -> dict[str, Any]:
    """Return what a configuration says, by the names of the command's parameters.

    Args:
        command: The command whose options may be configured.
        file: The file; if there is none, the nearest one is taken: in this folder, or in those above it that belong
            to the repository.
        lang: The language of the sentence if it can't be used.

    Raises:
        Misconfigured: It can't be read, is no TOML, or has what is no option.
    """
    source = _read(file, lang) if file else _nearest(Path.cwd(), lang)
    if source is None:
        return {}
    params = {_key(param): param for param in command.params}
    return {params[key].name or "": _checked(source, key, value, params, lang) for key, value in source.table.items()}


def _key(param: click.Parameter) -> str:
    return (param.name or "").replace("_", "-")


def _nearest(start: Path, lang: Language) -> Source | None:
    """Return the configuration of the nearest folder that has one.

    Raises:
        Misconfigured: It can't be read, or the folder has two.
    """
    for folder in (start, *start.parents):
        own = _read(folder / OWN, lang) if os.path.lexists(folder / OWN) else None
        shared = _read(folder / SHARED, lang) if os.path.lexists(folder / SHARED) else None
        if own and shared:
            raise Misconfigured(own.file, "two", lang, other=shown_path(shared.file), line=shared.line_of())
        if found := own or shared:
            return found
        if (folder / ".git").exists():
            break
    return None


def _read(file: Path, lang: Language) -> Source | None:
    """Return what a file says to us; None if it is a project's file that does not mention us.

    Raises:
        Misconfigured: It can't be read, or is no TOML.
    """
    is_shared = file.name == SHARED
    try:
        with file.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1) if file.is_file() else b""
        text = content.decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise Misconfigured(file, "unreadable", lang, system=error.strerror or type(error).__name__) from None
    except UnicodeDecodeError:
        if is_shared:
            return None
        raise Misconfigured(file, "not-utf8", lang) from None
    if is_shared and TABLE[-1] not in text:
        return None
    if len(content) > _MAX_BYTES:
        raise Misconfigured(file, "too-large", lang)
    table = _parsed(file, text, lang)
    path = TABLE if is_shared else ()
    for depth, name in enumerate(path, 1):
        if name not in table:
            return None
        table = table[name]
        if not isinstance(table, dict):
            raise Misconfigured(file, "no-table", lang, line=line_of(text, path[:depth]))
    return Source(file, text, path, table)


def _parsed(file: Path, text: str, lang: Language) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
        at = _AT_LINE.search(said)
        line = int(at[1]) if at else text.count("\n") + (not text.endswith("\n"))
        raise Misconfigured(file, "not-toml", lang, system=shown(_AT_LINE.sub("", said)), line=line) from None


def _checked(source: Source, key: str, value: Any, params: dict[str, click.Parameter], lang: Language) -> Any:
    """Return the value of a key, once it is one that its option takes."""
    if key not in KEYS:
        sentence = no_such("no-such-key", key, KEYS, lang)
        raise Misconfigured(source.file, "sentence", lang, sentence=sentence, line=source.line_of(key))
    if (wanted := next(_faults(params[key], value), None)) is not None:
        reason, more = wanted
        raise Misconfigured(source.file, reason, lang, key=key, line=source.line_of(key), **more)
    if key in _PATHS:
        folder = os.path.relpath(source.file.parent)
        return [os.path.normpath(os.path.join(folder, path)) for path in value]
    return value


def _faults(param: click.Parameter, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a value would have to be, if it is not: the words, and what they are filled with."""
    kind = param.type
    if param.multiple or param.nargs == -1:
        if not (isinstance(value, list) and value and all(isinstance(each, str) and each for each in value)):
            yield "no-list", {}
    elif isinstance(kind, click.Choice):
        choices: Sequence[str] = [str(choice) for choice in kind.choices]
        if value not in choices:
            yield "no-choice", {"choices": choices}
    elif isinstance(kind, click.IntRange):
        if isinstance(value, bool) or not isinstance(value, int) or not (kind.min or 0) <= value <= (kind.max or 0):
            yield "no-number", {"low": kind.min, "high": kind.max}
    elif not isinstance(value, bool):
        yield "no-flag", {}
