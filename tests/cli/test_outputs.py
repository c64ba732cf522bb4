"""`--output FORMAT=FILE`: whole files in their places, or the files that were there."""

import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commerce_events.reports import REPORTS
from tests.cli.conftest import PLAIN, Run
from tests.cli.test_conformance import command
from tests.conformance.conftest import YES, vectors
from tests.replay.candidate import PAYLOADS, candidate
from tests.tables import SALE

__all__ = ["vectors"]

BAD = json.dumps({**SALE, "quantiy": 2})


@pytest.fixture(autouse=True)
def _payload(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 it changes into the folder
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    Path("bad.json").write_text(BAD, encoding="utf-8")


def test_each_format_can_be_written_beside_the_text(run: Run) -> None:
    asked = [argument for name in REPORTS for argument in ("--output", f"{name}=out.{name}")]
    alone = run("check", "bad.json")
    result = run("check", "bad.json", *asked)
    assert (result.exit_code, result.output) == (alone.exit_code, alone.output) == (1, alone.output)
    for name in REPORTS:
        assert Path(f"out.{name}").read_text(encoding="utf-8") == run("check", "bad.json", "--format", name).stdout
    assert {path.name for path in Path().iterdir()} == {"bad.json", *(f"out.{name}" for name in REPORTS)}


def test_a_file_has_no_colour(run: Run) -> None:
    run("check", "bad.json", "--output", "text=out.txt", env={"FORCE_COLOR": "1"})
    assert "\x1b" not in Path("out.txt").read_text(encoding="utf-8")


def test_quiet_says_nothing_about_files(run: Run) -> None:
    result = run("check", "bad.json", "--quiet", "--output", "json=out.json")
    assert (result.exit_code, result.output) == (1, "")
    assert json.loads(Path("out.json").read_bytes())["summary"]["invalid"] == 1


def test_a_workflow_of_github_gets_annotations_by_itself(run: Run) -> None:
    there = {"GITHUB_ACTIONS": "true"}
    both = run("check", "bad.json", env=there).stdout
    text, github = (run("check", "bad.json", "--format", name, env=there).stdout for name in ("text", "github"))
    assert set(text.splitlines()) | set(github.splitlines()) == set(both.splitlines())
    assert run("check", "bad.json", env={"GITHUB_ACTIONS": "false"}).stdout == text


FORM = "Use FORMAT=FILE, with one of `text`, `json`, `github`, `gitlab`, `sarif`, `junit`, `rdjson` as the format."
TWICE = "Each format and each file can be given once."
MISTAKES = [
    (["json"], f"`--output` can't be `json`. {FORM}"),
    (["json="], f"`--output` can't be `json=`. {FORM}"),
    (["=out"], f"`--output` can't be `=out`. {FORM}"),
    (["xml=out"], f"`--output` can't be `xml=out`. {FORM}"),
    (["\x1b[31m=out"], f"`--output` can't be `\\u001b[31m=out`. {FORM}"),
    (["json=out", "json=other"], f"`--output` can't be `json=other`. {TWICE}"),
    (["json=out", "sarif=./out"], f"`--output` can't be `sarif=./out`. {TWICE}"),
    (["json=out", "sarif=link"], f"`--output` can't be `sarif=link`. {TWICE}"),
]


def test_a_wrong_option_is_wrong_usage(run: Run) -> None:
    Path("link").symlink_to("out")
    for given, said in MISTAKES:
        result = run("check", "bad.json", *(argument for each in given for argument in ("--output", each)))
        assert result.exit_code == 2, given
        assert result.output.endswith(f"Error: {said}\n"), given
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("/dev/full", "`/dev/full` can't be written: No space left on device."),
        ("nowhere/out", "`nowhere/out` can't be written: No such file or directory."),
        ("bad.json/out", "`bad.json/out` can't be written: Not a directory."),
        (".", "`.` can't be written: Is a directory."),
        ("folder", "`folder` can't be written: Is a directory."),
    ],
)
@pytest.mark.parametrize("verb", ["check", "diff"])
def test_what_can_not_be_written_is_one_sentence(run: Run, file: str, said: str, verb: str) -> None:
    Path("folder").mkdir()
    Path("first").write_text("before", encoding="utf-8")
    arguments = ["check", "bad.json"] if verb == "check" else ["diff", "working-tree", "working-tree"]
    result = run(*arguments, "--output", "text=first", "--output", f"json={file}")
    assert (result.exit_code, result.stderr) == (2, f"Error: {said}\n")
    assert Path("first").read_text(encoding="utf-8") == "before"
    assert {path.name for path in Path().iterdir()} == {"bad.json", "first", "folder"}


