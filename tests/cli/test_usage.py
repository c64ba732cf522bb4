"""Wrong usage of each verb: one sentence, in the user's language."""

import click
import pytest

from commerce_events._json_types import Language
from commerce_events.cli import commerce_events
from commerce_events.cli.usage import in_words
from tests.cli.conftest import Run, at_a_terminal

SPANISH = {"LANG": "es_ES.UTF-8"}

#: The verb, the arguments, and the sentences.
WRONG = [
    ("check", ["--strikt", "a"], "There is no option `--strikt`. Did you mean `--strict`?",
     "No hay ninguna opción `--strikt`. ¿Quería decir `--strict`?"),
    ("types", ["-x"], "There is no option `-x`. The command `commerce-events types --help` lists them.",
     "No hay ninguna opción `-x`. El comando `commerce-events types --help` las muestra todas."),
    ("check", ["--\x1b[1m"],
     "There is no option `--\\u001b[1m`. The command `commerce-events check --help` lists them.",
     "No hay ninguna opción `--\\u001b[1m`. El comando `commerce-events check --help` las muestra todas."),
    ("show", [], "`TYPE` is missing.", "Falta `TYPE`."),
    ("diff", ["a"], "`NEW` is missing.", "Falta `NEW`."),
    ("replay", ["a"], "`--to` is missing.", "Falta `--to`."),
    ("completion", ["tcsh"], "`SHELL` can't be `tcsh`. Use one of `bash`, `zsh`, `fish`.",
     "`SHELL` no puede ser `tcsh`. Use uno de `bash`, `zsh`, `fish`."),
    ("explain", ["--format", "xml"], "`--format` can't be `xml`. Use one of `text`, `json`.",
     "`--format` no puede ser `xml`. Use uno de `text`, `json`."),
    ("check", ["--max-bytes", "0", "a"], "`--max-bytes` can't be `0`. Use an integer from 1 to 2147483647.",
     "`--max-bytes` no puede ser `0`. Use un entero de 1 a 2147483647."),
    ("check", ["--max-violations", "ten", "a"],
     "`--max-violations` can't be `ten`. Use an integer from 1 to 2147483647.",
     "`--max-violations` no puede ser `ten`. Use un entero de 1 a 2147483647."),
    ("conformance", ["--timeout", "x"], "`--timeout` can't be `x`. Use more than 0, and at most 86400.",
     "`--timeout` no puede ser `x`. Use más de 0, y como máximo 86400."),
    ("publish", ["a", "--base-url"], "`--base-url` needs a value: `--base-url URL`.",
     "`--base-url` necesita un valor: `--base-url URL`."),
    ("check", ["--quiet=1", "a"], "`--quiet` takes no value.", "`--quiet` no lleva valor."),
    ("show", ["a", "b"], "There is an argument too many: `b`.", "Sobra un argumento: `b`."),
    ("types", ["a", "b"], "There are 2 arguments too many: `a`, `b`.", "Sobran 2 argumentos: `a`, `b`."),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "arguments", "english", "spanish"), WRONG)
def test_what_is_wrong_is_a_sentence(run: Run, verb: str, arguments: list[str], english: str, spanish: str) -> None:
    result, other = run(verb, *arguments), run(verb, *arguments, env=SPANISH)
    assert (result.exit_code, result.stdout, other.exit_code, other.stdout) == (2, "", 2, "")
    usage, where, blank, sentence = result.stderr.splitlines()
    assert usage.startswith(f"Usage: commerce-events {verb} [OPTIONS]")
    assert (where, blank, sentence) == (f"Help: commerce-events {verb} --help", "", f"Error: {english}")
    assert other.stderr.splitlines()[1:] == [f"Ayuda: commerce-events {verb} --help", "", f"Error: {spanish}"]
    assert other.stderr.startswith("Uso: ")


@pytest.mark.parametrize(
    ("arguments", "lang", "sentence"),
    [
        (["chekc"], "en", "There is no command `chekc`. Did you mean `check`?"),
        (["validate"], "en", "There is no command `validate`. The command `commerce-events --help` lists them."),
        (["chekc"], "es", "No hay ningún comando `chekc`. ¿Quería decir `check`?"),
        (["chekc", "--lang", "es"], "en", "No hay ningún comando `chekc`. ¿Quería decir `check`?"),
        (["--nope"], "en", "There is no option `--nope`. The command `commerce-events --help` lists them."),
        (["check", "--lang", "es"], "en", "Falta `PATH`."),
        (["check", "--lang=es", "--lang"], "en", "`--lang` necesita un valor: `--lang [en|es]`."),
    ],
)
def test_a_call_without_a_verb_that_exists(run: Run, arguments: list[str], lang: Language, sentence: str) -> None:
    result = run(*arguments, env={"LANG": lang})
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"\nError: {sentence}\n")


def test_every_verb_refuses_an_option_that_it_has_not(run: Run) -> None:
    for verb in commerce_events.commands:
        assert "no option `--nonesuch`" in run(verb, "--nonesuch").stderr


@pytest.mark.cover_processes
def test_at_a_terminal_the_label_is_red() -> None:
    assert "\n\x1b[1;31mError\x1b[0m: `PATH` is missing.\n" in at_a_terminal(["check"])


@pytest.mark.parametrize("error", [click.UsageError("odd"), click.BadParameter("odd")])
def test_what_is_not_known_is_said_as_click_says_it(error: click.UsageError) -> None:
    context = click.Context(commerce_events.commands["types"], info_name="types")
    assert in_words(error, context).message == error.format_message()
    error.param = context.command.params[0]  # type: ignore[attr-defined] # as click sets it
    assert in_words(error, context).message == error.format_message()
