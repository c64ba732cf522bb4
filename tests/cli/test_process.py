"""The command as a process: streams, signals, faults."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from commerce_events import __version__
from commerce_events.reports.excerpt import NARROWEST
from tests.cli.conftest import PLAIN, Terminal, at_a_terminal, process, without_colour

pytestmark = pytest.mark.slow

BAD = b'{"type": "EventSael", "customerCode": "D1"}'
FAULT = "import commerce_events._validate as v\ndef fault(*_, **__): raise RuntimeError('two\\nlines')\nv.check = fault"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["show", "-h"], ["types"]])
def test_what_is_asked_for_is_told(arguments: list[str]) -> None:
    ended = process(*arguments)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.strip()


def test_the_version() -> None:
    assert process("--version").stdout.decode() == f"commerce-events, version {__version__}\n"


@pytest.mark.cover_processes
@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["check"], "Error: `PATH` is missing.\n"),
        (["check", "-", "--lang", "fr"], "Error: `--lang` can't be `fr`. Use one of `en`, `es`.\n"),
        (["chekc"], "Error: There is no command `chekc`. Did you mean `check`?\n"),
        ([], "Exit status\n  0    All is well.\n"),
    ],
)
def test_wrong_usage_has_status_2(arguments: list[str], last: str) -> None:
    ended = process(*arguments)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert last in ended.stderr.decode()


@pytest.mark.parametrize(("stdin", "status"), [(b'{"type":"EventCouponApplied","customerCode":"D1"}', 0), (BAD, 1)])
def test_the_status_is_that_of_the_verb(stdin: bytes, status: int) -> None:
    assert process("check", "-", input=stdin).returncode == status


@pytest.mark.cover_processes
@pytest.mark.parametrize("library", ["click", "rich"])
def test_without_its_libraries_it_says_what_to_install(library: str) -> None:
    ended = process("check", "-", code=f"import sys; sys.modules[{library!r}] = None")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode() == f"commerce-events: {library} is missing; run: pip install 'commerce-events[cli]'\n"


@pytest.mark.cover_processes
def test_another_missing_module_is_a_fault() -> None:
    ended = process("check", "-", code="import sys; sys.modules['commerce_events.cli.run'] = None")
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("commerce-events: ModuleNotFoundError: ")


@pytest.mark.cover_processes
def test_a_fault_gives_one_line() -> None:
    ended = process("check", "-", code=FAULT, input=BAD)
    assert ended.returncode == 2
    assert ended.stderr.decode() == (
        "commerce-events: RuntimeError: two lines (set COMMERCE_EVENTS_DEBUG=1 to see where)\n"
    )


@pytest.mark.cover_processes
def test_a_fault_gives_a_traceback_on_request() -> None:
    ended = process("check", "-", code=FAULT, input=BAD, env={"COMMERCE_EVENTS_DEBUG": "1"})
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("Traceback (most recent call last):\n")
    assert ended.stderr.decode().endswith("RuntimeError: two\nlines\n")


@pytest.mark.cover_processes
@pytest.mark.parametrize("arguments", [["check", "-"], ["check", "-", "--format", "json"], ["types"]])
def test_a_full_disk_is_told_once(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = process(*arguments, input=BAD, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 2
    assert ended.stderr.decode() == (
        "commerce-events: OSError: [Errno 28] No space left on device (set COMMERCE_EVENTS_DEBUG=1 to see where)\n"
    )


def test_a_reader_that_leaves_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_bytes(b"{}\n" * 5000)
    command = [sys.executable, "-m", "commerce_events", "check", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == -signal.SIGPIPE


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_one_line(sent: signal.Signals) -> None:
    # Whoever runs the tests in the background has it ignored, and so would the command.
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    main = "import sys; from commerce_events.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", f"{start}\n{main}", "check", "--input-format", "ndjson", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"{]\n")
        running.stdin.flush()
        assert running.stdout.readline().startswith(b"<stdin>:1:2: error[not-json]")
        running.send_signal(sent)
        assert running.communicate(timeout=60)[1] == b"interrupted\n"
    assert running.returncode == 130


@pytest.mark.cover_processes
def test_where_there_is_no_sigpipe_and_ctrl_c_is_ignored_it_stays_so() -> None:
    code = (
        "import io, signal, sys; del signal.SIGPIPE; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "import atexit; atexit.register(lambda: print(signal.getsignal(signal.SIGINT).name, file=sys.__stdout__))\n"
        "sys.stderr = io.StringIO()"
    )
    ended = process("--version", code=code)
    assert ended.stdout.decode().splitlines() == [f"commerce-events, version {__version__}", "SIG_IGN"]


@pytest.mark.no_cover
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("arguments", [["types"], ["show", "EventSearch"], ["check", "-"]])
def test_no_encoding_ends_it(encoding: str, arguments: list[str]) -> None:
    ended = process(*arguments, "--lang", "es", input='{"é漢":1}'.encode(), env={"PYTHONIOENCODING": encoding})
    assert ended.stderr == b""
    assert "Traceback" not in ended.stdout.decode(encoding)
    if encoding == "ascii":
        assert b"\\x" in ended.stdout


def test_the_json_form_is_json_in_every_encoding() -> None:
    ended = [
        process("check", "-", "--format", "json", "--lang", "es", input=BAD, env={"PYTHONIOENCODING": encoding})
        for encoding in ("ascii", "utf-8")
    ]
    assert ended[0].stdout == ended[1].stdout


@pytest.mark.parametrize(("stream", "status"), [("stdin", 2), ("stdout", 1), ("stderr", 1)])
def test_a_closed_stream_is_no_fault(stream: str, status: int) -> None:
    number = {"stdin": 0, "stdout": 1, "stderr": 2}[stream]
    command = f'exec "$0" -m commerce_events check - {number}{"<" if number == 0 else ">"}&-'
    ended = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], input=BAD, capture_output=True, check=False, env=PLAIN, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (status, b"")
    assert (ended.stdout == b"") is (stream == "stdout")


#: What the streams may be, as a shell redirects them; "gone" is a pipe that nobody reads.
STREAMS = {"read": "", "full": "{}>/dev/full", "closed": "{}>&-", "unwritable": "{}</dev/null", "gone": ""}

#: Arguments, whether they write to standard output, and the status if they can.
STATUSES = [
    (["check", "good.json"], True, 0),
    (["check", "bad.json", "--format", "json"], True, 1),
    (["check", "nofile"], True, 2),
    (["check", "--quiet", "bad.json"], False, 1),
    (["check", "--quiet", "nofile"], False, 2),
    (["chekc"], False, 2),
]


@pytest.mark.no_cover
@pytest.mark.parametrize("err", ["read", "full"])
@pytest.mark.parametrize("out", ["read", "full", "closed", "unwritable"])
def test_the_status_for_each_state_of_the_streams(tmp_path: Path, out: str, err: str) -> None:
    """Where standard output is to be written and can't be, it is 2; standard error never has a say in it."""
    see_statuses(tmp_path, out, err)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("out", "err"),
    [("read", "closed"), ("read", "unwritable"), ("read", "gone"), ("full", "gone"), ("closed", "closed")],
)
def test_the_status_where_nobody_hears_of_a_mistake(tmp_path: Path, out: str, err: str) -> None:
    see_statuses(tmp_path, out, err)


