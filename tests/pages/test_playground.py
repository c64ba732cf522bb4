"""The playground's data, as files: what it judges by, and the examples of the pages."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events.pages.examples import examples
from commerce_events.pages.playground import write
from commerce_events.publish.playground import playground


def test_they_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "playground"
    write(folder)
    found = {file.name: json.loads(file.read_bytes()) for file in folder.iterdir()}
    rules = contract(ce.versions()[-1])
    assert found == {"contract.json": playground(rules), "examples.json": examples(rules)}


@pytest.mark.cover_processes
def test_the_command_of_make_writes_them(tmp_path: Path) -> None:
    write(tmp_path / "called")
    subprocess.run([sys.executable, "-m", "commerce_events.pages.playground", str(tmp_path / "run")], check=True)
    called, run = ({file.name: file.read_bytes() for file in tmp_path.glob(f"{name}/*")} for name in ("called", "run"))
    assert called == run
