"""`explain` says of each code what its page says, in both languages and formats."""

import json
import re
from base64 import b64decode
from collections.abc import Iterable
from functools import cache
from html import unescape
from importlib import import_module
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._json_types import Language
from commerce_events._messages import codes, reported, words
from commerce_events.cli import code_text
from commerce_events.cli.wrapped import console
from commerce_events.pages.code_entry import GROUPS, code_site, entries, entry
from commerce_events.pages.examples import Example, commands
from commerce_events.pages.variants import texts_by_reason
from commerce_events.pages.words import words as page_words
from tests.cli.conftest import Run, at_a_terminal
from tests.pages.generated import PAGES

CODES = [*reported(), *codes()["input"]]
SITE = "https://shop.test/events"

site_of = cache(code_site)

by_code = pytest.mark.parametrize("code", CODES)
by_language = pytest.mark.parametrize("lang", ["en", "es"])


@pytest.fixture
def one_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests of all codes read the contract once; a process, and the other tests, read it anew."""
    monkeypatch.setattr(import_module("commerce_events.pages.code_entry"), "code_site", site_of)


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of the site, which the package's metadata has not."""
    monkeypatch.setattr(import_module("commerce_events.reports.pages_address"), "site_address", lambda: SITE)


@pytest.fixture
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("commerce_events.reports.pages_address"), "site_address", lambda: "")


def plain(text: str) -> str:
    """A text without backticks and line breaks: the page has backticks around examples."""
    return " ".join(text.replace("`", "").split())


def without_entities(markdown: str) -> str:
    """The text, in which a code span stays as it is."""
    return re.sub(r"(`[^`]+`)|&lt;|&amp;", lambda match: match[1] or unescape(match[0]), markdown)


def pieces(markdown: str, lang: Language) -> list[str]:
    """What a page says, without its last section, its links and its markup."""
    text = markdown.partition("\n")[2].partition(f"\n## {page_words(lang).text('event', 'more')}\n")[0]
    text = re.sub(r"^\*\*(.*)\.\*\* ", r"\1\n", text, flags=re.MULTILINE)
    lines = (re.sub(r"^(#+|-) |^```\w*$|^\|[ |-]*\|$|^\| | \|$", "", line) for line in text.splitlines())
    cells = (cell for line in lines for cell in re.split(r" (?<!\\)\| |(?<!\\)\[|\]\([^)]*\)", line))
    return [without_entities(re.sub(r"\\([\\`*_\[\]{|#.+)-])", r"\1", cell)).strip() for cell in cells if cell.strip()]


@pytest.mark.usefixtures("no_address", "one_site")
@by_code
@by_language
def test_it_says_what_the_page_says(run: Run, code: str, lang: Language) -> None:
    result = run("explain", code, "--lang", lang)
    assert (result.exit_code, result.stderr) == (0, "")
    page = PAGES[f"codes/{code}.md" if lang == "en" else f"codes/{code}.es.md"]
    said = plain(result.stdout)
    found = [plain(piece) for piece in pieces(page, lang)]
    assert len(found) > 3
    assert [piece for piece in found if piece not in said] == []


@pytest.mark.usefixtures("no_address", "one_site")
@by_code
@by_language
def test_no_markup_is_left(run: Run, code: str, lang: Language) -> None:
    text = run("explain", code, "--lang", lang).stdout
    assert text.startswith(f"{code}: ")
    without_code = re.sub(r"`[^`\n]+`|^  (Example|Ejemplo): .*", "", text, flags=re.MULTILINE)
    assert not re.search(r"\]\(|\*\*|^#|```|\\[_*\[]|&lt;|&amp;|\x1b|\{\w+\}", without_code, re.MULTILINE)
    assert "\n\n\n" not in text


@pytest.mark.usefixtures("no_address", "one_site")
@by_code
@by_language
def test_as_json(run: Run, code: str, lang: Language) -> None:
    result = run("explain", code, "--format", "json", "--lang", lang)
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    said, entry_of_code = page_words(lang), words(lang)["codes"][code]
    assert (document["version"], document["code"]) == ("v1", code)
    assert code in codes()[document["group"]]
    assert [document[name] for name in ("title", "meaning")] == [said.text("codes", code, name)
                                                                for name in ("title", "meaning")]  # fmt: skip
    for name, part in (("messages", "message"), ("hints", "hint")):
        reasons = [each.get("reason") for each in document[name]]
        assert reasons == reasons_of(entry_of_code, part, lang)
        assert all(each["text"] for each in document[name])
    assert "page" not in document
    check_examples(document, lang)


def reasons_of(entry_of_code: dict[str, Any], part: str, lang: Language) -> list[str | None]:
    template = entry_of_code[part]
    if entry_of_code["hint"] == "{reasons:advice}":
        return [*words(lang)["faults"]]
    return [None] if isinstance(template, str) or "plural" in template else [*template]


