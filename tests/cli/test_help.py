"""`--help` of each verb, in each language: its words, its examples, its width and its colours."""

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events.cli import commerce_events
from commerce_events.cli.help import ROOT, words_of
from commerce_events.cli.usage import named
from commerce_events.reports.words import cli_words
from tests.cli.conftest import Run, at_a_terminal, without_colour

VERBS: dict[str, click.Command] = {ROOT: commerce_events, **commerce_events.commands}
CONTEXTS = {name: click.Context(verb, info_name=name) for name, verb in VERBS.items()}
each_verb = pytest.mark.parametrize("verb", VERBS)
each_language = pytest.mark.parametrize("lang", LANGUAGES)
SPANISH = {"LANG": "es_ES.UTF-8"}


def texts(section: Any) -> list[str]:
    return [section] if isinstance(section, str) else [text for inner in section.values() for text in texts(inner)]


def shown(run: Run, verb: str, **env: str) -> str:
    result = run(*([] if verb == ROOT else [verb]), "--help", env=env)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def options(verb: str) -> set[str]:
    params = VERBS[verb].get_params(CONTEXTS[verb])
    return {named(param, CONTEXTS[verb]) for param in params if isinstance(param, click.Option)}


@each_language
def test_each_verb_has_words_and_no_other_has(lang: Language) -> None:
    assert set(cli_words(lang)["help"]["verbs"]) == set(VERBS)


@each_language
@each_verb
def test_each_option_has_words_and_no_other_has(verb: str, lang: Language) -> None:
    own, shared = set(words_of(verb, lang).get("options", {})), set(cli_words(lang)["help"]["options"])
    assert own <= options(verb) <= own | shared


@each_language
def test_shared_words_are_used(lang: Language) -> None:
    assert set(cli_words(lang)["help"]["options"]) <= {name for verb in VERBS for name in options(verb)}


@each_language
@each_verb
def test_each_argument_has_words_and_no_other_has(verb: str, lang: Language) -> None:
    arguments = [param for param in VERBS[verb].params if isinstance(param, click.Argument)]
    assert {named(param, CONTEXTS[verb]) for param in arguments} == set(words_of(verb, lang).get("arguments", {}))


@each_language
def test_the_words_are_sentences(lang: Language) -> None:
    words = cli_words(lang)["help"]
    for text in texts({name: words[name] for name in ("required", "default", "status", "options", "verbs")}):
        assert re.fullmatch(r"[^a-z].*\.", text), text


def test_no_words_are_the_same_in_both_languages() -> None:
    english, spanish = (texts(cli_words(lang)["help"]) for lang in ("en", "es"))
    assert [one for one, other in zip(english, spanish, strict=True) if one == other] == []


@each_language
@each_verb
def test_examples_are_calls_that_can_be_made(verb: str, lang: Language, monkeypatch: pytest.MonkeyPatch,
                                             tmp_path: Path) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    examples = words_of(verb, lang)["examples"]
    assert examples
    for example in examples:
        (call,) = re.findall(rf'(?:^|\$\(){ROOT} ([^)|"]*)', example)
        name, *arguments = shlex.split(call)
        assert verb in (ROOT, name)
        commerce_events.commands[name].make_context(name, arguments)


def test_a_help_in_full(run: Run) -> None:
    assert (
        shown(run, "show")
        == """\
Usage: commerce-events show [OPTIONS] TYPE

Show one event type: properties, limits, an example.

Examples
  commerce-events show EventSale
      Show what a sale may have.
  commerce-events show EventSale --format json
      Show it for a program, with the keywords of JSON Schema.

Arguments
  TYPE  The name of an event type, such as EventSale.

Options
  --format [text|json]  Output format. Default: text.
  --lang [en|es]        Language of messages, hints and descriptions. By
                        default, that of the environment.
  --api-version [v1]    Version of the contract. Default: v1.
  -h, --help            Show this help.

Exit status
  0    The type is shown.
  2    It could not run, or there is no such type.
  130  It was interrupted.
"""
    )


@pytest.mark.parametrize("env", [{}, SPANISH])
@each_verb
def test_no_line_is_too_long_or_cut(run: Run, verb: str, env: dict[str, str]) -> None:
    lines = shown(run, verb, **env).splitlines()
    assert max(map(len, lines)) <= 80
    assert [line for line in lines[1:] if line.endswith(("...", "…"))] == []
    assert not re.search(r"[<>]=|<x|\[default", "\n".join(lines))


def test_the_language_is_that_of_the_option_or_the_environment(run: Run) -> None:
    spanish = shown(run, "types", **SPANISH)
    assert spanish.startswith("Uso: commerce-events types [OPTIONS]\n\nEnumera los tipos de evento")
    for arguments in (["--lang", "es", "--help"], ["--lang=es", "--help"], ["--help", "--lang", "es"]):
        assert run("types", *arguments).stdout == spanish
    assert run("types", "--lang", "fr", "--help", env=SPANISH).stdout == spanish
    assert run("types", "--lang", "en", "--help", env=SPANISH).stdout == shown(run, "types")


def test_what_is_required_and_what_counts_otherwise_is_said(run: Run) -> None:
    text = shown(run, "replay")
    assert re.search(r"--to CONTRACT .*?, or\n\s+working-tree\. Required\.$", text, re.MULTILINE | re.DOTALL)
    assert "The contract of today. Default: working-tree." in text
    assert "Default: 1048576." in text


@pytest.mark.parametrize(
    ("verb", "address"), [(ROOT, "command/"), ("check", "command/check/"), ("check", "es/command/check/")]
)
def test_the_last_line_is_the_address_of_the_page(
    run: Run, monkeypatch: pytest.MonkeyPatch, verb: str, address: str
) -> None:
    assert "https://events.example" not in shown(run, verb)
    monkeypatch.setattr("commerce_events.reports.pages_address.site_address", lambda: "https://events.example")
    last = shown(run, verb, **(SPANISH if address.startswith("es/") else {})).splitlines()[-1]
    assert last.partition(": ")[2] == f"https://events.example/{address}"


@pytest.mark.parametrize(("columns", "longest"), [("200", 100), ("60", 60), ("7", 62)])
def test_at_a_terminal_it_is_as_wide_as_that(columns: str, longest: int) -> None:
    lines = at_a_terminal(["check", "--help"], env={"COLUMNS": columns, "TERM": "dumb"}).splitlines()
    assert max(map(len, lines)) <= longest
    assert max(map(len, lines)) > longest - 20


def test_colours_are_for_terminals_that_have_them(run: Run) -> None:
    plain = at_a_terminal(["check", "--help"], env={"TERM": "dumb"})
    coloured = at_a_terminal(["check", "--help"])
    assert "\x1b[1mOptions\x1b[0m\n  \x1b[36m--format " in coloured
    assert without_colour(coloured) == plain
    assert "\x1b[36m" not in at_a_terminal(["check", "--help"], env={"NO_COLOR": "1"})
    assert run("check", "--help", env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).stdout == coloured


def test_a_list_of_verbs_has_the_sentence_of_each(run: Run) -> None:
    text = " ".join(shown(run, ROOT).split())
    for name in commerce_events.commands:
        assert f" {name} {words_of(name, 'en')['summary']} " in text
