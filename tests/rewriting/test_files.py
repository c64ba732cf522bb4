"""Writing fixed payloads into files: whole, or not at all, and only what was checked."""

import os
import stat
from pathlib import Path

import pytest

from commerce_events.rewriting.files import Change, ChangedMeanwhileError, Changes, write

WHOLE: Changes = {None: Change(b"old", b"new")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    return file


def entries(file: Path) -> list[str]:
    return sorted(entry.name for entry in file.parent.iterdir())


def test_a_file_is_written_with_its_permissions(file: Path) -> None:
    file.chmod(0o640)
    write(file, WHOLE)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert entries(file) == ["a.json"]


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    link = tmp_path / "in/link.json"
    link.symlink_to("../a.json")
    write(link, WHOLE)
    assert (os.readlink(link), file.read_bytes()) == ("../a.json", b"new")
    assert entries(link) == ["link.json"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nB\nc\n"),
        (b"a\r\nb\r\nc", b"a\r\nB\r\nc"),
        (b"\n\nb", None),
        (b"\xff\nb", b"\xff\nB"),
        (b"a\nb\r", b"a\nB\r"),
    ],
)
def test_lines_are_written_with_their_ends(file: Path, before: bytes, after: bytes | None) -> None:
    file.write_bytes(before)
    changes: Changes = {2: Change(b"b", b"B")}
    if after is None:
        with pytest.raises(ChangedMeanwhileError):
            write(file, changes)
    else:
        write(file, changes)
    assert file.read_bytes() == (after or before)
    assert entries(file) == ["a.json"]


def test_a_file_that_changed_is_left_as_it_is(file: Path) -> None:
    file.write_bytes(b"newer")
    with pytest.raises(ChangedMeanwhileError):
        write(file, WHOLE)
    assert (file.read_bytes(), entries(file)) == (b"newer", ["a.json"])


def test_a_file_that_changes_while_it_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fchmod

    def fchmod(descriptor: int, mode: int) -> None:
        real(descriptor, mode)
        file.write_bytes(b"older")

    monkeypatch.setattr(os, "fchmod", fchmod)
    with pytest.raises(ChangedMeanwhileError):
        write(file, WHOLE)
    assert (file.read_bytes(), entries(file)) == (b"older", ["a.json"])


@pytest.mark.parametrize("call", ["replace", "fchmod"])
def test_a_failure_leaves_everything_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(OSError, match="No space left"):
        write(file, WHOLE)
    assert (file.read_bytes(), entries(file)) == (b"old", ["a.json"])


def test_who_may_not_give_a_file_away_keeps_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", failing)
    write(file, WHOLE)
    assert file.read_bytes() == b"new"


def test_a_file_with_several_names_is_left_as_it_is(file: Path) -> None:
    file.with_name("b.json").hardlink_to(file)
    with pytest.raises(OSError, match="Too many links"):
        write(file, WHOLE)
    assert (file.read_bytes(), entries(file)) == (b"old", ["a.json", "b.json"])


def test_a_missing_file_is_an_error(file: Path) -> None:
    file.unlink()
    with pytest.raises(FileNotFoundError):
        write(file, WHOLE)
    assert entries(file) == []
