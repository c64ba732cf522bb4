"""What `commerce-events diff` can be given, and what is said of it."""

import json
import shutil
from pathlib import Path

import pytest

from commerce_events._contract.folder import schemas_folder
from commerce_events.diff.source import HERE
from tests.cli.conftest import Run, run
from tests.diff.folders import single

__all__ = ["run"]
V1 = Path(schemas_folder(), "v1")


def test_both_versions_are_named(run: Run, tmp_path: Path) -> None:
    shutil.copytree(V1, tmp_path / "schemas" / "v2")
    for file in (tmp_path / "schemas/v2").rglob("*.json"):
        file.write_text(file.read_text("utf-8").replace("/schemas/v1/", "/schemas/v2/"), "utf-8")
    for name in ("schemas:v2", "schemas/v2", "schemas/v2:v2"):
        found = run("diff", "v1.0.0:v1", name).stdout
        assert found.startswith(f"Compared: release v1.0.0 (v1) with the folder {name} (v2).\n")
    for arguments in (["--working-tree", "v1.0.0"], ["--working-tree:v1", "v1.0.0:v1"], ["working-tree", "v1.0.0"]):
        assert " (v1) with release v1.0.0 (v1).\n" in run("diff", *arguments).stdout


def test_a_release_is_not_taken_for_a_folder(run: Run, tmp_path: Path) -> None:
    shutil.copytree(V1, tmp_path / "v1.0.0")
    assert run("diff", "v1.0.0", "./v1.0.0").stdout.startswith("Compared: release v1.0.0 (v1) with the folder ./v1.0.0")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("v9.9.9", "there is no release v9.9.9 with v1 here; recorded: v1.0.0"),
        ("v1.0.0:v7", "there is no release v1.0.0 with v7 here; recorded: v1.0.0"),
        ("v1.0.0rc1", "there is no release v1.0.0rc1 with v1 here"),
        ("--working-tree:v7", "working-tree:v7 has no version v7, only v1"),
        ("nowhere", "there is no nowhere: give a release"),
        ("nowhere:v2", "there is no nowhere:v2: give a release"),
        (".", ". holds no contract: there is no payload.schema.json"),
        (".:v3", ".:v3 has no version v3: there is no such folder"),
        ("single.json:v3", "single.json has no version v3: it has v1"),
    ],
)
def test_what_is_not_there(run: Run, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "single.json").write_text(json.dumps(single()), "utf-8")
    result = run("diff", name, HERE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_a_file_of_a_version_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "single.json").write_text(json.dumps(single()), "utf-8")
    (tmp_path / "odd:v9").write_text(json.dumps(single("2020-12")), "utf-8")
    assert run("diff", "single.json:v1", "odd:v9").exit_code == 0
