"""All pages: which there are, that their links lead somewhere, that what they show is so."""

import json
import posixpath
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._explaining.possible import possible_codes
from commerce_events._explaining.shapes import examples_of
from commerce_events._messages import codes, reported
from commerce_events.pages.__main__ import main
from commerce_events.pages.coming_from import SOURCES
from commerce_events.pages.examples import DEPRECATED, pairs
from commerce_events.pages.feeds import feeds
from commerce_events.pages.markdown import prose
from commerce_events.pages.older import leading_back
from commerce_events.pages.site import pages
from commerce_events.publish.edition import edition
from commerce_events.publish.source import ADDRESS
from tests.pages.generated import (
    ENGLISH,
    PAGES,
    PUBLISHED,
    SCHEMAS,
    bodies,
    copied,
    headings,
    lang_of,
    spanish,
    without_code,
)
from tests.rows import each_row

FEEDS = feeds(SCHEMAS, ce.versions()[-1], ADDRESS.removesuffix("/schemas"))
CODES = [*reported(), *codes()["input"]]

#: The codes that no rule of the contract gives.
WITHOUT_EXAMPLE = {*codes()["schema"], *DEPRECATED} - possible_codes(contract("v1"))

#: The pages that are written by hand and that these lead to.
BY_HAND = {
    "agreement/matrix.md",
    "command/check.md",
    "conformance.md",
    "playground.md",
    "portability.md",
    "provenance.md",
    "published.md",
    "start/sender.md",
    "versions.md",
}


def code_of(path: str) -> str:
    """The code that a page is about, if it is about one."""
    return path.removesuffix(".md").removesuffix(".es").removeprefix("codes/")


def test_the_pages_that_there_are() -> None:
    events = {f"events/{kind.name}.md" for kind in ce.event_types()}
    others = {"events/index.md", "events/base-event.md", "events/batch.md", "codes/index.md"}
    others |= {"traceability.md", "downloads.md", "changelog.md"} | {f"codes/{code}.md" for code in CODES}
    others |= {f"coming-from/{name}.md" for name, _, _ in SOURCES.values()}
    assert set(ENGLISH) == events | others
    assert set(PAGES) == {path for english in ENGLISH for path in (english, spanish(english))}


def test_they_are_the_same_whenever_they_are_made() -> None:
    assert pages(SCHEMAS, PUBLISHED) == PAGES


def targets(path: str) -> list[tuple[str, str]]:
    """What a page links to, from the root, with the anchor."""
    found = re.findall(r"\]\(([^)#]*)#?([^)]*)\)", without_code(PAGES[path]))
    return [(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), anchor) for target, anchor in found]


@each_row(PAGES)
def test_links_lead_somewhere(path: str) -> None:
    for target, anchor in targets(path):
        assert not target.endswith(".es.md"), "the site picks the language"
        if target.startswith("schemas/v1/"):
            assert target.removeprefix("schemas/v1/") in PUBLISHED
        elif target.startswith("schemas/"):
            assert target in FEEDS
        else:
            assert target in PAGES.keys() | BY_HAND, target
        if target == "playground.md":
            names = [*pairs(), *codes()["input"], "batch", *(kind.name for kind in ce.event_types())]
            assert anchor.removeprefix("example=") in names or (not anchor and code_of(path) in WITHOUT_EXAMPLE)
        elif anchor:
            assert all(f"\n## `{anchor}`\n" in PAGES[each] for each in (target, spanish(target)))


@each_row(ENGLISH)
def test_every_page_is_led_to(path: str) -> None:
    roots = {"events/index.md", "codes/index.md", "traceability.md", "downloads.md", "changelog.md"}
    roots |= {f"coming-from/{name}.md" for name, _, _ in SOURCES.values()}
    assert path in roots | {target for other in PAGES for target, _ in targets(other) if other != path}


@each_row(ENGLISH)
def test_both_languages_have_the_same_sections(path: str) -> None:
    outlines = [[(line.split()[0], re.findall("`.*?`", line)) for line in headings(PAGES[each])]
                for each in (path, spanish(path))]  # fmt: skip
    assert outlines[0] == outlines[1]
    assert [body for body, _ in bodies(PAGES[path])] == [body for body, _ in bodies(PAGES[spanish(path)])]


#: Between as many backticks as there are before it.
CODE_SPAN = r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"


@each_row(PAGES)
def test_the_form_of_a_page(path: str) -> None:
    text = PAGES[path]
    assert text.startswith("# ")
    assert [line for line in headings(text) if line.startswith("# ")] == [text.partition("\n")[0]]
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    said = re.sub(CODE_SPAN, "", without_code(text))
    assert not re.search(r"</?[a-z]", said), "no HTML"
    assert "{" not in said.replace("\\{", ""), "every word is filled in"
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


