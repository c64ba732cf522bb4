"""`check --fix` and `check --diff`."""

import gzip
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PLAIN, Run, Terminal, process
from tests.tables import SALE

GOOD = json.dumps(SALE)
BAD = '{\n  "type": "sale",\n  "customerCode": "D1", "productCode": "N1", "quantiy": "2"\n}\n'
FIXED = '{\n  "type": "EventSale",\n  "customerCode": "D1", "productCode": "N1", "quantity": 2\n}\n'
HOPELESS = json.dumps({**SALE, "colour": "red"})
DIFF = f"""--- a.json
+++ a.json
@@ -1,4 +1,4 @@
 {{
-{BAD.splitlines()[1]}
-{BAD.splitlines()[2]}
+{FIXED.splitlines()[1]}
+{FIXED.splitlines()[2]}
 }}
"""


def one_line(text: str) -> str:
    return json.dumps(json.loads(text))


def test_fixes_are_written(run: Run) -> None:
    Path("a.json").write_text(BAD)
    result = run("check", "--fix", "a.json")
    assert result.stdout == "Fixed 3 errors in 1 file. Found no errors in 1 file. 1 event: 1 accepted.\n"
    assert (result.exit_code, Path("a.json").read_text()) == (0, FIXED)


def test_what_is_left_is_reported_where_it_is_then(run: Run) -> None:
    Path("a.json").write_text(f"[{GOOD},\n{BAD},{HOPELESS}]")
    result = run("check", "--fix", "a.json")
    assert "\na.json:6:78: error[unknown-property]: " in result.stdout
    assert result.stdout.endswith(
        "\nFixed 3 errors in 1 file. Found 1 error and 3 warnings in 1 file. 3 events: 2 accepted, 1 refused (2).\n"
    )
    assert result.exit_code == 1


def test_a_diff_changes_nothing(run: Run) -> None:
    Path("a.json").write_text(BAD)
    result = run("check", "--diff", "a.json")
    assert (result.stdout, Path("a.json").read_text()) == (DIFF, BAD)
    assert result.stderr == "--fix fixes 3 errors in 1 file. Found no errors in 1 file. 1 event: 1 accepted.\n"
    assert result.exit_code == 1
    subprocess.run(["git", "apply", "-p0"], input=DIFF, text=True, check=True)  # noqa: S607 the one that is found
    assert Path("a.json").read_text() == FIXED
    assert run("check", "--diff", "a.json").exit_code == 0


def test_both_show_and_write(run: Run) -> None:
    Path("a.json").write_text(BAD)
    result = run("check", "--fix", "--diff", "--quiet", "a.json")
    assert (result.stdout, result.stderr, result.exit_code) == (DIFF, "", 0)
    assert Path("a.json").read_text() == FIXED


def test_lines_are_fixed_apart(run: Run) -> None:
    lines = [one_line(BAD), "", GOOD, HOPELESS, one_line(BAD)]
    Path("a.ndjson").write_bytes("\r\n".join(lines).encode())
    before = Path("a.ndjson").read_bytes()
    result = run("check", "--fix", "--diff", "a.ndjson", "--lang", "es")
    fixed = one_line(FIXED)
    ends = {1: "\r\n", 5: "\n\\ No newline at end of file\n"}
    diff = "".join(f"@@ -{line} +{line} @@\n-{lines[0]}{end}+{fixed}{end}" for line, end in ends.items())
    assert result.stdout_bytes.decode() == f"--- a.ndjson\n+++ a.ndjson\n{diff}"
    after = Path("a.ndjson").read_bytes()
    Path("a.ndjson").write_bytes(before)
    command = ["git", "apply", "-p0", "--unidiff-zero"]
    subprocess.run(command, input=result.stdout_bytes, check=True)
    assert Path("a.ndjson").read_bytes() == after
    lines[0] = lines[4] = fixed
    assert Path("a.ndjson").read_bytes() == "\r\n".join(lines).encode()
    assert result.stderr.endswith(
        "\nCorregidos: 6 errores en 1 archivo. 1 error en 1 archivo. 4 eventos: 3 aceptados, 1 rechazado.\n"
    )


def test_what_is_not_written(run: Run) -> None:
    """Packed files, standard input, fixtures that must be invalid, and what has no fix."""
    files = {"a.json.gz": gzip.compress(BAD.encode()), "b.invalid.json": BAD.encode(), "c.json": HOPELESS.encode()}
    for name, content in files.items():
        Path(name).write_bytes(content)
    result = run("check", "--fix", ".", "-", stdin=BAD.encode())
    assert {name: Path(name).read_bytes() for name in files} == files
    assert result.stdout.endswith(
        "Found 7 errors in 3 of 4 files. 4 events: 4 refused. 1 payload is invalid, as expected.\n"
    )


def test_a_failure_is_reported_and_does_not_hide_the_next(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.json", "b.json"):
        Path(name).write_text(BAD)
    real = os.replace

    def replace(source: str, target: Path) -> None:
        if target.name == "a.json":
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    result = run("check", "--fix", ".")
    assert result.stdout.startswith("a.json: error[not-written]: The fixes can't be written: Permission denied.\n")
    assert (result.exit_code, Path("a.json").read_text(), Path("b.json").read_text()) == (2, BAD, FIXED)


def test_a_file_that_changed_meanwhile_is_not_overwritten(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.json").write_text(BAD)
    real = os.fchmod

    def fchmod(descriptor: int, mode: int) -> None:
        real(descriptor, mode)
        Path("a.json").write_text("{}")

    monkeypatch.setattr(os, "fchmod", fchmod)
    result = run("check", "--fix", "a.json")
    assert (result.exit_code, Path("a.json").read_text()) == (2, "{}")
    assert "error[not-written]: The file changed while it was checked" in result.stdout


def test_a_diff_has_no_other_format(run: Run) -> None:
    Path("a.json").write_text(BAD)
    result = run("check", "--diff", "--format", "json", "a.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert run("check", "--diff", "--output", "json=out", "a.json").exit_code == 1
    assert json.loads(Path("out").read_text())["payloads"] == []


def test_a_terminal_gets_no_control_characters(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"type": "sale", "customerCode": "\x7f", "productCode": "N1"}')
    terminal = Terminal()
    streams: dict[str, Any] = {"stdout": terminal.there, "stderr": subprocess.DEVNULL, "capture_output": False}
    process("check", "--diff", "a.json", cwd=tmp_path, env=PLAIN, **streams)
    shown = terminal.shown()
    assert "\x7f" not in shown
    assert '"EventSale"' in shown
