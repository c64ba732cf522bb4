"""Nothing is reported of the programs that are right, and of the others just the lines that are marked."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PYRIGHT = ["node", str(HERE / "node_modules/pyright/index.js"), "--outputjson", "--pythonpath", sys.executable]
MYPY = [
    sys.executable,
    "-m",
    "mypy",
    "--strict",
    "--config-file=",
    "--no-error-summary",
    "--hide-error-context",
    "--no-pretty",
]
PROGRAMS = sorted(file for folder in ("right", "wrong") for file in (HERE / folder).glob("[a-z]*.py"))
_ERROR = re.compile(r"^(.*?):(\d+): error: .*\[([a-z-]+)\]$", re.MULTILINE)
_MARK = re.compile(r"  # wrong: (.*) / (.*)$")

#: The codes in each line of a file.
Found = Mapping[str, Mapping[int, Sequence[str]]]


def ran(*command: str) -> str:
    ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HERE.parents[1])
    assert ended.stderr == "", ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def found() -> Mapping[str, Found]:
    """What each type checker reports, by file."""
    reported: dict[str, dict[str, dict[int, list[str]]]] = {
        name: defaultdict(lambda: defaultdict(list)) for name in ("mypy", "pyright")
    }
    for file, line, code in _ERROR.findall(ran(*MYPY, *map(str, PROGRAMS))):
        reported["mypy"][Path(file).as_posix()][int(line)].append(code)
    for each in json.loads(ran(*PYRIGHT, "--project", str(HERE)))["generalDiagnostics"]:
        file = Path(each["file"]).relative_to(HERE.parents[1]).as_posix()
        if not each["rule"].startswith("reportUnknown"):  # these follow from another mistake
            reported["pyright"][file][each["range"]["start"]["line"] + 1].append(each["rule"])
    return reported


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda file: f"{file.parent.name}/{file.stem}")
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_just_the_lines_that_are_marked_are_reported(program: Path, checker: str, found: Mapping[str, Found]) -> None:
    lines = program.read_text("utf-8").splitlines()
    marks = {number: mark for number, line in enumerate(lines, 1) if (mark := _MARK.search(line))}
    group = ("mypy", "pyright").index(checker) + 1
    expected = {number: sorted(mark[group].split()) for number, mark in marks.items()}
    reported = found[checker][program.relative_to(HERE.parents[1]).as_posix()]
    assert {number: sorted(codes) for number, codes in reported.items()} == expected
    assert bool(marks) is (program.parent.name == "wrong")
