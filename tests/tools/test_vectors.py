"""The files of vectors are fresh and well-formed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.folder import schemas_folder
from tests.docs.written import PROJECT
from tools.vectors import vector_texts


@pytest.mark.cover_processes
@pytest.mark.parametrize("version", ce.versions())
def test_the_files_are_fresh(version: str, tmp_path: Path) -> None:
    published = Path(schemas_folder(), version, "vectors")
    copy = shutil.copytree(published.parent, tmp_path / version)
    (copy / "vectors" / "EventGone.json").write_text("{}")
    (copy / "vectors" / "payload.json").unlink()
    subprocess.run([sys.executable, "-m", "tools.vectors", copy], check=True, cwd=PROJECT)
    made = copy / "vectors"
    assert sorted(file.name for file in made.iterdir()) == sorted(file.name for file in published.iterdir())
    for file in published.iterdir():
        assert file.read_bytes() == (made / file.name).read_bytes(), "run `make vectors`"


@pytest.mark.parametrize("version", ce.versions())
def test_the_files_are_well_formed(version: str) -> None:
    schema = json.loads(Path(schemas_folder(), "vector-file.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for name, text in vector_texts(contract(version)).items():
        content = json.loads(text)
        Draft202012Validator(schema).validate(content)
        assert content["target"] == contract(version).documents["payload.schema.json"]["$id"]
        assert ("data" in content["tests"][0]) is (name != "text")
