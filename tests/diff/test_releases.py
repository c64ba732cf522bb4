"""A release can be compared with; a second version of the contract stands beside the first."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import commerce_events
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder
from commerce_events.diff import source
from commerce_events.diff.releases import frozen
from tools.record import recording
from tools.replacing import replace_all


def test_a_release_can_be_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schemas = Path(shutil.copytree(schemas_folder(), tmp_path / "schemas", ignore=shutil.ignore_patterns("releases*")))
    monkeypatch.setattr("commerce_events.diff.releases.schemas", lambda: str(schemas))
    replace_all(recording(schemas, "1.0.0", "2026-07-31"))
    assert "EventSale" in source.read_rules("v1.0.0", "v1").events
    with pytest.raises(ContractError, match=r"there is no release v2\.0\.0 with v1 here; recorded: v1\.0\.0"):
        frozen("2.0.0", "v1")


PROBE = """
import commerce_events as ce
from commerce_events.cli.run import run
sale = {"type": "EventSale", "customerCode": "c", "productCode": "p"}
assert ce.versions() == ("v1", "v2")
assert [ce.is_valid(sale, version=each) for each in ce.versions()] == [True, False]
assert ce.is_valid(sale | {"quantity": 1}, version="v2")
ce.validate(sale | {"quantity": 1}, version="v2")
assert [one.code for one in ce.check(sale, version="v2").violations] == ["missing-property"]
kinds = {kind.name: kind for kind in ce.event_types("v2")}
assert {one.name: one.required for one in kinds["EventSale"].properties}["quantity"]
assert run(["show", "EventSale", "--api-version", "v2"]) == 0
assert run(["types", "--api-version", "v2"]) == 0
assert run(["diff", "working-tree", "working-tree", "--api-version", "v2"]) == 0
"""


def test_a_second_version_beside_the_first(tmp_path: Path) -> None:
    package = tmp_path / "commerce_events"
    shutil.copytree(Path(commerce_events.__file__).parent, package, ignore=shutil.ignore_patterns("schemas"))
    for version in ("v1", "v2"):
        shutil.copytree(Path(schemas_folder(), "v1"), package / "schemas" / version)
    for file in (package / "schemas/v2").rglob("*.json"):
        file.write_text(file.read_text("utf-8").replace("/schemas/v1/", "/schemas/v2/"), "utf-8")
    sale = package / "schemas" / "v2/events/EventSale.schema.json"
    sale.write_text(
        json.dumps(json.loads(sale.read_text("utf-8")) | {"required": ["productCode", "quantity"]}), "utf-8"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    run = subprocess.run([sys.executable, "-c", PROBE], check=False, capture_output=True, text=True, cwd=tmp_path,
                         env=environment | {"PYTHONPATH": str(tmp_path)})  # fmt: skip
    assert run.returncode == 0, run.stderr
