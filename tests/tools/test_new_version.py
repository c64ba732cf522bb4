"""`make new-version`: the next version folder begins as a copy of the newest."""

import subprocess
import sys
from pathlib import Path

import pytest

from commerce_events.diff.compare import compare, level
from commerce_events.diff.source import read_rules
from commerce_events.publish.source import publishable
from tests.tools.released import Project, printed
from tools.new_version import main
from tools.vectors import vector_texts

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]


def test_it_is_the_newest_under_its_own_addresses(project: Project) -> None:
    said = printed(lambda: main(["v2"], project.folder), 0)
    assert said.startswith("schemas/v2 is v1 under its own addresses")
    old, new = (project.folder / "schemas" / name for name in ("v1", "v2"))
    contract = publishable(new)
    assert {document["$id"].split("/")[4] for document in contract.documents.values()} == {"v2"}
    assert level(compare(read_rules(str(old), "v1"), read_rules(str(new), "v2"))) == "none"
    assert (new / "locales/es.json").read_bytes() == (old / "locales/es.json").read_bytes()
    written = {file.stem: file.read_text("utf-8") for file in (new / "vectors").iterdir()}
    assert written == vector_texts(contract)
    assert '"v2/event.schema.json#/required"' in written["EventSale"]


def test_it_is_the_copy_of_the_newest(project: Project) -> None:
    printed(lambda: main(["v2"], project.folder), 0)
    project.break_it("v2")
    printed(lambda: main(["v3"], project.folder), 0)
    assert '"maxItems": 50' in project.read("schemas/v3/event-batch.schema.json")


@pytest.mark.parametrize("name", ["", "v1", "v3", "2"])
def test_the_name_is_the_next_one(project: Project, name: str) -> None:
    before = project.files()
    assert printed(lambda: main([name], project.folder), 2) == "the next version is v2: make new-version V=v2\n"
    assert project.files() == before


def test_what_fails_leaves_nothing_behind(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    before = project.files()
    monkeypatch.setattr(Path, "write_text", full)
    assert printed(lambda: main(["v2"], project.folder), 2) == "[Errno 28] No space left on device\n"
    assert project.files() == before
    assert not [*project.folder.glob(".new-version*")]


@pytest.mark.cover_processes
def test_it_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "tools.new_version", "new"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert (run.returncode, run.stderr) == (2, "")
    assert run.stdout.startswith("the next version is v")
