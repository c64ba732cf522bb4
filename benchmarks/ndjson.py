"""Measure what the command costs on large files: events per second, and the most memory it had."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.clock import ratio, spread
from benchmarks.events import FAULTS, compact, event
from benchmarks.targets import Measured
from commerce_events._contract.contract import contract

#: Runs the command from a small process. On Linux what the parent had in memory counts as the child's, for a moment.
_LAUNCHER = """
import json, os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, used = os.wait4(child, 0)
seconds = time.perf_counter() - start
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps([os.waitstatus_to_exitcode(status), seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit]))
"""

#: A file is read again until this many seconds are over, or it has been read as often as is wanted.
_ENOUGH = 20


class Run(NamedTuple):
    """Seconds by the clock, seconds of the processor, and bytes of memory at the peak."""

    seconds: float
    cpu: float
    memory: float


def ndjson(folder: Path, sizes: Sequence[int], times: int) -> Iterator[dict[str, Any]]:
    """Yield for a file of each size: seconds by the clock, seconds of the processor, bytes of memory."""
    for size in sizes:
        file = _clean(folder, size)
        runs: list[Run] = []
        while len(runs) < times and sum(run.seconds for run in runs) < _ENOUGH:
            runs.append(_run(file, says=f"{size} events: {size} accepted"))
        seconds, cpu, memory = (statistics.median(column) for column in zip(*runs, strict=True))
        yield {
            "events": size, "bytes": file.stat().st_size, "runs": len(runs), "seconds": seconds,
            "cpu_seconds": cpu, "events_per_second": size / seconds, "peak_memory_bytes": int(memory),
        }  # fmt: skip


def of_sizes(rows: Sequence[Mapping[str, Any]]) -> dict[str, Measured]:
    """Return the rows of the largest file, alone and beside the smallest."""
    first, last = rows[0], rows[-1]
    return {
        "lines-speed": Measured(spread([last["events"] / last["cpu_seconds"]])),
        "lines-size": Measured(ratio([last["peak_memory_bytes"]], [first["peak_memory_bytes"]])),
    }


def spoilt(folder: Path, size: int, times: int) -> dict[str, Measured]:
    """Return the rows of a file of which 1 % of lines is bad, read in turns with the clean one, with `--quiet`."""
    clean, bad = _clean(folder, size), folder / "bad.ndjson"
    spoil(clean, bad)
    pairs = [(_run(clean, "--quiet"), _run(bad, "--quiet", status=1)) for _ in range(times)]
    return {
        "lines": Measured(ratio([good.cpu for good, _ in pairs], [spoiled.cpu for _, spoiled in pairs])),
        "lines-memory": Measured(ratio([spoiled.memory for _, spoiled in pairs], [good.memory for good, _ in pairs])),
    }


def _clean(folder: Path, size: int) -> Path:
    """The file of a size, written when it is first asked for."""
    file = folder / f"{size}.ndjson"
    if not file.exists():
        write(file, size)
    return file


def write(file: Path, size: int) -> None:
    """Write a file of valid events, one on each line."""
    rules = contract("v1")
    with file.open("wb") as lines:
        lines.writelines(compact(event(number, rules)) + b"\n" for number in range(size))


def spoil(clean: Path, bad: Path) -> None:
    """Copy a file with a fault in the 51st line of each hundred: all kinds of faults in turn."""
    makers = [*FAULTS.values()]
    with clean.open("rb") as lines, bad.open("wb") as copy:
        for number, line in enumerate(lines):
            turn, place = divmod(number, 100)
            is_bad = place == 50  # noqa: PLR2004 the 51st
            copy.write(compact(makers[turn % len(makers)](json.loads(line))) + b"\n" if is_bad else line)


def _run(file: Path, *options: str, says: str = "", status: int = 0) -> Run:
    check = [str(Path(sys.executable).with_name("commerce-events")), "check", *options, str(file)]
    launched = subprocess.run([sys.executable, "-IS", "-c", _LAUNCHER, *check], check=True, capture_output=True)  # noqa: S603 our own command
    ended, *used = json.loads(launched.stdout)
    said = launched.stderr.decode().strip()
    if ended != status or says not in said:
        raise RuntimeError(f"the command ended with exit status {ended}, and said: {said}")
    return Run(*used)