def check_examples(document: dict[str, Any], lang: Language) -> None:
    code, examples = document["code"], document.get("examples", {})
    if document["group"] == "input":
        known = commands()[code]
        assert (examples["bad"]["command"], examples["good"]["command"]) == (known.bad, known.good)
        assert [set(each) for each in examples["bad"]["answers"]] == [{"code", "error", "hint"}]
    elif examples:
        bad, good = (ce.check(body(examples[name]["payload"])) for name in ("bad", "good"))
        found = [*bad.violations, *bad.warnings]
        assert examples["bad"]["answers"] == [json.loads(json.dumps(each.to_dict(lang))) for each in found]
        assert [each.code for each in found] == [code]
        assert (good.valid, good.warnings) == (True, ())


def body(payload: dict[str, Any]) -> bytes:
    if "base64" in payload:
        return b64decode(payload["base64"])
    return Example(**payload).body


def test_a_code_without_an_example_says_why(run: Run) -> None:
    assert "There is no example: " in run("explain", "refused").stdout
    assert "examples" not in json.loads(run("explain", "refused", "--format", "json").stdout)


@by_language
def test_without_a_code_all_are_listed(run: Run, lang: Language) -> None:
    groups = run("explain", "--lang", lang).stdout.strip().split("\n\n")
    assert [group.partition("\n")[0] for group in groups] == [
        page_words(lang).text("code-list", group, "title") for group in GROUPS
    ]
    listed = [line.split(maxsplit=1) for group in groups for line in group.splitlines()[1:]]
    assert listed == [[code, page_words(lang).text("codes", code, "meaning")] for code in CODES]


@by_language
def test_the_list_as_json(run: Run, lang: Language) -> None:
    document = json.loads(run("explain", "--format", "json", "--lang", lang).stdout)
    assert document == {
        "version": "v1",
        "codes": [
            {
                "code": code,
                "group": group,
                "title": page_words(lang).text("codes", code, "title"),
                "meaning": page_words(lang).text("codes", code, "meaning"),
            }
            for group in GROUPS
            for code in codes()[group]
        ],
    }


@pytest.mark.parametrize(
    ("name", "lang", "sentence"),
    [
        ("wrong-tipe", "en", "There is no code `wrong-tipe`. Did you mean `wrong-type`?"),
        ("NOT_GZIP", "es", "No hay ningún código `NOT_GZIP`. ¿Quería decir `not-gzip`?"),
        ("x", "en", "There is no code `x`. The command `commerce-events explain` lists them."),
        ("", "es", "No hay ningún código ``. El comando `commerce-events explain` los muestra todos."),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_unknown_code_gives_one_sentence(run: Run, name: str, lang: Language, sentence: str, form: str) -> None:
    result = run("explain", name, "--lang", lang, "--format", form)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{sentence}\n", 2)


@by_language
def test_it_fits_into_80_columns(lang: Language) -> None:
    site = code_site("v1", lang)
    for each in (each for group in GROUPS for each in entries(site, group)):
        payloads = {sample.text for _, sample, _ in each.samples()}
        assert widest(line.plain for line in code_text._entry(each, 80) if line.plain not in payloads) <= 80
    assert widest(line.plain for line in code_text._list(site, 80)) <= 80


def widest(texts: Iterable[str]) -> int:
    return max(len(line) for text in texts for line in text.splitlines())


@pytest.mark.cover_processes
def test_at_a_terminal_it_is_wrapped_and_has_colours() -> None:
    shown = at_a_terminal(["explain", "not-a-timestamp"])
    assert "\x1b[1mnot-a-timestamp\x1b[0m: Not a timestamp" in shown
    assert "\x1b[36mHint\x1b[0m: " in shown
    lines = at_a_terminal(["explain", "--lang", "es"], env={"TERM": "dumb"}).splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith(" " * 25) for line in lines)


@pytest.mark.usefixtures("address")
def test_with_an_address_it_names_the_pages(run: Run) -> None:
    assert run("explain", "not-gzip").stdout.endswith(f"\n\nSee also\n  {SITE}/codes/not-gzip/\n")
    assert run("explain", "not-gzip", "--lang", "es").stdout.endswith(
        f"\n\nVéase también\n  {SITE}/es/codes/not-gzip/\n"
    )
    assert json.loads(run("explain", "too-big", "--format", "json").stdout)["page"] == f"{SITE}/codes/too-big/"
    said = run("explain", "not-a-timestamp").stdout
    assert f"The page of the base event ({SITE}/events/base-event/#timestamp) lists" in said


@pytest.mark.usefixtures("no_address")
def test_without_an_address_it_names_a_command(run: Run) -> None:
    assert "the list of event types (`commerce-events types`)" in run("explain", "unknown-event-type").stdout
    assert "The page of the base event lists" in run("explain", "not-a-timestamp").stdout
    assert "http" not in run("explain", "not-gzip").stdout


def test_without_pages_in_a_language_it_is_in_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("commerce_events.pages.code_entry"), "LANGUAGES", ("en",))
    assert run("explain", "too-big", "--lang", "es").stdout == run("explain", "too-big", "--lang", "en").stdout


def test_of_plurals_the_most_common_form_is_shown() -> None:
    found = entry(code_site("v1", "en"), "too-few-items")
    assert isinstance(words("en")["codes"]["too-few-items"]["hint"], dict)
    assert texts_by_reason("en", "too-few-items", "hint").keys() == {None}
    assert list(found.variants()) == []


def test_standard_output_is_written_to() -> None:
    assert not console().is_terminal
