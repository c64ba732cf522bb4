"""`make version`: a number is released once, in full or not at all."""

import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.released import LOG, RECORD, SALE, SOURCE, TODAY, WORDS, Project

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]


def test_it_writes_all_that_a_number_is_written_into(project: Project) -> None:
    project.open("1.0.0")
    record = json.loads(project.read(RECORD))["1.0.0"]
    assert (record["date"], "v1/events/EventSale.schema.json" in record["files"]) == (None, True)
    assert project.check() == "1.0.0, not released yet: record, number, changelog and change fit together\n"
    said = project.version("1.0.0")
    assert json.loads(project.read(RECORD))["1.0.0"] == record | {"date": TODAY}
    assert project.read(SOURCE) == '__version__ = "1.0.0"\n'
    assert project.read("docs/page.md") == "pip install commerce-events==1.0.0\n"
    assert project.read(LOG) == f"# Changelog\n\nIts words.\n\n## 1.0.0 ({TODAY})\n\n- A change.\n"
    assert json.loads(project.read("schemas/releases/v1.0.0/v1.schema.json"))["$id"]
    assert [line.split()[:2] for line in said.splitlines()[1:]] == [["make", "test"], ["git", "add"], ["git", "tag"]]
    assert project.check().startswith(f"1.0.0, released on {TODAY}: ")


def test_an_open_number_is_recorded_anew(project: Project) -> None:
    project.open("1.0.0")
    before = project.read(RECORD)
    project.break_it()
    project.check()
    project.version("1.0.0", "--open")
    assert project.read(RECORD) != before
    assert project.read(LOG).count("## 1.0.0") == 1


def test_a_new_section_is_above_the_others(released: Project) -> None:
    released.version("1.1.0", "--open")
    assert released.read(LOG).index("## 1.1.0 (unreleased)\n\n## 1.0.0") > 0


@pytest.mark.parametrize("options", [[], ["--open"]])
def test_a_released_number_does_not_open(released: Project, options: list[str]) -> None:
    for heading in (f"({TODAY})", "(unreleased)", ""):
        released.edit(LOG, f"## 1.0.0 ({TODAY})" if heading == "(unreleased)" else "## 1.0.0", f"## 1.0.0 {heading}")
        before = released.files()
        said = released.version("1.0.0", *options, status=1)
        assert said == f"1.0.0 was released on {TODAY}, and a release stays: take the next number\n"
        assert released.files() == before


def test_a_number_that_was_never_released_binds_nobody(released: Project) -> None:
    released.add_property("size")
    released.open("1.1.0")
    released.git("checkout", "--", "schemas/v1")
    released.edit(WORDS, '"es": "', '"es": "¡')
    released.release("1.0.1")
    assert [*json.loads(released.read(RECORD))] == ["1.0.0", "1.0.1"]
    assert not (released.folder / "schemas/releases/v1.1.0").exists()
    assert released.check().startswith("1.0.1, released on")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("1.1.0rc1", "1.1.0rc1 is no number of a release: that is three numbers, such as 1.1.0, and there are no pre-"),
        ("", "nothing is no number of a release"),
        ("1.1", "1.1 is no number of a release"),
        ("1.01.0", "1.01.0 is no number of a release"),
        ("1.1.0", "CHANGELOG.md has no section for 1.1.0: write `## 1.1.0 (unreleased)` and what it changes"),
    ],
)
def test_what_is_refused(released: Project, number: str, sentence: str) -> None:
    before = released.files()
    assert released.version(number, status=1).startswith(sentence)
    assert released.files() == before


def test_a_section_without_words_is_refused(released: Project) -> None:
    released.version("1.1.0", "--open")
    assert released.version("1.1.0", status=1).startswith("CHANGELOG.md says nothing of 1.1.0")


def test_a_tag_without_a_release_is_refused(released: Project) -> None:
    released.open("1.1.0")
    released.git("tag", "v1.1.0")
    assert released.version("1.1.0", status=1) == "1.1.0 has a tag, v1.1.0, and no release here: take another number\n"


def test_other_tags_are_no_numbers(released: Project) -> None:
    released.git("tag", "very-old")
    assert released.check().startswith("1.0.0, released on")