@each_row(PAGES)
def test_every_body_is_valid_or_stands_above_its_answer(path: str) -> None:
    for body, answer in bodies(PAGES[path]):
        report = ce.check(body)
        found = [*report.violations, *report.warnings]
        assert len(found) == bool(answer)
        for each in found:
            said = (prose(each.message(lang_of(path))), prose(each.hint(lang_of(path))))
            assert f"[`{each.code}`]" in answer
            assert f" {each.line}, " in answer
            assert each.instance_location in answer
            assert all(text in answer for text in said)


@pytest.mark.parametrize("kind", [kind.name for kind in ce.event_types()])
def test_an_event_type_shows_one_good_body_and_several_mistakes(kind: str) -> None:
    (_, first), *mistakes = bodies(PAGES[f"events/{kind}.md"])
    assert not first
    assert 3 <= len(mistakes) <= 5
    assert all(answer for _, answer in mistakes)


@each_row(PAGES)
def test_a_code_without_an_example_says_why(path: str) -> None:
    says_so = "no rule of this version" in PAGES[path] or "ninguna regla de esta versión" in PAGES[path]
    assert says_so is (code_of(path) in WITHOUT_EXAMPLE)


@pytest.mark.parametrize("code", pairs())
def test_a_code_shows_a_bad_body_and_a_good_one(code: str) -> None:
    text = PAGES[f"codes/{code}.md"]
    shown, pair = bodies(text), pairs()[code]
    whole = not (pair.bad.times or pair.bad.raw)
    assert [bool(answer) for _, answer in shown] == [True, False] if whole else [False]
    assert shown[-1][0] == pair.good.before
    assert f"- Code: [`{code}`]" in text or f"- Warning: [`{code}`]" in text
    assert len(text) < (20_000 if examples_of(code) else 6000), "what is long is told in short"


def test_downloads_are_those_of_the_manifest() -> None:
    for path in ("downloads.md", "downloads.es.md"):
        rows = re.findall(
            r"^- \[`(.+?)`\]\(schemas/v1/(.+?)\), .* bytes  \n  SHA-256 `(\w+)`$", PAGES[path], re.MULTILINE
        )
        assert sorted((name, digest) for name, _, digest in rows) == sorted(
            (row["path"], row["sha256"]) for row in json.loads(PUBLISHED["manifest.json"])["files"]
        )
        assert all(name == target for name, target, _ in rows)


@pytest.mark.parametrize(
    ("prefix", "page", "target"),
    [
        ("schemas/v1/", "events/EventSale.md", "../schemas/v1/events/EventSale.schema.json"),
        ("https://a.example/v1/", "events/EventSale.md", "https://a.example/v1/events/EventSale.schema.json"),
        ("/v1/", "traceability.md", "/v1/payload.schema.json"),
    ],
)
def test_where_the_published_files_stand(prefix: str, page: str, target: str) -> None:
    assert f"]({target})" in pages(SCHEMAS, PUBLISHED, prefix=prefix)[page]


@pytest.mark.cover_processes
def test_the_pages_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    line = [sys.executable, "-m", "commerce_events.pages", str(folder)]
    subprocess.run(line, check=True, capture_output=True)
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    # test_versions looks at the pages of older versions, which stand under their names.
    found = {path: file.read_text("utf-8") for path, file in files.items() if not re.match("v[0-9]+/", path)}
    assert found == {**leading_back(newest(), ce.versions()[:-1]), **FEEDS}


def test_the_hashes_are_those_of_the_address(tmp_path: Path) -> None:
    assert main([str(tmp_path), "https://shop.test"]) == 0
    assert tmp_path.joinpath("downloads.md").read_text("utf-8") != newest()["downloads.md"]
    assert tmp_path.joinpath("events/EventSale.md").read_text("utf-8") == newest()["events/EventSale.md"]


@cache
def newest() -> dict[str, str]:
    """The pages of the newest version."""
    version = ce.versions()[-1]
    published = edition(SCHEMAS / version, ce.__version__, ADDRESS, version)
    return pages(SCHEMAS, published, version=version, prefix=f"schemas/{version}/")


def test_without_a_folder_it_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "usage: python -m commerce_events.pages DIR [BASE_URL]\n"


def test_an_unreadable_record_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schemas = copied(tmp_path)
    (schemas / "releases.json").write_bytes(b"\xff")
    monkeypatch.setattr("commerce_events.pages.__main__.schemas_folder", lambda: str(schemas))
    assert main([str(tmp_path / "pages")]) == 2
    said = capsys.readouterr().err
    assert (said.startswith("releases.json can't be read: "), said.count("\n")) == (True, 1)
    assert not (tmp_path / "pages").exists()
