"""The playground's menu: the examples of the pages, as a file."""

import json
import subprocess
import sys
from pathlib import Path

from commerce_events._contract.contract import contract
from commerce_events.pages.examples import examples
from commerce_events.pages.menu import FILE


def test_it_is_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "playground"
    subprocess.run([sys.executable, "-m", "commerce_events.pages.menu", str(folder)], check=True)
    assert json.loads((folder / FILE).read_bytes()) == examples(contract("v1"))
