"""The rules that lead an event to the schema of its type are written as the package wants them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._contract.folder import schemas_folder
from commerce_events.publish.dispatch import dispatch, is_fresh
from tests.docs.written import PROJECT
from tools.dispatch import rewritten


@pytest.mark.cover_processes
@pytest.mark.parametrize("version", ce.versions())
def test_the_generated_schema_is_fresh(version: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(f"{schemas_folder()}/{version}", tmp_path / version))
    file = folder / "any-event.schema.json"
    before = file.read_text("utf-8")
    file.write_text(before.partition("\n\n")[0] + "\n\n}", "utf-8")
    subprocess.run([sys.executable, "-m", "tools.dispatch", str(folder)], check=True, cwd=PROJECT)
    assert file.read_text("utf-8") == before, "run `make schemas`"


def test_the_rules_are_written_in_order_and_whole() -> None:
    document = json.loads(rewritten('{\n  "title": "Any",\n\n  "type": "array"\n}', ["B", "A"]))
    assert document == {"title": "Any", **dispatch(["A", "B"])}
    assert list(document) == ["title", *dispatch([])]
    assert is_fresh(document, ["A", "B"])
    assert not is_fresh(document, ["A"])