def see_statuses(tmp_path: Path, out: str, err: str) -> None:
    (tmp_path / "good.json").write_bytes(b'{"type":"EventCouponApplied","customerCode":"D1"}')
    (tmp_path / "bad.json").write_bytes(BAD)
    reading, writing = os.pipe()
    os.close(reading)
    command = f'exec "$0" -m commerce_events "$@" {STREAMS[out].format(1)} {STREAMS[err].format(2)}'
    started = [
        subprocess.Popen(
            ["/bin/sh", "-c", command, sys.executable, *arguments],
            stdout=subprocess.PIPE, stderr=writing if err == "gone" else subprocess.PIPE, env=PLAIN, cwd=tmp_path,
        )
        for arguments, _, _ in STATUSES
    ]  # fmt: skip
    said = [running.communicate(timeout=60) for running in started]
    os.close(writing)
    found = [running.returncode for running in started]
    is_lost = out in ("full", "unwritable")
    assert found == [2 if writes and is_lost else status for _, writes, status in STATUSES]
    for stdout, stderr in said:
        assert b"Traceback" not in stdout + (stderr or b"")


@pytest.mark.cover_processes
def test_without_sigpipe_a_pipe_that_nobody_reads_is_lost_likewise() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = "import signal; signal.signal(signal.SIGPIPE, signal.SIG_IGN); del signal.SIGPIPE"
    ended = process("check", "nofile", "--quiet", code=code, capture_output=False, stderr=writing)
    os.close(writing)
    assert ended.returncode == 2


