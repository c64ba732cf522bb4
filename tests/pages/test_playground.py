"""The playground's data, as files: what it judges by, and the examples of the pages."""

import json
import subprocess
import sys
from pathlib import Path

from commerce_events._contract.contract import contract
from commerce_events.pages.examples import examples
from commerce_events.publish.playground import playground


def test_they_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "playground"
    subprocess.run([sys.executable, "-m", "commerce_events.pages.playground", str(folder)], check=True)
    found = {file.name: json.loads(file.read_bytes()) for file in folder.iterdir()}
    rules = contract("v1")
    assert found == {"contract.json": playground(rules), "examples.json": examples(rules)}