@pytest.mark.parametrize("refuse", ["broken", "unfit", "untranslated", "low"])
def test_what_fails_leaves_nothing_behind(released: Project, refuse: str) -> None:
    released.open("1.0.1")
    match refuse:
        case "broken":
            released.break_it()
        case "unfit":
            released.edit(SALE, '"properties": {', '"properties": {"size": {"description": "x.", "type": ["string"]},')
        case "untranslated":
            released.edit(SALE, '"properties": {', '"properties": {"size": {"description": "x.", "type": "string"},')
        case _:
            released.add_property("size")
    before = released.files()
    said = released.version("1.0.1", status=1)
    assert said.count("\n") == 1
    assert released.files() == before
    assert released.check(1) == said


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        (RECORD, "{", "releases.json can't be read: "),
        (RECORD, None, "releases.json can't be read: "),
        (RECORD, '{"1.0.0": {}}', "releases.json can't be read: 1.0.0 has no date and hashes by file"),
        (LOG, None, "CHANGELOG.md can't be read: "),
        (SOURCE, "", f"{SOURCE} has no __version__"),
        ("schemas/v1/event.schema.json", "[]", "The schemas can't be published: "),
    ],
)
def test_what_can_not_be_read(released: Project, file: str, text: str | None, sentence: str) -> None:
    released.open("1.1.0")
    (released.folder / file).unlink()
    if text is None:
        (released.folder / file).mkdir()
    else:
        released.write(file, text)
    before = released.files()
    status = 1 if file.startswith("schemas/v1") else 2
    for said in (released.check(status), released.version("1.1.0", status=status)):
        assert said.startswith(sentence)
        assert said.count("\n") == 1
    assert released.files() == before


#: In a process of its own, in which no file can become longer than its second argument says: as on a full disk.
FULL = """
import resource, sys
from pathlib import Path
from tools.version import main
most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
sys.exit(main(["1.1.0"], Path(sys.argv[1]), "2026-07-31"))
"""


def full(project: Project, most: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", FULL, str(project.folder), str(most)]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)


@pytest.mark.no_cover
def test_a_full_disk_leaves_everything_as_it_was(released: Project) -> None:
    released.add_property("size")
    released.open("1.1.0")
    released.git("add", "--all")
    released.git("commit", "--quiet", "--message", "open")
    longest = max(map(len, released.files().values()))
    before = released.files()
    for most in (0, 100, 10_000):
        assert most < longest
        ended = full(released, most)
        assert (ended.returncode, ended.stdout.count("\n"), ended.stderr) == (2, 1, ""), most
        assert re.fullmatch(r"\[Errno 27\] File too large: '.*\.(?:json|md|py)'\n", ended.stdout)
        assert released.files() == before
    assert full(released, resource.RLIM_INFINITY).returncode == 0
    assert released.files() != before


def test_a_full_disk_names_the_file(released: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    released.add_property("size")
    before = released.files()

    def failing(part: Path, text: str, encoding: str) -> int:
        raise OSError(28, f"No space left for {len(text.encode(encoding))} bytes", str(part))

    monkeypatch.setattr(Path, "write_text", failing)
    said = released.version("1.1.0", "--open", status=2)
    assert re.fullmatch(r"\[Errno 28\] No space left for \d+ bytes: '.*\.(?:json|md|py)'\n", said)
    assert released.files() == before


def test_what_was_renamed_is_put_back(released: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    released.add_property("size")
    released.version("1.1.0", "--open")
    released.add_property("width")
    before, real = released.files(), Path.replace
    folder = released.folder / "schemas/releases/v1.1.1"

    def failing(path: Path, target: Path) -> Path:
        if target.name == "releases.json":
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert released.version("1.1.1", "--open", status=2) == "[Errno 28] No space left on device\n"
    assert released.files() == before
    assert not folder.exists()


def test_a_maintenance_line(released: Project) -> None:
    released.second_version()
    released.break_it("v2")
    released.release("2.0.0")
    released.git("checkout", "--quiet", "v1.0.0")
    released.edit(WORDS, '"es": "', '"es": "¡')
    released.release("1.0.1")
    assert [*json.loads(released.read(RECORD))] == ["1.0.0", "1.0.1"]
    assert released.check().startswith("1.0.1, released on")
    released.git("checkout", "--quiet", "v2.0.0")
    assert released.check().startswith("2.0.0, released on")


def test_a_fix_of_a_line_has_no_newer_version_folder(released: Project) -> None:
    released.second_version()
    released.break_it("v2")
    released.release("2.0.0")
    said = released.version("1.0.1", "--open", status=1)
    assert said == "1.0.1 is too low: the change since 1.0.0 is major, so it has to be at least 2.0.0\n"


def test_what_a_maintenance_line_gained_is_not_lost(released: Project) -> None:
    released.second_version()
    released.break_it("v2")
    released.release("2.0.0")
    released.git("checkout", "--quiet", "-b", "line", "v1.0.0")
    released.add_property("size")
    released.release("1.1.0")
    record = json.loads(released.read(RECORD))["1.1.0"]
    frozen = released.read("schemas/releases/v1.1.0/v1.schema.json")
    released.git("checkout", "--quiet", "v2.0.0")
    (released.folder / "schemas/releases/v1.1.0").mkdir()
    released.write("schemas/releases/v1.1.0/v1.schema.json", frozen)
    released.write(RECORD, json.dumps(json.loads(released.read(RECORD)) | {"1.1.0": record}))
    said = released.version("2.1.0", "--open", status=1)
    assert said.startswith("v1 was released as 1.1.0, and this breaks it (EventSale): leave it as it was")
    released.add_property("size")
    released.version("2.1.0", "--open")


@pytest.mark.cover_processes
def test_it_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "tools.version", "1.0", "--open"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("1.0 is no number of a release")
