"""Take the options of a verb from a configuration; those of the command line win."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from commerce_events._json_types import Language
from commerce_events.cli.config_file import Misconfigured, Source, nearest, read
from commerce_events.cli.language import spoken
from commerce_events.cli.no_such import no_such

#: What a configuration may say, as the options are called.
KEYS = ("paths", "exclude", "expect-invalid", "api-version", "lang", "strict", "unknown", "max-bytes", "max-violations")

#: Of these, what counts from the folder of the file. A pattern without a slash stands for names at any depth.
_PATHS, _PATTERNS = "paths", ("exclude", "expect-invalid")

#: Where a context keeps that no configuration is wanted.
_NONE = "commerce_events.no-config"

_Verb = TypeVar("_Verb", bound=Callable[..., Any])


def configuration(verb: _Verb) -> _Verb:
    """Add the options that name the configuration of a verb, or do without."""
    with_file = click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        is_eager=True,  # so that it is read before the other options are looked for
        expose_value=False,
        callback=_configure,
    )
    without = click.option(
        "--no-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_do_without,
    )
    return with_file(without(verb))


def _configure(context: click.Context, _: click.Parameter, file: Path | None) -> None:
    if not context.meta.get(_NONE):
        context.default_map = configured(context.command, file, spoken(context))


def _do_without(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 click's own way
    if wanted:
        context.meta[_NONE], context.default_map = True, {}


def configured_paths(context: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths that are given, or else those of the configuration. Older releases of click don't look there.

    Raises:
        click.MissingParameter: There are none.
    """
    paths = given or tuple((context.default_map or {}).get(_PATHS, ()))
    if not paths:
        raise click.MissingParameter(ctx=context, param=param)
    return paths


def configured(command: click.Command, file: Path | None, lang: Language) -> dict[str, Any]:
    """Return what a configuration says, by the names of the command's parameters.

    Args:
        command: The command whose options may be configured.
        file: The file; if there is none, the nearest one is taken.
        lang: The language of the sentence if it can't be used.

    Raises:
        Misconfigured: It can't be read, is no TOML, or has what is no option.
    """
    source = read(file, lang) if file else nearest(Path.cwd(), lang)
    if source is None:
        return {}
    params = {(param.name or "").replace("_", "-"): param for param in command.params}
    for key, value in source.table.items():
        _check(source, key, value, params, lang)
    return {params[key].name or "": _from_here(source, key, value) for key, value in source.table.items()}


def _check(source: Source, key: str, value: Any, params: dict[str, click.Parameter], lang: Language) -> None:
    """See that a key is an option, and its value one that this option takes.

    Raises:
        Misconfigured: It is not.
    """
    if key not in KEYS:
        sentence = no_such("no-such-key", key, KEYS, lang)
        raise Misconfigured(source.file, "sentence", lang, sentence=sentence, line=source.line_of(key))
    for reason, more in _faults(params[key], value):
        raise Misconfigured(source.file, reason, lang, key=key, line=source.line_of(key), **more)


def _faults(param: click.Parameter, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a value has to be, if it is not: the words, and what they are filled with."""
    kind = param.type
    if param.multiple or param.nargs == -1:
        if not (isinstance(value, list) and value and all(isinstance(each, str) and each for each in value)):
            yield "no-list", {}
    elif isinstance(kind, click.Choice):
        if value not in kind.choices:
            yield "no-choice", {"choices": [*kind.choices]}
    elif isinstance(kind, click.IntRange):
        low, high = cast("int", kind.min), cast("int", kind.max)
        if type(value) is not int or not low <= value <= high:
            yield "no-number", {"low": low, "high": high}
    elif type(value) is not bool:
        yield "no-flag", {}


def _from_here(source: Source, key: str, value: Any) -> Any:
    """Return the value of a key, paths and patterns as they are written from this folder."""
    if key not in (_PATHS, *_PATTERNS):
        return value
    folder = os.path.relpath(source.file.parent)
    return [each if key in _PATTERNS and "/" not in each else _path(folder, each) for each in value]


def _path(folder: str, path: str) -> str:
    here = os.path.normpath(os.path.join(folder, path))
    return os.path.join(".", here) if here == "-" else here  # a file, not standard input
