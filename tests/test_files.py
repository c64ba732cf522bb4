import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.find import Finder

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


def found(path: str, *exclude: str) -> list[str]:
    answers = Finder(exclude).find(path)
    return [f"{one.file}: {one.code}" if isinstance(one, Unreadable) else one.as_posix() for one in answers]


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


def test_what_is_no_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    os.mkfifo("data/pipe.json")
    os.mkfifo("data/pipe")
    for link in ("dangling.json", "folder", "itself.json", "x.txt"):
        Path("data", link).symlink_to(link if link.startswith("itself") else "nowhere")
    Path("data/real.json").touch()
    Path("data/link.json").symlink_to("real.json")
    reported = ["dangling.json", "folder", "itself.json"], ["link.json"], ["pipe.json"]
    for path in ("data", "data/**/*.json", "d*"):
        before, taken, after = ([f"data/{name}" for name in names] for names in reported)
        assert found(path) == [*(f"{name}: not-readable" for name in before), *taken, f"{after[0]}: not-readable"], path
    said = {str(one.message()) for one in Finder().find("data") if isinstance(one, Unreadable)}
    assert said == {
        "This link leads to nothing.",
        "It can't be read: Too many levels of symbolic links.",
        "This is no file, but a pipe, a socket or a device.",
    }


def test_a_dangling_link_that_is_named_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to("nowhere.json")
    assert found(f"{tmp_path}/a.json") == [f"{tmp_path}/a.json: not-readable"]


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
    (answer,) = Finder().find(str(locked / "a.json"))
    assert isinstance(answer, Unreadable)
    assert answer.code == "not-readable"
    assert answer.message() == "It can't be read: permission denied."


@pytest.mark.parametrize("path", ["{}", "{}/*", "{}/**/*.json", "{}/*/*.json"])
def test_a_locked_folder_is_reported_and_hides_nothing(locked: Path, path: str) -> None:
    above = locked.parent
    os.seteuid(0)
    (above / "open").mkdir()
    (above / "open" / "x.json").touch()
    os.seteuid(65534)
    assert found(path.format(above)) == [f"{above}/locked: not-readable", f"{above}/open/x.json"]


def test_what_the_system_refuses_is_said_in_its_words() -> None:
    (answer,) = Finder().find("x" * 5000)
    assert isinstance(answer, Unreadable)
    assert answer.message() == "It can't be read: File name too long."
    assert answer.message("es") == "No se puede leer: File name too long."
    assert answer.hint("es") == "Revise sus permisos y que sea un archivo."


@pytest.mark.parametrize("path", ["data", "data/**/*.json", "data/**", "dat?"])
def test_a_link_to_a_folder_is_followed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("data", "elsewhere/below"):
        Path(folder).mkdir(parents=True)
    Path("elsewhere/below/a.json").touch()
    for link in ("b", "c"):
        Path("data", link).symlink_to("../elsewhere")
    Path("elsewhere/up").symlink_to("..")
    assert found(path) == ["data/b/below/a.json"]


def test_a_file_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("data", "alias"):
        Path(name).mkdir()
    Path("data/a.json").touch()
    Path("alias/b.json").symlink_to("../data/a.json")
    finder = Finder()
    paths = ["data/a.json", "data", "./data/*.json", "alias", str(tmp_path / "data")]
    assert [[str(one) for one in finder.find(path)] for path in paths] == [["data/a.json"], [], [], [], []]


