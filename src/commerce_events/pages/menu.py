"""The examples of the playground's menu as a data file; `make playground` writes it anew."""

import json
import sys
from pathlib import Path

from commerce_events._contract.contract import contract
from commerce_events._contract.folder import versions
from commerce_events.pages.examples import examples

FILE = "examples.json"


def write(folder: Path) -> None:
    """Write the file for the newest version of the contract into a folder, which is made if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = examples(contract(versions()[-1]))
    (folder / FILE).write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write(Path(argument))