@pytest.mark.cover_processes
def test_standard_error_stays_the_file_that_it_was() -> None:
    code = (
        "import atexit, sys\n"
        "def told(err): print(err.fileno(), err.isatty(), err.errors, err.encoding)\n"
        "atexit.register(lambda: told(sys.stderr))"
    )
    assert process("--version", code=code).stdout.decode().splitlines()[1:] == ["2 False backslashreplace utf-8"]


PROGRESS = """
import rich.console, commerce_events.cli.check as check, commerce_events.cli.progress as progress
progress._PATIENCE = progress._INTERVAL = 0
real = progress.Progress.__init__
def shown(self, console, lang, *, wanted):
    real(self, rich.console.Console(stderr=True, force_terminal=True), lang, wanted=True)
progress.Progress.__init__ = shown
"""


@pytest.mark.cover_processes
@pytest.mark.parametrize(("stdin", "status"), [(b"{}\n" * 3, 1), (b"\n", 2)])
def test_a_line_of_progress_that_can_not_be_written_changes_nothing(stdin: bytes, status: int) -> None:
    arguments = ["check", "-", "--input-format", "ndjson"]
    shown = process(*arguments, code=PROGRESS, input=stdin)
    assert b"Checking: " in shown.stderr
    with Path("/dev/full").open("wb") as full:
        ended = process(
            *arguments, code=PROGRESS, input=stdin, capture_output=False, stdout=subprocess.PIPE, stderr=full
        )
    assert (ended.returncode, ended.stdout) == (status, shown.stdout)


@pytest.mark.cover_processes
def test_an_interrupt_with_a_full_disk_is_an_interrupt() -> None:
    code = (
        "import commerce_events._validate as v, signal, sys\n"
        "def check(*_, **__): sys.stdout.write('x'); signal.raise_signal(signal.SIGTERM)\nv.check = check"
    )
    with Path("/dev/full").open("wb") as full:
        ended = process("check", "-", code=code, input=BAD, capture_output=False, stdout=full, stderr=full)
    assert ended.returncode == 130


@pytest.mark.cover_processes
def test_standard_error_without_a_buffer_is_lost_likewise() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = process("check", "nofile", "--quiet", env={"PYTHONUNBUFFERED": "1"}, capture_output=False, stderr=full)
    assert ended.returncode == 2
    assert process("check", "nofile", "--quiet", env={"PYTHONUNBUFFERED": "1"}).stderr.startswith(b"nofile: error[")


def test_the_text_form_is_the_same_whatever_the_width(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"type": "EventSale", ' + b'"metadata": "' + b"x" * 300 + b'"}')
    widths = [process("check", "a.json", cwd=tmp_path, env={"COLUMNS": width}).stdout for width in ("20", "80", "300")]
    assert widths[0] == widths[1] == widths[2]
    assert max(map(len, widths[0].decode().splitlines())) <= 107


def test_colour_is_for_terminals(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(BAD)
    arguments = ["check", str(tmp_path / "a.json")]
    plain = process(*arguments).stdout.decode()
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[unknown-event-type]\x1b[0m" in at_a_terminal(arguments)
    assert "\x1b[1;31m" not in at_a_terminal(arguments, env={"NO_COLOR": "1"})
    assert at_a_terminal(arguments, env={"TERM": "dumb"}).split() == plain.split()
    assert "\x1b[1;31m" in process(*arguments, env={"FORCE_COLOR": "1"}).stdout.decode()


@pytest.mark.parametrize("columns", ["1", "40", "80"])
def test_at_a_terminal_the_mark_is_under_the_place(tmp_path: Path, columns: str) -> None:
    (tmp_path / "a.json").write_bytes(
        b'{"metadata": "' + b"x" * 300 + b'", "type": "EventSael", "customerCode": "D1", "productCode": "N3"}'
    )
    lines = without_colour(at_a_terminal(["check", str(tmp_path)], env={"COLUMNS": columns})).splitlines()
    place = next(number for number, line in enumerate(lines) if "^" in line)
    excerpt, mark = lines[place - 1 : place + 1]
    assert excerpt[mark.index("^") :].startswith('"Event')
    assert len(excerpt) <= max(int(columns), NARROWEST + 8)


@pytest.mark.cover_processes
def test_ctrl_c_at_a_terminal_ends_the_line_that_shows_it() -> None:
    code = (
        "import commerce_events._validate as v, signal\nv.check = lambda *_, **__: signal.raise_signal(signal.SIGINT)"
    )
    terminal = Terminal()
    ended = process("check", "-", code=code, input=BAD, capture_output=False, stderr=terminal.there)
    assert ended.returncode == 130
    assert terminal.shown() == "\ninterrupted\n"
