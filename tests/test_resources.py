"""The files of the package are read where they are: in a folder, or in a zip archive."""

import os
import runpy
import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import commerce_events
from commerce_events import _resources
from commerce_events._contract.folder import schemas, schemas_folder, schemas_on_disk, versions

PACKAGE, SCHEMAS = Path(commerce_events.__file__).parent, Path(schemas_folder())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the wheel, as one archive to import from; beside it is a folder that is not ours."""
    file = tmp_path_factory.mktemp("archive") / "site.zip"
    (file.parent / "schemas").mkdir()
    # The schemas are beside a checkout, and in an installed package.
    found = {
        Path(name, path.relative_to(folder)): path
        for folder, name in ((PACKAGE, "commerce_events"), (SCHEMAS, "commerce_events/schemas"))
        for path in sorted(folder.rglob("*.*"))
        if path.suffix != ".pyc"
    }
    with zipfile.ZipFile(file, "w") as written:
        for name, path in found.items():
            written.write(path, name)
    return file


def python(archive: Path, *arguments: str, path: Path | None = None) -> str:
    """Run Python with the archive in the place of the checkout, without the measuring of coverage."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    ran = subprocess.run(
        [sys.executable, *arguments],
        env={**environment, "PYTHONPATH": str(archive)},
        capture_output=True,
        text=True,
        check=False,
        cwd=path or archive.parent,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


ANSWERS = """
import json, commerce_events as ce
from commerce_events.conformance.suite import published_vectors, suite
ce.warm_up()
print(ce.__file__)
print(ce.versions(), ce.event_types())
for vector in suite():
    report = ce.check(vector.body).to_dict("es")
    assert ce.is_valid(vector.body) is report["valid"] is vector.valid
    print(json.dumps(report))
print(published_vectors())
"""


def test_every_answer_is_the_same_from_an_archive(archive: Path) -> None:
    place, _, answers = python(archive, "-c", ANSWERS).partition("\n")
    assert place == str(archive / "commerce_events" / "__init__.py")
    ours, _, expected = python(PACKAGE.parent, "-c", ANSWERS).partition("\n")
    assert ours == str(PACKAGE / "__init__.py")
    assert len(expected) > 10_000
    assert answers == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["types"],
        ["show", "EventSale", "--lang", "es"],
        ["explain", "too-big", "--lang", "es"],
        ["diff", "v1.0.0", "working-tree"],
        ["conformance", "--help"],
        ["check", "a.json"],
    ],
    ids=" ".join,
)
def test_the_command_is_the_same_from_an_archive(archive: Path, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.json").write_bytes(b'{"type":"EventCouponApplied","customerCode":"c"}')
    said = python(archive, "-m", "commerce_events", *arguments, path=tmp_path)
    assert said
    assert said == python(PACKAGE.parent, "-m", "commerce_events", *arguments, path=tmp_path)


def test_an_archive_publishes_what_the_checkout_publishes(archive: Path, tmp_path: Path) -> None:
    for name, source in (("archive", archive), ("checkout", PACKAGE.parent)):
        python(source, "-m", "commerce_events", "publish", name, "--base-url", "https://shop.test", path=tmp_path)
    made, expected = (
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("archive", "checkout")
    )
    assert len(expected) > 10
    assert made == expected


def test_a_folder_of_an_archive_answers_as_one_of_the_disk(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert schemas() == schemas_folder()
    with schemas_on_disk() as same:
        assert same == schemas_folder()
    expected = versions()
    monkeypatch.setattr("importlib.resources.files", lambda _: zipfile.Path(archive, "commerce_events/"))
    for module in ("commerce_events._resources", "commerce_events._contract.folder"):
        monkeypatch.setattr(f"{module}.PACKAGE", str(tmp_path / "site.zip" / "commerce_events"))
    assert versions() == expected
    folder = schemas()
    assert isinstance(folder, zipfile.Path)
    assert _resources.names(_resources.inside(folder, "none")) == []
    assert _resources.names(str(tmp_path / "none")) == []
    with schemas_on_disk() as copy:
        for file in SCHEMAS.rglob("*.json"):
            assert Path(copy, file.relative_to(SCHEMAS)).read_bytes() == file.read_bytes()
    assert not Path(copy).exists()


def test_pyinstaller_is_told_of_every_file_that_the_package_reads() -> None:
    """What it makes of this, `make check-frozen` proves."""
    (entry,) = (each for each in entry_points(group="pyinstaller40") if each.value.startswith("commerce_events."))
    assert entry.name == "hook-dirs"
    (folder,) = entry.load()()
    hook = runpy.run_path(str(Path(folder, "hook-commerce_events.py")), run_name="commerce_events._pyinstaller.hook")
    assert hook["datas"] == [
        (str(SCHEMAS), "commerce_events/schemas"),
        *((str(PACKAGE / name), f"commerce_events/{name}") for name in ("messages", "advice", "pages/words")),
        (str(PACKAGE / "pages/examples.json"), "commerce_events/pages"),
    ]
    assert hook["hiddenimports"] == [f"commerce_events.events.{version}" for version in versions()]


def test_nothing_else_in_the_package_looks_beside_its_code() -> None:
    """What opens files by the place of its code fails in an archive."""
    for file in PACKAGE.rglob("*.py"):
        if file.name != "_resources.py":
            assert "__file__" not in file.read_text("utf-8"), file


def test_the_first_verdict_does_not_import_what_reads_archives() -> None:
    heavy = "{'importlib.resources', 'zipfile', 'tempfile', 'pathlib'}"
    body = b'{"type":"EventCouponApplied","customerCode":"c"}'
    code = f"import sys, commerce_events as ce; print(ce.is_valid({body!r}), {heavy} & set(sys.modules))"
    # `site` reads the .pth files of what is installed, which import what they like.
    assert python(PACKAGE.parent, "-S", "-c", f"import sys; sys.path += {sys.path!r}\n{code}") == "True set()\n"
