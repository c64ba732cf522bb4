"""Fixtures that must be invalid, and the codes that they must get."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.tables import SALE

GOOD = json.dumps(SALE)
BAD = json.dumps({**SALE, "quantiy": 2})
WORSE = json.dumps({**SALE, "quantiy": 2, "timestamp": "now"})

#: The name of a file, its text, the text of the code file beside it, the status, and the codes that are reported.
NAMES = [
    ("a.json", GOOD, None, 0, []),
    ("a.invalid.json", BAD, None, 0, []),
    ("a.INVALID.JSON", BAD, None, 0, []),
    ("a.invalid.json", WORSE, None, 0, []),
    ("a.invalid.json", "{", None, 0, []),
    ("a.invalid.json", GOOD, None, 1, ["not-refused"]),
    ("a.invalid.ndjson", f"{BAD}\n{WORSE}\n", None, 0, []),
    ("a.invalid.ndjson", f"{BAD}\n\n{GOOD}\n", None, 1, ["not-refused"]),
    ("a.unknown-property.invalid.json", BAD, None, 0, []),
    ("a.not-json.invalid.json", "{", None, 0, []),
    ("a.missing-property.invalid.json", BAD, None, 1, ["other-codes", "unknown-property"]),
    ("a.unknown-property.invalid.json", WORSE, None, 1, ["other-codes", "not-a-timestamp", "unknown-property"]),
    ("a.unknown-proprety.invalid.json", BAD, None, 2, ["no-such-code"]),
    ("a.UNKNOWN-PROPERTY.invalid.json", BAD, None, 2, ["no-such-code"]),
    ("a.v2.invalid.json", BAD, None, 0, []),
    ("unknown-property.invalid.json", BAD, None, 0, []),
    ("missing-property.invalid.json", BAD, None, 1, ["other-codes", "unknown-property"]),
    ("a.invalid.json", BAD, "unknown-property\n", 0, []),
    ("a.invalid.json", BAD, "\ufeffunknown-property", 0, []),
    ("a.invalid.json", BAD, "missing-property", 1, ["other-codes", "unknown-property"]),
    ("a.invalid.json", WORSE, "unknown-property\r\nnot-a-timestamp\r\n", 0, []),
    ("a.unknown-property.invalid.json", WORSE, "not-a-timestamp", 0, []),
    ("a.invalid.json", BAD, "unknown-proprety", 2, ["no-such-code"]),
    ("a.invalid.json", BAD, "wrong", 2, ["no-such-code"]),
    ("a.invalid.json", BAD, " \n", 2, ["no-such-code"]),
    ("a.invalid.json", BAD, "\udcff", 2, ["no-such-code"]),
    ("a.json", BAD, "unknown-property", 1, ["unknown-property"]),
]


@pytest.mark.parametrize(("name", "text", "codes", "status", "reported"), NAMES)
@pytest.mark.parametrize("form", [["--quiet"], ["--format", "json"]])
def test_names_and_codes(
    run: Run, name: str, text: str, codes: str | None, status: int, reported: list[str], form: list[str]
) -> None:
    Path(name).write_text(text, "utf-8")
    if codes is not None:
        stem = name.rpartition(".")[0]
        Path(f"{stem}.code").write_text(codes, "utf-8", "surrogateescape")
    result = run("check", ".", *form)
    assert result.exit_code == status
    if "json" in form:
        assert found(result.stdout) == reported


def found(document: str) -> list[str]:
    """All codes of a document: of what was not as expected, of what could not be read, of violations."""
    codes = []
    for one in json.loads(document)["payloads"]:
        codes += [one[name]["code"] for name in ("unreadable", "unmet") if name in one]
        codes += sorted(violation["code"] for violation in one.get("violations", []))
    return codes


@pytest.mark.parametrize(
    ("pattern", "status"),
    [("bad", 0), ("bad/", 0), ("b*", 0), ("./bad/*.json", 0), ("a.json", 0), ("in/bad", 1), ("bad/b.json", 1)],
)
def test_patterns_name_files_or_folders_above_them(run: Run, pattern: str, status: int) -> None:
    Path("bad").mkdir()
    Path("bad/a.json").write_text(BAD)
    for path in ("bad", str(Path("bad/a.json").absolute()), "./bad/*.json"):
        assert run("check", path, "--expect-invalid", pattern).exit_code == status


def test_a_folder_above_this_one_does_not_count(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad/here").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "bad/here")
    Path("a.json").write_text(BAD)
    assert run("check", str(Path("a.json").absolute()), "--expect-invalid", "bad").exit_code == 1
    monkeypatch.chdir(tmp_path)
    monkeypatch.chdir("/")
    assert run("check", str(tmp_path / "bad/here"), "--expect-invalid", "bad").exit_code == 0


def test_the_configuration_names_folders(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("tests/bad").mkdir(parents=True)
    Path("tests/bad/a.json").write_text(BAD)
    Path("commerce-events.toml").write_text('paths = ["tests"]\nexpect-invalid = ["tests/bad"]\n')
    assert run("check").exit_code == 0
    monkeypatch.chdir("tests/bad")
    assert run("check").exit_code == 0


def test_a_code_file_that_can_not_be_read_is_reported(run: Run) -> None:
    Path("a.invalid.json").write_text(BAD)
    Path("a.invalid.code").mkdir()
    result = run("check", "a.invalid.json")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        2, "a.invalid.code: error[not-readable]: It can't be read: Is a directory."
    )  # fmt: skip


def test_what_is_as_expected_is_counted_apart(run: Run) -> None:
    Path("a.json").write_text(GOOD)
    Path("b.invalid.json").write_text(BAD)
    result = run("check", ".")
    assert result.stdout == (
        "Found no errors in 2 files. 2 events: 1 accepted, 1 refused. 1 payload is invalid, as expected.\n"
    )
    summary = json.loads(run("check", ".", "--format", "json").stdout)["summary"]
    assert (summary["valid"], summary["invalid"], summary["invalidAsExpected"]) == (1, 1, 1)


def test_few_listed_violations_do_not_hide_codes(run: Run) -> None:
    Path("a.invalid.json").write_text(WORSE)
    Path("a.invalid.code").write_text("unknown-property not-a-timestamp")
    assert run("check", ".", "--max-violations", "1").exit_code == 0


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "sarif", "junit", "rdjson"])
def test_each_format_has_it(run: Run, form: str) -> None:
    Path("a.invalid.ndjson").write_text(f"{BAD}\n{GOOD}\n")
    result = run("check", ".", "--format", form)
    assert result.exit_code == 1
    assert "not-refused" in result.stdout
    assert "unknown-property" not in result.stdout.replace('"id": "unknown-property"', "")


def test_replay_expects_nothing(run: Run) -> None:
    Path("a.wrong-tipe.invalid.json").write_text(GOOD)
    result = run("replay", "--to", "v1.0.0", ".")
    assert (result.exit_code, result.stdout.splitlines()[0].split()[:2]) == (0, ["1", "payload"])
