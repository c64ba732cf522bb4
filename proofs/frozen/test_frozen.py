"""`make check-frozen`: what is made of the wheel runs where neither Python nor the package is."""

import json
import subprocess
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events.conformance.suite import suite

HERE = Path(__file__).parent
BIN = HERE / ".venv" / "bin"


def frozen(name: str, folder: Path) -> Path:
    """The program that PyInstaller makes of a script, as one file."""
    command: list[str | Path] = [
        BIN / "pyinstaller",
        "--onefile",
        "--log-level",
        "ERROR",
        "--distpath",
        folder / "made",
    ]
    command += ["--workpath", folder / "work", "--specpath", folder, HERE / f"{name}.py"]
    subprocess.run(command, check=True, cwd=folder)
    return folder / "made" / name


def run(program: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a program with no environment, in an empty folder."""
    folder = program.parent / "elsewhere"
    folder.mkdir(exist_ok=True)
    return subprocess.run([program, *arguments], input=given, capture_output=True, check=False, cwd=folder, env={})


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program that uses the package."""
    return frozen("program", tmp_path_factory.mktemp("program"))


def test_it_answers_each_vector_as_the_package_does(program: Path) -> None:
    bodies = [vector.body for vector in suite() if b"\n" not in vector.body]
    assert {ce.is_valid(body) for body in bodies} == {True, False}
    answered = run(program, given=b"\n".join(bodies) + b"\n")
    assert (answered.returncode, answered.stderr) == (0, b"")
    found = [json.loads(line) for line in answered.stdout.splitlines()]
    lines = [body + b"\n" for body in bodies]
    kinds = len(ce.event_types())
    assert found == [[ce.is_valid(line), ce.check(line).to_dict("es"), kinds] for line in lines]


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command."""
    return frozen("command", tmp_path_factory.mktemp("command"))


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b'{"type":"EventCouponApplied","customerCode":"c"}', 0, b"1 accepted"),
        (b'{"type":"EventSale"}', 1, b"missing-property"),
        (b"[1,]", 1, b"not-json"),
    ],
)
def test_the_command_checks(command: Path, body: bytes, status: int, said: bytes) -> None:
    ended = run(command, "check", "-", given=body)
    assert (ended.returncode, ended.stderr) == (status, b"")
    assert said in ended.stdout


@pytest.mark.parametrize(
    "arguments",
    [["types"], ["show", "EventSale"], ["explain", "too-big"], ["--help"], ["diff", "v1.0.0", "working-tree"]],
)
def test_the_command_looks_the_contract_up(command: Path, arguments: list[str]) -> None:
    ended = run(command, *arguments)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout
