"""What the tests of this folder publish, and what they look at."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commerce_events._contract.folder import schemas_folder
from commerce_events.conformance.suite import suite
from commerce_events.publish.edition import edition

BASE = "https://shop.test/schemas"
#: A folder with the first version alone, whatever others there are by now.
_HOLDER = TemporaryDirectory()
SCHEMAS = Path(_HOLDER.name, "schemas")
shutil.copytree(schemas_folder(), SCHEMAS, ignore=shutil.ignore_patterns("v[2-9]*", "releases*"))
FILES = edition(SCHEMAS / "v1", "1.0.0", BASE, "v1.0.0")
VECTORS = [(json.loads(vector.body), vector.valid) for vector in suite("v1", "payloads")]

Edit = Callable[[dict[str, Any]], Any]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def edited(folder: Path, edit: Edit) -> None:
    """Change a JSON file."""
    document = json.loads(folder.read_text("utf-8"))
    edit(document)
    folder.write_text(json.dumps(document), "utf-8")
