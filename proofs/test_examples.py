"""The examples for partners, put to the published vectors by the command, as a partner would."""

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commerce_events._contract.folder import schemas_folder
from proofs.command import run

RUNNERS = Path(__file__).parents[1] / "examples" / "runners"


def needs(program: str, install: str) -> str:
    found = shutil.which(program)
    assert found, f"this test needs {program}; run: {install}"
    return found


def ajv() -> list[str]:
    node = needs("node", "apt-get install nodejs npm")
    assert (RUNNERS / "node_modules").is_dir(), "this test needs ajv; run: npm ci --prefix examples/runners"
    return [node, str(RUNNERS / "ajv.mjs")]


def php() -> list[str]:
    return [needs("php", "apt-get install php-cli"), str(RUNNERS / "validator.php")]


@pytest.fixture
def loosened(tmp_path: Path) -> Path:
    """The schemas, but for one thing: a sale may do without `productCode`."""
    folder = tmp_path / "v1"
    shutil.copytree(Path(schemas_folder(), "v1"), folder)
    file = folder / "events" / "EventSale.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["required"].remove("productCode")
    file.write_text(json.dumps(schema), encoding="utf-8")
    return folder


@pytest.mark.parametrize("runner", [ajv, php])
def test_it_agrees_with_every_vector(runner: Callable[[], list[str]]) -> None:
    ended = run("conformance", "--cmd", shlex.join(runner()))
    assert (ended.returncode, ended.stderr) == (0, b""), ended.stdout.decode()
    assert re.search(rb"^(\d+) of \1 vectors answered, \1 of \1 verdicts agree\n\Z", ended.stdout, re.MULTILINE)


@pytest.mark.parametrize("runner", [ajv, php])
def test_one_with_loosened_schemas_is_found_out(runner: Callable[[], list[str]], loosened: Path) -> None:
    ended = run("conformance", "--cmd", shlex.join([*runner(), str(loosened)]))
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert ended.stdout.decode().startswith("EventSale: without productCode\n")
    assert "\n  because:    `productCode` is required, and missing. Add `productCode`.\n" in ended.stdout.decode()
    assert "\n  keyword:    v1/events/EventSale.schema.json#/required\n" in ended.stdout.decode()


def test_the_lock_names_no_addresses_to_download_from() -> None:
    lock = json.loads((RUNNERS / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert not [package for package in packages if "resolved" in package or "integrity" not in package]
