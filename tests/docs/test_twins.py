"""The hand-written pages: the twins in both languages say as much as each other, and what they show is so."""

import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest

from commerce_events._contract.contract import contract
from commerce_events._reading.parse import MAX_DEPTH
from commerce_events._shown import LONGEST
from commerce_events.validator import MAX_BYTES, MAX_VIOLATIONS
from tests.docs.written import DOCS, PROJECT

SPANISH = sorted(DOCS.rglob("*.es.md"))
#: The pages that are in English alone, from the hook that stops the build of the site.
INTERNAL = runpy.run_path(str(PROJECT / "theme/hooks/internal_pages.py"))["INTERNAL"]
BOTH = ("", ".es")

each_language = pytest.mark.parametrize("suffix", BOTH)


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language, those inside of lists, too."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", text(name), re.DOTALL | re.MULTILINE)
    return [body for _, body in found]


def outline(page: str) -> tuple[list[str], set[str]]:
    """The levels of the headings, and the files that links and pictures lead to."""
    prose = re.sub(r"^ *```.*?^ *```$", "", page, flags=re.DOTALL | re.MULTILINE)
    links = set(re.findall(r"\]\(([^)#\s]+)", prose))
    return re.findall(r"^#+(?= )", prose, re.MULTILINE), {link.replace(".es.svg", ".svg") for link in links}


@pytest.mark.parametrize("page", SPANISH, ids=lambda page: str(page.relative_to(DOCS)))
def test_twins_have_the_same_outline(page: Path) -> None:
    twin = page.with_name(page.name.replace(".es.md", ".md"))
    assert outline(page.read_text("utf-8")) == outline(twin.read_text("utf-8"))


def test_the_pages_without_a_twin_are_those_that_are_listed_as_internal() -> None:
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}
    assert {page for page in pages if not page.endswith(".es.md")} - {
        page.removesuffix(".es.md") + ".md" for page in pages if page.endswith(".es.md")
    } == INTERNAL
    assert {page for page in pages if page.removesuffix(".es.md") + ".md" in INTERNAL} == set()


@pytest.mark.parametrize("page", SPANISH, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_spanish_page_says_that_what_it_links_to_is_in_english(page: Path) -> None:
    paragraphs = re.split(r"\n\n(?!- )", page.read_text("utf-8"))
    for paragraph in paragraphs:
        targets = {(page.parent / link).resolve() for link in re.findall(r"\]\(([^)#\s]+)", paragraph)}
        if targets & {DOCS / name for name in INTERNAL}:
            assert re.search(r"\ben inglés\b", paragraph), paragraph


def test_the_spanish_navigation_marks_internal_pages() -> None:
    nav = PROJECT.joinpath("mkdocs.es.yml").read_text("utf-8")
    assert {*re.findall(r"^ +- [^:]+ \(en inglés\): (\S+)$", nav, re.MULTILINE)} == INTERNAL


@each_language
def test_the_keywords_of_the_timestamp_are_those_of_the_schema(suffix: str) -> None:
    (shown,) = blocks(f"portability{suffix}.md", "json")
    schema = contract("v1").documents["definitions.schema.json"]["$defs"]["timestamp"]
    assert json.loads(shown) == {keyword: schema[keyword] for keyword in ("type", "maxLength", "pattern", "not")}


def test_the_tests_of_the_page_on_contributing_are_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", text("contributing.md")))
    defined = {name for file in PROJECT.joinpath("tests").rglob("test_*.py")
               for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}  # fmt: skip
    assert len(named) >= 6
    assert named <= defined


@each_language
def test_the_example_of_the_page_on_security_prints_what_it_says(
    suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = blocks(f"security{suffix}.md", "python")
    exec(code, {})  # noqa: S102 the page's own code
    assert code.endswith(f"    # {capsys.readouterr().out}")


@each_language
def test_the_page_on_security_has_all_dependencies(suffix: str) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["cli"]]
    wanted += project["optional-dependencies"]["testing"]
    pinned = re.findall(r"^([a-z0-9-]+)==", (PROJECT / "requirements/run.txt").read_text("utf-8"), re.MULTILINE)
    names = {re.split("[>=]", requirement)[0] for requirement in wanted} | {*pinned}
    assert names <= {*re.findall(r"`([a-z0-9-]+)`", text(f"security{suffix}.md"))}


@each_language
def test_the_limits_of_the_page_on_security_are_those_of_the_package(suffix: str) -> None:
    page = text(f"security{suffix}.md")
    table = page[: page.index("\n\n", page.index("| ---"))]
    numbers = re.findall(r"^\| [^|`]+ \| ([0-9]+)", table, re.MULTILINE)
    batch = contract("v1").documents["event-batch.schema.json"]["maxItems"]
    assert [*map(int, numbers)] == [MAX_BYTES // 2**20, MAX_DEPTH, batch, MAX_VIOLATIONS, LONGEST]
