"""What is published: one verdict in every form, the same bytes at every run, and nothing lost or half-written."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from commerce_events._contract.folder import schemas_folder
from commerce_events.conformance.suite import suite
from commerce_events.publish.edition import edition
from commerce_events.publish.refusal import PublishError
from commerce_events.publish.target import publish

BASE, SCHEMAS = "https://shop.test/schemas", Path(schemas_folder())
FILES = edition(SCHEMAS / "v1", "1.0.0", BASE, "v1.0.0")
FORMS = [path for path in FILES if path.startswith("commerce-events.") and path.endswith(".schema.json")]
VECTORS = [(json.loads(vector.body), vector.valid) for vector in suite("v1", "payloads")]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("path", FORMS)
def test_every_form_gives_the_verdict_of_every_vector(path: str) -> None:
    form: dict[str, Any] = json.loads(FILES[path])
    judge: Any = Draft202012Validator if "2020-12" in form["$schema"] else Draft7Validator
    assert form["$id"] == f"{BASE}/v1.0.0/{path}"
    assert [judge(form).is_valid(payload) for payload, _ in VECTORS] == [valid for _, valid in VECTORS]


def test_no_address_of_the_source_is_left() -> None:
    assert not [path for path, content in FILES.items() if b"commerce-events.example" in content]


def test_two_runs_write_the_same_and_keep_older_releases(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish(target, BASE, SCHEMAS, "1.0.0")
    before = snapshot(target)
    publish(target, BASE, SCHEMAS, "1.0.0")
    assert snapshot(target) == before
    publish(target, BASE, SCHEMAS, "1.1.0")
    assert {path: content for path, content in snapshot(target).items() if path.startswith("v1.0.0/")} == {
        f"v1.0.0/{path}": content for path, content in FILES.items()
    }
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("url", ["shop.test", "ftp://x", "https://", "https://x?a", "https://x#a", "https://x y"])
def test_a_bad_base_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(PublishError, match="This is no base address"):
        publish(tmp_path / "out", url, SCHEMAS, "1.0.0")


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/notes.txt").write_text("mine")
    with pytest.raises(PublishError, match=r"it has notes\.txt"):
        publish(tmp_path / "out", BASE, SCHEMAS, "1.0.0")
    assert snapshot(tmp_path) == {"out/notes.txt": b"mine"}


def test_a_release_never_changes(tmp_path: Path) -> None:
    publish(tmp_path / "out", BASE, SCHEMAS, "1.0.0")
    with pytest.raises(PublishError, match="raise the number"):
        publish(tmp_path / "out", "https://other.test", SCHEMAS, "1.0.0")


@pytest.mark.parametrize("call", ["write_bytes", "rename"])
def test_a_full_disk_leaves_the_old_folder_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    publish(tmp_path / "out", BASE, SCHEMAS, "1.0.0")
    before, real = snapshot(tmp_path), getattr(Path, call)

    def full(path: Path, *arguments: Any) -> Any:
        if path.name in ("new", "SHA256SUMS"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, *arguments)

    monkeypatch.setattr(Path, call, full)
    with pytest.raises(OSError, match="No space left"):
        publish(tmp_path / "out", BASE, SCHEMAS, "1.1.0")
    assert snapshot(tmp_path) == before
