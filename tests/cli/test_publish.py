"""`commerce-events publish`: what it writes, and what it says when it writes nothing."""

import errno
import json
import shutil
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from tests.cli.conftest import Run
from tools.record import recording
from tools.replacing import replace_all

pytestmark = pytest.mark.slow

BASE = "https://shop.test"


def test_it_writes_the_release_and_the_newest(run: Run) -> None:
    result = run("publish", "out", "--base-url", BASE)
    assert (result.exit_code, result.output) == (0, "")
    assert sorted(entry.name for entry in Path("out").iterdir()) == ["index.html", *ce.versions(), f"v{ce.__version__}"]
    manifest = json.loads(Path("out", f"v{ce.__version__}", "manifest.json").read_text("utf-8"))
    assert manifest["base"] == f"{BASE}/v{ce.__version__}/"


@pytest.mark.parametrize(
    ("folder", "url", "lang", "sentence"),
    [
        ("out", "shop.test", "en", "This is not a base address: it starts with https:// or http:// and a host."),
        ("out", "shop.test", "es", "Esto no es una dirección base: empieza por https:// o http:// y un servidor."),
        ("a/b", BASE, "en", "a/b can't be written: No such file or directory."),
        ("a/b", BASE, "es", "No se puede escribir a/b: No such file or directory."),
        ("file", BASE, "en", "file can't be written: Not a directory."),
        (".", BASE, "en", "it has file."),
    ],
)
def test_what_can_not_be_is_told(run: Run, folder: str, url: str, lang: Language, sentence: str) -> None:
    Path("file").write_text("mine", "utf-8")
    result = run("publish", folder, "--base-url", url, "--lang", lang)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"{sentence}\n")
    assert result.stderr.count("\n") == 1
    assert [entry.name for entry in Path().iterdir()] == ["file"]


def test_a_full_disk_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("publish", "out", "--base-url", BASE)
    assert (result.exit_code, result.stderr) == (2, "out can't be written: No space left on device.\n")
    assert not list(Path().iterdir())


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Schemas that were released as 0.9.0, which the command publishes."""
    schemas = Path(shutil.copytree(schemas_folder(), tmp_path / "schemas", ignore=shutil.ignore_patterns("releases*")))
    replace_all(recording(schemas, "0.9.0", "2026-07-31"))
    module = import_module("commerce_events.cli.publish")
    monkeypatch.setattr(module, "schemas_on_disk", lambda: nullcontext(str(schemas)))
    return schemas


def test_a_released_version_is_never_broken(run: Run, released: Path) -> None:
    assert run("publish", "out", "--base-url", BASE).exit_code == 0
    batch = released / "v1/event-batch.schema.json"
    batch.write_text(batch.read_text("utf-8").replace('"maxItems": 100', '"maxItems": 50'), "utf-8")
    result = run("publish", "other", "--base-url", BASE)
    assert (result.exit_code, result.stdout, Path("other").exists()) == (2, "", False)
    assert result.stderr == (
        "The schemas can't be published: v1 was released as 0.9.0, and this breaks it (batch): "
        "leave it as it was, and change a copy of it, which make new-version makes\n"
    )


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("releases.json", "{", "releases.json can't be read: "),
        ("releases/v0.9.0/v1.schema.json", "{}", "releases/v0.9.0/v1.schema.json differs from what was recorded"),
        ("v1/events/EventSale.schema.json", "{", "is not JSON: "),
    ],
)
def test_what_can_not_be_compared_is_told(run: Run, released: Path, file: str, text: str, sentence: str) -> None:
    (released / file).write_text(text, "utf-8")
    result = run("publish", "out", "--base-url", BASE)
    assert (result.exit_code, result.stdout, Path("out").exists()) == (2, "", False)
    assert result.stderr.startswith("The schemas can't be published: ")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_schemas_that_are_none_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        import_module("commerce_events.cli.publish"), "schemas_on_disk", lambda: nullcontext(str(tmp_path))
    )
    result = run("publish", "out", "--base-url", BASE)
    assert (result.exit_code, result.stderr) == (
        2, f"The schemas can't be published: {tmp_path} holds no version of the contract\n",
    )  # fmt: skip
