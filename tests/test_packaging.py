"""What is built holds every schema, and works: from a wheel, from an sdist, and editable."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SCHEMAS = sorted(file.relative_to(PROJECT).as_posix() for file in PROJECT.glob("schemas/**/*.json"))
EVENT_TYPES = str(len(list(PROJECT.glob("schemas/v1/events/*.json"))))
PROBE = """
import commerce_events as ce
from commerce_events._contract.folder import schemas_folder
assert ce.is_valid({"type": "EventSale", "customerCode": "c", "productCode": "p"})
assert ce.check({"type": "EventSale"}).violations[0].message("es")
print(len(ce.event_types()), schemas_folder())
"""


def python(*arguments: object, cwd: Path | None = None) -> str:
    """Run Python apart: without the measuring of coverage, which is for the checkout alone."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, *map(str, arguments)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd, env=environment)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def build(source: Path, target: Path, kind: str) -> Path:
    python("-m", "build", "--no-isolation", f"--{kind}", "--outdir", target, source)
    (built,) = target.glob("*.tar.gz" if kind == "sdist" else "*.whl")
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(PROJECT, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the unpacked sdist, as installers build it."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # 3.11.4 has it, 3.14 has it by default
        archive.extractall(unpacked)
    (source,) = unpacked.iterdir()
    return build(source, tmp_path_factory.mktemp("wheel"), "wheel")


def test_every_schema_is_in_the_sdist(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert set(SCHEMAS) <= inside


def test_what_makes_the_site_and_the_tests_run_is_in_the_sdist_and_nothing_that_was_made(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        inside = [name.partition("/")[2] for name in archive.getnames()]
    wanted = {"Makefile", "conftest.py", "tools/release.py", "mkdocs.es.yml", "playground/package-lock.json"}
    assert wanted | {"requirements/run.txt"} <= {*inside}
    made = {"build", "dist", "node_modules", "__pycache__", ".venv", ".venv-docs"}
    assert [name for name in inside if made & {*name.split("/")}] == []


def test_every_schema_and_no_test_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert {f"commerce_events/{name}" for name in SCHEMAS} <= inside
    read = {"py.typed", "messages/es.json", "advice/characters.json"}
    assert {f"commerce_events/{name}" for name in read} <= inside
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"commerce_events"}


def test_a_wheel_reads_nothing_outside_itself(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    said = python("-c", PROBE, cwd=tmp_path)
    assert said.split() == [EVENT_TYPES, str(tmp_path / "commerce_events" / "schemas")]


def test_a_wheel_publishes_what_the_checkout_publishes(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "wheel")
    publish = ["-m", "commerce_events", "publish", "--base-url", "https://shop.test"]
    for source, name in ((tmp_path / "wheel", "wheel"), (PROJECT / "src", "checkout")):
        python(*publish, tmp_path / f"of-{name}", cwd=source)
    made, expected = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (tmp_path / "of-wheel", tmp_path / "of-checkout")
    )
    assert made
    assert made == expected


def test_an_editable_install_reads_the_schemas_of_the_checkout(tmp_path: Path) -> None:
    install = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    python("-m", "pip", *install, "--target", tmp_path, "--editable", PROJECT)
    (path,) = tmp_path.glob("*.pth")
    said = python("-c", f"import sys; sys.path.insert(0, {path.read_text().strip()!r})\n{PROBE}", cwd=tmp_path)
    assert said.split() == [EVENT_TYPES, str(PROJECT / "schemas")]
