"""Each verb of the command has its page in both languages, which tells every option of the verb and no other."""

import re

import click
import pytest

from commerce_events.cli import commerce_events
from tests.docs.written import DOCS

PAGES = DOCS / "command"
VERBS = sorted(commerce_events.commands)
SUFFIXES = [".md", ".es.md"]
by_language = pytest.mark.parametrize("suffix", SUFFIXES)


def options(command: click.Command) -> set[str]:
    """The options of a verb, with `--help`, as a user writes them."""
    given = command.get_params(click.Context(command))
    return {name for one in given if isinstance(one, click.Option) for name in one.opts if name.startswith("--")}


@by_language
def test_there_is_a_page_for_each_verb_and_no_other(suffix: str) -> None:
    pages = {page.name for page in PAGES.glob("*.md") if page.name.endswith(".es.md") == (suffix == ".es.md")}
    assert pages == {f"{name}{suffix}" for name in ["index", *VERBS]}


@by_language
@pytest.mark.parametrize("verb", VERBS)
def test_the_page_has_a_row_for_each_option(verb: str, suffix: str) -> None:
    page = PAGES.joinpath(f"{verb}{suffix}").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(--[a-z-]+)` \|", page, re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert set(rows) == options(commerce_events.commands[verb])
    assert set(re.findall(r"--[a-z]+[a-z-]*", page)) == set(rows)


@by_language
def test_the_index_lists_the_verbs(suffix: str) -> None:
    page = PAGES.joinpath(f"index{suffix}").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[`([a-z]+)`\]\(\1\.md\)", page, re.MULTILINE) == list(commerce_events.commands)
