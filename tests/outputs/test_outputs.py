"""Compare whole outputs with the files of this folder; `make outputs` writes them anew.

Here is all that is said about wording and layout. Other tests look at codes, places, parameters and status. What
`types` and `show` print changes with the contract: their own tests derive it.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

import commerce_events as ce
from tests.cli.conftest import Run, run
from tests.cli.test_conformance import TELLING, command
from tests.conformance.conftest import YES, program, vectors
from tests.replay.candidate import PAYLOADS, candidate

__all__ = ["run", "vectors"]

_HERE = Path(__file__).parent
_EXAMPLES = _HERE.parents[1] / "examples"
_RENEW = bool(os.environ.get("RENEW"))

#: The arguments of `check`, and the exit status, by the name of the file.
_CHECK: dict[str, tuple[list[str], int]] = {
    "check.txt": (["good", "bad", "nowhere"], 2),
    "check.es.txt": (["good", "bad", "nowhere", "--lang", "es"], 2),
    "check.values.txt": (["bad/wrong-values.json", "--show-values", "--max-violations", "3"], 1),
    "check.json": (["good", "bad", "nowhere", "--format", "json"], 2),
}

#: The same of `explain`.
_EXPLAIN: dict[str, tuple[list[str], int]] = {
    "explain.txt": (["no-payloads"], 0),
    "explain.es.txt": (["too-large", "--lang", "es"], 0),
    "explain.json": (["duplicate-key", "--format", "json"], 0),
}

#: The same of `conformance`, which asks a validator that accepts everything, or one that gives a code and a place.
_CONFORMANCE: dict[str, tuple[list[str], int]] = {
    "conformance.txt": ([*command(YES), "--show", "3"], 1),
    "conformance.es.txt": ([*command(YES), "--lang", "es"], 1),
    "conformance.codes.txt": ([*command(TELLING), "--show", "1"], 1),
    "conformance.json": ([*command(TELLING), "--format", "json"], 1),
    "conformance.junit.xml": ([*command(TELLING), "--format", "junit"], 1),
    "conformance.not-started.txt": (["--cmd", "./nowhere --fast"], 2),
    "conformance.ended.txt": ([*command(program("sys.exit('\\x1b[2J\\nno schema')")), "--show", "0"], 2),
}

#: The same of `replay`.
_REPLAY: dict[str, tuple[list[str], int]] = {
    "replay.txt": ([], 1),
    "replay.es.txt": (["--lang", "es"], 1),
    "replay.json": (["--format", "json"], 1),
}


@pytest.mark.parametrize("name", _CHECK)
def test_output_of_check(run: Run, tmp_path: Path, name: str) -> None:
    for folder in ("good", "bad"):
        shutil.copytree(_EXAMPLES / folder, tmp_path / folder)
    arguments, status = _CHECK[name]
    _compare(run, name, ["check", *arguments], status)


@pytest.mark.parametrize("name", _EXPLAIN)
def test_output_of_explain(run: Run, name: str) -> None:
    arguments, status = _EXPLAIN[name]
    _compare(run, name, ["explain", *arguments], status)


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize("name", _CONFORMANCE)
def test_output_of_conformance(run: Run, name: str) -> None:
    arguments, status = _CONFORMANCE[name]
    _compare(run, name, ["conformance", *arguments], status)


@pytest.mark.parametrize("name", _REPLAY)
def test_output_of_replay(run: Run, tmp_path: Path, name: str) -> None:
    candidate(tmp_path / "next")
    tmp_path.joinpath("a.ndjson").write_bytes(PAYLOADS)
    arguments, status = _REPLAY[name]
    _compare(run, name, ["replay", "--to", "next", "a.ndjson", *arguments], status)


def test_each_file_is_compared() -> None:
    files = {path.name for path in _HERE.iterdir() if path.suffix in {".txt", ".json", ".xml"}}
    assert files == {*_CHECK, *_EXPLAIN, *_CONFORMANCE, *_REPLAY}


def _compare(run: Run, name: str, arguments: list[str], status: int) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (status, "")
    file, said = _HERE / name, _without_types(result.stdout)
    if _RENEW:
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def _without_types(text: str) -> str:
    """A text without the list of all event types, which becomes longer with the contract."""
    return text.replace(json.dumps([kind.name for kind in ce.event_types()]), '["all event types"]')
