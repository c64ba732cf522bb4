"""The data of the playground as files: what it judges by, its menu. `make playground` writes them anew."""

import json
import sys
from pathlib import Path

from commerce_events._contract.contract import contract
from commerce_events._contract.folder import schemas_folder, versions
from commerce_events.conformance.suite import vectors_in
from commerce_events.pages.examples import examples
from commerce_events.publish.playground import playground


def write(folder: Path) -> None:
    """Write the files for the newest version of the contract into a folder, which is made if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = contract(versions()[-1])
    vectors = vectors_in(Path(schemas_folder(), rules.version, "vectors"))
    for name, found in (("contract", playground(rules)), ("examples", examples(rules, vectors))):
        text = json.dumps(found, indent=1, ensure_ascii=False)
        folder.joinpath(f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write(Path(argument))
