"""What the command costs on large files: events per second, and the most memory it had."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.bodies import compact, event
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

#: A file is read again until this many seconds are over, three times at most.
_ENOUGH = 20


def ndjson(sizes: Sequence[int]) -> Iterator[dict[str, Any]]:
    """For a file of each size: seconds by the clock, seconds of the processor, bytes of memory."""
    with TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder, f"{size}.ndjson")
            write(file, size)
            runs: list[tuple[float, float, int]] = []
            while len(runs) < 3 and sum(seconds for seconds, *_ in runs) < _ENOUGH:  # noqa: PLR2004 three runs
                runs.append(_run(file, size))
            seconds, cpu, memory = (statistics.median(column) for column in zip(*runs, strict=True))
            yield {
                "events": size, "bytes": file.stat().st_size, "runs": len(runs), "seconds": seconds,
                "cpu_seconds": cpu, "events_per_second": size / seconds, "peak_memory_bytes": int(memory),
            }  # fmt: skip
            file.unlink()


def write(file: Path, size: int) -> None:
    """Write a file of valid events, one on each line."""
    rules = contract("v1")
    with file.open("wb") as lines:
        lines.writelines(compact(event(number, rules)) + b"\n" for number in range(size))


def _run(file: Path, size: int) -> tuple[float, float, int]:
    check = [str(Path(sys.executable).with_name("commerce-events")), "check", str(file)]
    launched = subprocess.run([sys.executable, "-IS", "-c", _LAUNCHER, *check], check=True, capture_output=True)  # noqa: S603 our own command
    status, seconds, cpu, memory = json.loads(launched.stdout)
    said = launched.stderr.decode().strip()
    if status or f"({size} events): {size} valid" not in said:
        raise RuntimeError(f"the command ended with exit status {status}, and said: {said}")
    return seconds, cpu, memory
