"""A release is recorded, and its number keeps its promise."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import commerce_events
from commerce_events._contract.folder import schemas_folder
from commerce_events.diff.releases import recorded
from tools.record import changed, record
from tools.release import check, main

PROJECT = Path(__file__).parents[2]
SALE = "v1/events/EventSale.schema.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(schemas_folder(), tmp_path / "schemas", ignore=shutil.ignore_patterns("releases*"))
    return tmp_path


def log(project: Path, *headings: str) -> None:
    (project / "CHANGELOG.md").write_text("".join(f"## {heading}\n\n" for heading in headings), "utf-8")


def edit(project: Path, old: str, new: str, file: str = SALE) -> None:
    target = project / "schemas" / file
    text = target.read_text("utf-8")
    assert old in text
    target.write_text(text.replace(old, new), "utf-8")


def test_the_released_files_of_this_project_are_as_they_were() -> None:
    if not (PROJECT / "CHANGELOG.md").exists():
        pytest.skip("not in a checkout")
    assert check(PROJECT, commerce_events.__version__) == []


def test_a_release_is_recorded_and_then_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log(project, "1.0.0 (unreleased)")
    assert main(["--record"], project, "1.0.0") == 0
    first = recorded(project / "schemas")
    assert SALE in first["1.0.0"]
    edit(project, '"Sale"', '"A sale"')
    assert main([], project, "1.0.0") == 0, "it is not released yet"
    assert main(["--record"], project, "1.0.0") == 0, "nor is it recorded for ever"
    assert recorded(project / "schemas") != first
    log(project, "1.0.0")
    assert main(["--record"], project, "1.0.0") == 0, "recording the same again changes nothing"
    edit(project, '"A sale"', '"Sale"')
    capsys.readouterr()
    for arguments in ([], ["--record"]):
        assert main(arguments, project, "1.0.0") == 1
        assert capsys.readouterr().out == f"{SALE} differs from what was released as 1.0.0: raise the number\n"


def test_what_keeps_a_number_from_being_released(project: Path) -> None:
    log(project, "0.9.0")
    assert check(project, "1.0.0") == ["CHANGELOG.md has no section for 1.0.0"]
    log(project, "1.0.0")
    assert check(project, "1.0.0") == ["1.0.0 is not recorded: run make release"]
    assert changed(project / "schemas", "1.0.0") == []


@pytest.mark.parametrize(
    ("old", "new", "enough", "low"),
    [
        ('"Sale"', '"A sale"', "1.0.1", "1.0.0"),
        ('"properties": {', '"properties": {"size": {"type": "string"},', "1.1.0", "1.0.9"),
        ('"required": ["productCode"]', '"required": ["productCode", "quantity"]', "2.0.0", "1.9.0"),
    ],
)
def test_the_number_is_at_least_what_the_change_demands(
    project: Path, old: str, new: str, enough: str, low: str
) -> None:
    record(project / "schemas", "1.0.0", released=False)
    edit(project, old, new)
    log(project, *(f"{number} (unreleased)" for number in {enough, low}))
    assert check(project, enough) == []
    if low != "1.0.0":
        (fault,) = check(project, low)
        assert fault.endswith(f"so it has to be at least {enough}")


def test_what_is_not_fit_to_be_published_is_not_recorded(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log(project, "1.0.0 (unreleased)")
    edit(project, '"productCode": {', '"size": {"description": "Its size.", "type": ["string"]}, "productCode": {')
    assert main(["--record"], project, "1.0.0") == 1
    place = f"{SALE.removeprefix('v1/')}#/properties/size"
    assert capsys.readouterr().out == f"{place}: a list of types is outside the portable set\n"
    assert not (project / "schemas/releases").exists()


def test_what_is_deprecated_has_its_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log(project, "1.0.0 (unreleased)")
    edit(project, '"title": "Sale"', '"title": "Sale", "deprecated": true')
    for arguments in ([], ["--record"]):
        assert main(arguments, project, "1.0.0") == 1
        place = f"{SALE.removeprefix('v1/')}#"
        assert capsys.readouterr().out == f"{place}: this is deprecated, and deprecations.json says nothing about it\n"
    texts = {"en": "A.", "es": "B."}
    words = {"since": "2027-01-15", "release": "1.1.0", "why": texts, "instead": texts}
    (project / "schemas/v1/deprecations.json").write_text(json.dumps({place: words}), "utf-8")
    log(project, "1.0.0 (unreleased)", "1.1.0 (unreleased)")
    assert check(project, "1.0.0") == [f"v1/{place} is deprecated since 1.1.0, which is later than 1.0.0"]
    assert check(project, "1.1.0") == []


def test_other_files_demand_a_patch(project: Path) -> None:
    record(project / "schemas", "1.0.0", released=False)
    log(project, "1.0.0.1 (unreleased)")
    assert check(project, "1.0.0.1") == []
    edit(project, '"es": "', '"es": "¡', "v1/locales/es.json")
    assert "at least 1.0.1" in check(project, "1.0.0.1")[0]


def test_a_version_does_not_go_and_a_frozen_file_stays(project: Path) -> None:
    record(project / "schemas", "1.0.0", released=False)
    log(project, "1.9.0 (unreleased)")
    file = "releases/v1.0.0/v1.schema.json"
    edit(project, '"Sale"', '"Sold"', file)
    assert f"{file} differs from what was released as 1.0.0: raise the number" in check(project, "1.9.0")
    (project / "schemas/v1").rename(project / "schemas/v2")
    assert "at least 2.0.0" in check(project, "1.9.0")[-1]


@pytest.mark.cover_processes
def test_it_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "tools.release"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert (run.returncode, run.stderr) == (0, "")
