"""Contracts with one schema file edited."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commerce_events._contract.contract import Contract, read_contract
from commerce_events._contract.folder import schemas_folder

Edit = Callable[[dict[str, Any]], Any]


def edited(folder: Path, file: str, edit: Edit) -> Contract:
    """The contract with another schema in a file; the copy is written into a folder that is not there yet."""
    shutil.copytree(f"{schemas_folder()}/v1", folder)
    schema = json.loads((folder / file).read_text("utf-8"))
    edit(schema)
    (folder / file).write_text(json.dumps(schema), "utf-8")
    return read_contract(str(folder))
