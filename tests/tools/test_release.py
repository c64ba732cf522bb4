"""`make release-check`: what was released stays, and a number says how much changed since."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.released import LOG, RECORD, SALE, TODAY, WORDS, Project
from tools.release import check

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]


def test_this_project_fits() -> None:
    if not (PROJECT / "CHANGELOG.md").exists():
        pytest.skip("not in a checkout")
    assert check(PROJECT) == []


def test_a_release_without_its_tag_says_so(released: Project) -> None:
    assert released.check() == f"1.0.0, released on {TODAY}: record, number, changelog and change fit together\n"
    released.git("tag", "--delete", "v1.0.0")
    assert released.check().endswith("fit together; left: git tag v1.0.0\n")


def test_an_edit_under_a_released_number(released: Project) -> None:
    released.edit(SALE, '"Sale"', '"A sale"')
    released.edit(WORDS, '"en": "Sale"', '"en": "A sale"')
    said = "not as it was released as 1.0.0: v1/events/EventSale.schema.json and 1 more; make version"
    assert released.check(1) == f"{said} NUMBER=1.0.1 OPEN=1 opens the next number\n"
    released.add_property("size")
    assert released.check(1).splitlines() == [
        f"{said} NUMBER=1.0.1 OPEN=1 opens the next number",
        "1.0.1 is too low: the change since 1.0.0 is minor, so it has to be at least 1.1.0",
    ]
    released.break_it()
    assert released.check(1).splitlines()[1].startswith("v1 was released as 1.0.0, and this breaks it")


def test_one_file_is_edited_under_a_released_number(released: Project) -> None:
    reword(released)
    assert released.check(1).startswith("not as it was released as 1.0.0: v1/locales/es.json; make")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (f"1.0.0 ({TODAY})", "1.0.0 (unreleased)", "CHANGELOG.md calls 1.0.0 unreleased, and it was released on"),
        (f"1.0.0 ({TODAY})", "1.0.0", "CHANGELOG.md calls 1.0.0 nothing, and it was released on"),
        (f"1.0.0 ({TODAY})", "1.0.0 (2026-01-01)", "CHANGELOG.md calls 1.0.0 2026-01-01, and it was released on"),
        (f"1.0.0 ({TODAY})", "0.9.0", f"CHANGELOG.md has no section for 1.0.0: write `## 1.0.0 ({TODAY})`"),
    ],
)  # fmt: skip
def test_the_heading_says_what_the_record_says(released: Project, old: str, new: str, sentence: str) -> None:
    released.edit(LOG, old, new)
    assert released.check(1).startswith(sentence)


def test_a_heading_with_a_day_releases_nothing(project: Project) -> None:
    project.open("1.0.0")
    project.edit(LOG, "(unreleased)", f"({TODAY})")
    said = "CHANGELOG.md calls 1.0.0 released, and it is not recorded: make version NUMBER=1.0.0 does both\n"
    assert project.check(1) == said


Change = Callable[[Project], object]


def reword(project: Project) -> None:
    project.edit(WORDS, '"es": "', '"es": "¡')


def add_version(project: Project) -> None:
    project.second_version()
    project.break_it("v2")


@pytest.mark.parametrize(
    ("change", "weight", "enough", "low"),
    [
        (reword, "patch", "1.0.1", ""),
        (Project.add_property, "minor", "1.1.0", "1.0.9"),
        (Project.add_event_type, "minor", "1.1.0", "1.0.1"),
        (add_version, "major", "2.0.0", "1.0.1"),
        (add_version, "major", "2.0.0", "1.1.0"),
    ],
)
def test_the_number_is_at_least_what_the_change_demands(
    released: Project, change: Callable[..., object], weight: str, enough: str, low: str
) -> None:
    change(*[released, "size"][: 2 if change is Project.add_property else 1])
    if low:
        said = released.version(low, "--open", status=1)
        assert said == f"{low} is too low: the change since 1.0.0 is {weight}, so it has to be at least {enough}\n"
    released.release(enough)
    assert released.check().startswith(f"{enough}, released on")


def test_a_number_below_the_change_does_not_stay(released: Project) -> None:
    released.open("1.0.1")
    assert released.check().startswith("1.0.1, not released yet")
    released.add_property("size")
    assert "at least 1.1.0" in released.check(1)


@pytest.mark.parametrize("number", ["1.0.1", "1.1.0", "2.0.0", "3.0.0"])
def test_a_released_version_is_never_broken(released: Project, number: str) -> None:
    released.version(number, "--open")
    released.break_it()
    said = released.check(1)
    assert said == (
        "v1 was released as 1.0.0, and this breaks it (batch): "
        "leave it as it was, and change a copy of it, which make new-version makes\n"
    )
    assert released.version(number, "--open", status=1) == said


def test_a_sentence_names_few_event_types(released: Project) -> None:
    released.version("2.0.0", "--open")
    released.edit("schemas/v1/definitions.schema.json", '"minLength": 1', '"minLength": 1, "maxLength": 99')
    assert "breaks it (EventAddedToWishlist, EventCouponApplied, EventProductViewed and others)" in released.check(1)


def test_what_may_break_is_refused(released: Project) -> None:
    released.version("2.0.0", "--open")
    released.edit("schemas/v1/definitions.schema.json", '"default": 1', '"default": 2')
    assert "this may break it (EventSale)" in released.check(1)


def test_a_released_version_stays(released: Project) -> None:
    add_version(released)
    released.version("2.0.0", "--open")
    released.git("rm", "-r", "--quiet", "schemas/v1")
    said = "v1 was released as 1.0.0 and is gone: a version that was released stays\n"
    assert released.check(1) == said


def test_a_released_second_version_is_never_broken(released: Project) -> None:
    add_version(released)
    released.release("2.0.0")
    released.version("3.0.0", "--open")
    released.edit("schemas/v2/event-batch.schema.json", '"maxItems": 50', '"maxItems": 40')
    assert released.check(1).startswith("v2 was released as 2.0.0, and this breaks it (batch)")


def test_missing_spanish_words(released: Project) -> None:
    released.version("1.1.0", "--open")
    released.edit(SALE, '"properties": {', '"properties": {"size": {"description": "x.", "type": "string"},')
    place = "events/EventSale.schema.json#/properties/size/description"
    assert released.check(1) == f"The schemas can't be published: {place} has no words in 'es'\n"


def test_what_is_deprecated_has_its_words(released: Project) -> None:
    released.open("1.0.1")
    released.edit(SALE, '"title": "Sale"', '"title": "Sale", "deprecated": true')
    place = f"{SALE.removeprefix('schemas/v1/')}#"
    said = f"{place}: this is deprecated, and deprecations.json says nothing about it"
    assert said in released.check(1)
    texts = {"en": "A.", "es": "B."}
    words = {"since": "2027-01-15", "release": "1.1.0", "why": texts, "instead": texts}
    released.write("schemas/v1/deprecations.json", json.dumps({place: words}))
    assert released.check(1) == f"v1/{place} is deprecated since 1.1.0, which is later than 1.0.1\n"
    released.release("1.1.0")


FROZEN = "schemas/releases/v1.0.0/v1.schema.json"


def test_a_frozen_file_stays(released: Project) -> None:
    released.open("1.0.1")
    released.edit(FROZEN, '"Sale"', '"Sold"')
    assert released.check(1) == (
        "releases/v1.0.0/v1.schema.json differs from what was released as 1.0.0: "
        "git checkout v1.0.0 -- schemas/releases/v1.0.0 brings it back\n"
    )
    (released.folder / FROZEN).unlink()
    assert released.check(1).startswith("releases/v1.0.0/v1.schema.json differs")


def test_a_frozen_file_edited_together_with_the_record(released: Project) -> None:
    before = json.loads(released.read(RECORD))["1.0.0"]["files"]["releases/v1.0.0/v1.schema.json"]
    released.open("1.0.1")
    released.edit(RECORD, before, "0" * 64)
    said = "the record of 1.0.0 differs from the one that is tagged: git show v1.0.0:schemas/releases.json has it"
    assert said in released.check(1).splitlines()


@pytest.mark.parametrize("text", ["{}", '{"1.0.0": {"date": null, "files": {}}}'])
def test_a_record_that_is_taken_back(released: Project, text: str) -> None:
    released.write(RECORD, text)
    released.edit(LOG, f"({TODAY})", "(unreleased)")
    assert released.check(1).startswith("the record of 1.0.0 differs from the one that is tagged")


def test_an_earlier_release_without_a_tag(released: Project) -> None:
    released.open("1.0.1")
    released.git("tag", "--delete", "v1.0.0")
    assert released.check(1) == "1.0.0 was released and has no tag: git fetch --tags, or git tag v1.0.0 its commit\n"


def test_a_tag_of_what_was_not_released(released: Project) -> None:
    released.open("1.0.1")
    released.git("tag", "v1.0.1")
    assert released.check(1).startswith("1.0.1 is tagged and was not released: git tag --delete v1.0.1")


def test_a_tag_whose_record_can_not_be_read(released: Project) -> None:
    record = released.read(RECORD)
    released.write(RECORD, "{")
    released.git("commit", "--quiet", "--all", "--message", "x")
    released.git("tag", "v0.9.0")
    released.write(RECORD, record)
    assert (
        released.check(1)
        == "the record that is tagged as v0.9.0 can't be read: git show v0.9.0:schemas/releases.json\n"
    )


def test_outside_a_checkout_there_is_nothing_to_compare_with(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.release("1.0.0")
    project.open("1.0.1")
    assert project.check().startswith("1.0.1, not released yet")
    monkeypatch.setenv("PATH", "")
    assert project.check().startswith("1.0.1, not released yet")


def test_a_number_that_is_none(project: Project) -> None:
    project.write("src/commerce_events/__init__.py", '__version__ = "1.1.0rc1"\n')
    assert project.check(1).startswith("1.1.0rc1 is no number of a release")


@pytest.mark.cover_processes
def test_it_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "tools.release"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert (run.returncode, run.stderr) == (0, "")
