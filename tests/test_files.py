import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commerce_events.inputs.files import Unreadable, find

TREE = ("a.json", "b.ndjson", "c.JSONL", "d.json.gz", "e.ndjson.gz", "notes.txt", "f.gz", ".hidden.json")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of every ending, in a folder, in one below it, and in a hidden one."""
    for folder in ("", "below/", ".git/"):
        (tmp_path / "data" / folder).mkdir(parents=True, exist_ok=True)
        for name in TREE:
            (tmp_path / "data" / folder / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def found(path: str) -> list[str]:
    return [f"{one.file}: {one.code}" if isinstance(one, Unreadable) else one.as_posix() for one in find(path)]


WHOLE = [
    "data/a.json",
    "data/b.ndjson",
    "data/below/a.json",
    "data/below/b.ndjson",
    "data/below/c.JSONL",
    "data/below/d.json.gz",
    "data/below/e.ndjson.gz",
    "data/c.JSONL",
    "data/d.json.gz",
    "data/e.ndjson.gz",
]


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("data/a.json", ["data/a.json"]),
        ("data/notes.txt", ["data/notes.txt"]),
        ("./data//.hidden.json", ["data/.hidden.json"]),
        ("data", WHOLE),
        ("data/", WHOLE),
        ("data/*.json", ["data/a.json"]),
        ("data/[ab].?*", ["data/a.json", "data/b.ndjson"]),
        ("data/*", sorted({*WHOLE, *(f"data/{name}" for name in TREE if not name.startswith("."))})),
        ("dat*", WHOLE),
        ("data/*/../*.ndjson", ["data/below/../b.ndjson"]),
        ("data/**/a.json", ["data/a.json", "data/below/a.json"]),
        ("**/below/a*", ["data/below/a.json"]),
        ("data/**.json", ["data/a.json"]),
        ("data/below/**", [f"data/below/{name}" for name in sorted(TREE) if not name.startswith(".")]),
        ("data/.git/*.json", ["data/.git/a.json"]),
        ("nowhere", ["nowhere: no-such-path"]),
        ("nowhere/*.json", ["nowhere/*.json: no-such-path"]),
        ("data/*.xml", ["data/*.xml: no-such-path"]),
        ("data/a.json/b.json", ["data/a.json/b.json: no-such-path"]),
        ("", [": no-such-path"]),
    ],
)
def test_a_path_stands_for_files(tree: Path, path: str, files: list[str]) -> None:
    assert tree.is_dir()
    assert found(path) == files


def test_absolute_patterns_work(tree: Path) -> None:
    assert found(f"{tree}/*.json") == [f"{tree}/a.json"]


def test_a_name_that_looks_like_a_pattern_is_a_name_first(tree: Path) -> None:
    (tree / "[a].json").touch()
    assert found("data/[a].json") == ["data/[a].json"]


def test_a_folder_without_payloads_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "x.json").mkdir()
    assert found(str(tmp_path)) == [f"{tmp_path}: no-payloads"]


def test_in_folders_only_regular_files_are_taken(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "dangling.json").symlink_to("nowhere.json")
    (tmp_path / "itself.json").symlink_to("itself.json")
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to("real.json")
    assert found(str(tmp_path)) == [f"{tmp_path}/link.json", f"{tmp_path}/real.json"]


@pytest.mark.parametrize("path", ["{}", "{}/**/*.json"])
def test_loops_of_links_are_harmless(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.json").touch()
    for name in ("loop", "other-loop"):
        (tmp_path / name).symlink_to(tmp_path, target_is_directory=True)
    assert found(path.format(tmp_path)) == [f"{tmp_path}/a.json"]


def test_a_link_to_a_folder_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.json").touch()
    (tmp_path / "link").symlink_to("real")
    assert found(f"{tmp_path}/link") == [f"{tmp_path}/link/a.json"]


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that this process may not look into: root may look into any, so be nobody meanwhile."""
    (tmp_path / "locked").mkdir(mode=0)
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)  # nothing is taken away: the last may be the system's own
    user = os.geteuid()
    os.seteuid(user or 65534)
    yield tmp_path / "locked"
    os.seteuid(user)


def test_a_file_in_a_locked_folder_is_not_readable_rather_than_not_there(locked: Path) -> None:
    (answer,) = find(str(locked / "a.json"))
    assert isinstance(answer, Unreadable)
    assert answer.code == "not-readable"
    assert answer.message() == "The file can't be read: permission denied."


def test_a_locked_folder_does_not_hide_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.json").touch()
    monkeypatch.setattr(Path, "iterdir", refusing(tmp_path / "a", Path.iterdir))
    assert found(str(tmp_path)) == [f"{tmp_path}/a: not-readable", f"{tmp_path}/b/x.json"]


def refusing(refused: Path, real: Callable[[Path], Iterator[Path]]) -> Callable[[Path], Iterator[Path]]:
    def iterdir(folder: Path) -> Iterator[Path]:
        if folder == refused:
            raise PermissionError(13, "Permission denied")
        return real(folder)

    return iterdir


def test_what_the_system_refuses_is_said_in_its_words() -> None:
    (answer,) = find("x" * 5000)
    assert isinstance(answer, Unreadable)
    assert answer.message() == "The file can't be read: File name too long."
    assert answer.message("es") == "No se puede leer el archivo: File name too long."
    assert answer.hint("es") == "Revise sus permisos y que sea un archivo."
