"""`commerce-events publish`: what it writes, and what it says when it writes nothing."""

import errno
import json
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._json_types import Language
from tests.cli.conftest import Run

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


def test_schemas_that_are_none_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        import_module("commerce_events.cli.publish"), "schemas_on_disk", lambda: nullcontext(str(tmp_path))
    )
    result = run("publish", "out", "--base-url", BASE)
    assert (result.exit_code, result.stderr) == (
        2, f"The schemas can't be published: {tmp_path} holds no version of the contract\n",
    )  # fmt: skip