def test_a_full_disk_leaves_what_was_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> int:
        raise OSError(28, "No space left on device")

    Path("out").write_text("before", encoding="utf-8")
    monkeypatch.setattr(io, "FileIO", type("Full", (io.FileIO,), {"write": write}))
    result = run("check", "bad.json", "--output", "json=out", env={"LANG": "es_ES.UTF-8"})
    said = "Error: No se puede escribir `out`: No space left on device.\n"
    assert (result.exit_code, result.stderr) == (2, said)
    assert Path("out").read_text(encoding="utf-8") == "before"
    assert {path.name for path in Path().iterdir()} == {"bad.json", "out"}


def test_a_file_that_can_not_take_its_place_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", replace)
    result = run("check", "bad.json", "--output", "json=out")
    assert (result.exit_code, result.stderr) == (2, "Error: `out` can't be written: Operation not permitted.\n")
    assert {path.name for path in Path().iterdir()} == {"bad.json"}


def test_links_stay_links_and_files_keep_their_permissions(run: Run) -> None:
    Path("real").write_text("before", encoding="utf-8")
    Path("real").chmod(0o640)
    Path("link").symlink_to("real")
    mask = os.umask(0o027)
    run("check", "bad.json", "--output", "json=link", "--output", "text=new")
    os.umask(mask)
    assert Path("link").is_symlink()
    assert json.loads(Path("real").read_bytes())["summary"]["invalid"] == 1
    assert [stat.S_IMODE(Path(name).stat().st_mode) for name in ("real", "new")] == [0o640, 0o640]


def test_a_pipe_is_written_to(run: Run) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as cat:  # noqa: S607
        assert run("check", "bad.json", "--output", "json=pipe").exit_code == 1
        assert cat.stdout is not None
        assert json.loads(cat.stdout.read())["summary"]["invalid"] == 1
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    main = "import sys; from commerce_events.__main__ import main; sys.exit(main())"
    arguments = ["check", "--input-format", "ndjson", "-", "--output", "json=out.json"]
    with subprocess.Popen(
        [sys.executable, "-c", f"{start}\n{main}", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN, cwd=tmp_path,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"{]\n")
        running.stdin.flush()
        running.stdout.readline()
        assert len([*tmp_path.iterdir()]) == 2  # with the folder's own payload
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=60)[1] == b"interrupted\n"
    assert {path.name for path in tmp_path.iterdir()} == {"bad.json"}


@pytest.mark.usefixtures("vectors")
def test_conformance_writes_files(run: Run) -> None:
    text = run("conformance", *command(YES))
    result = run("conformance", *command(YES), "--output", "junit=out.xml", "--output", "json=out.json")
    assert (result.exit_code, result.output) == (text.exit_code, text.output)
    assert ET.parse("out.xml").getroot().tag == "testsuites"  # noqa: S314 our own
    assert json.loads(Path("out.json").read_bytes()) == json.loads(
        run("conformance", *command(YES), "--format", "json").stdout
    )


def test_diff_and_replay_write_files(run: Run, tmp_path: Path) -> None:
    candidate(tmp_path / "next")
    Path("a.ndjson").write_bytes(PAYLOADS)
    for arguments, name in [
        (["diff", "working-tree", "next"], "markdown"),
        (["replay", "--to", "next", "a.ndjson"], "json"),
    ]:
        text, other = run(*arguments), run(*arguments, "--format", name)
        result = run(*arguments, "--output", f"{name}=out")
        assert (result.exit_code, result.output) == (text.exit_code, text.output)
        assert Path("out").read_text(encoding="utf-8") == other.output