def test_what_is_no_regular_file_is_found_each_time(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    finder = Finder()
    assert [[*finder.find(str(tmp_path / "pipe"))] for _ in range(2)] == [[tmp_path / "pipe"]] * 2


def test_a_file_that_went_away_is_left_to_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, asked = os.stat, list[str]()

    def stat(path: str | Path, **options: Any) -> os.stat_result:
        asked.append(str(path))
        if asked.count(str(path)) > 1 and str(path).endswith("a.json"):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path, **options)

    (tmp_path / "a.json").touch()
    monkeypatch.setattr(os, "stat", stat)
    assert found(str(tmp_path)) == [f"{tmp_path}/a.json"]


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("app/[id]/sale.json", ["app/[id]/sale.json"]),
        ("app/[id]", ["app/[id]/sale.json"]),
        ("app/[id]/*.json", ["app/[id]/sale.json"]),
        ("app/[hijk]/*.json", ["app/i/sale.json"]),
        ("a[p]p/i/*", ["app/i/sale.json"]),
        ("app/.h*/sale.json", ["app/.hidden/sale.json"]),
        ("app/**/.hidden/*", ["app/.hidden/sale.json"]),
        ("app/*/sale.json", ["app/[id]/sale.json", "app/i/sale.json"]),
        ("app/i/sale.json/*", ["app/i/sale.json/*: no-such-path"]),
        ("nul\0byte", ["nul\0byte: not-readable"]),
    ],
)
def test_a_folder_that_is_there_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, files: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("[id]", "i", ".hidden"):
        (tmp_path / "app" / folder).mkdir(parents=True)
        (tmp_path / "app" / folder / "sale.json").touch()
    assert found(path) == files


@pytest.mark.parametrize(
    ("exclude", "files"),
    [
        ([], ["data/a.json", "data/old/a.json", "data/old/b.json", "data/x/old/a.json"]),
        (["old"], ["data/a.json"]),
        (["a.*"], ["data/old/b.json"]),
        (["data/old"], ["data/a.json", "data/x/old/a.json"]),
        (["./data/*/old/", "data/old/b*"], ["data/a.json", "data/old/a.json"]),
        (["data/**/a.json"], ["data/old/b.json"]),
        (["*.json"], ["data: no-payloads"]),
    ],
)
@pytest.mark.parametrize("path", ["data", "data/**/*.json"])
def test_what_is_excluded_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, exclude: list[str], files: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("data/a.json", "data/old/a.json", "data/old/b.json", "data/x/old/a.json"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    if files == ["data: no-payloads"] and path != "data":
        files = [f"{path}: no-such-path"]
    assert found(path, *exclude) == files


def test_a_file_that_is_named_is_never_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").touch()
    assert [*Finder(["*.json"]).find(str(tmp_path / "a.json"))] == [tmp_path / "a.json"]


NAMES = st.sampled_from(["a.json", "b.ndjson", "c.txt", ".d.json", "[e].json", "f", "g h"])
KINDS = st.sampled_from(["file", "pipe", "dangling", "up", "here"])
FOLDERS: st.SearchStrategy[dict[str, Any]] = st.deferred(lambda: st.dictionaries(NAMES, KINDS | FOLDERS, max_size=4))
TAKEN = (".json", ".ndjson")


@given(FOLDERS)
def test_each_entry_of_a_tree_is_taken_reported_or_left_out_by_a_rule(tree: Any) -> None:
    with TemporaryDirectory() as above:
        root = Path(above, "tree")
        plant(root, tree)
        answers = [*Finder().find(str(root))]
        taken = {os.path.realpath(one) for one in answers if isinstance(one, Path)}
        reported = {place(Path(one.file)) for one in answers if isinstance(one, Unreadable)}
        for path in visible(root):
            if path.is_file():
                assert (os.path.realpath(path) in taken) == path.name.endswith(TAKEN)
            elif not path.is_dir():
                may_be_one = path.name.endswith(TAKEN) or (path.is_symlink() and not path.suffix)
                assert (place(path) in reported) == may_be_one
        pattern = {os.path.realpath(one) for one in Finder().find(f"{root}/**/*.json") if isinstance(one, Path)}
        assert pattern <= taken
        assert pattern >= {one for one in taken if one.endswith(".json")}


def place(path: Path) -> Path:
    return path.parent.resolve() / path.name


def plant(folder: Path, tree: Any) -> None:
    folder.mkdir(exist_ok=True)
    for name, kind in tree.items():
        path = folder / name
        if isinstance(kind, dict):
            plant(path, kind)
        elif kind == "file":
            path.touch()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to({"dangling": "nowhere", "up": "..", "here": "."}[kind])


def visible(folder: Path) -> Iterator[Path]:
    """What is in a folder and below it, by the real folders alone."""
    for path in folder.iterdir():
        if not path.name.startswith("."):
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from visible(path)
