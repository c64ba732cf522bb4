"""Measure what rows ask for, and gather the results."""

import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import startup, typed
from benchmarks.bodies import Case, cases, hard_texts
from benchmarks.candidates import CHECK, PARSING, Candidate, own
from benchmarks.clock import measure, ratio, spread
from benchmarks.ndjson import ndjson, of_sizes, spoilt
from benchmarks.targets import Measured, Row, results
from benchmarks.works import Key, Times, measured, of_rows, works

_LIBRARIES = ("commerce-events", "msgspec", "orjson", "jsonschema-rs", "fastjsonschema", "jsonschema", "pydantic")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured, and how long.

    Attributes:
        rows: The rows of the targets.
        sizes: Lines of the files for the command, the smallest first.
        rounds: How often each call is timed.
        section: For how many seconds in each round.
        reads: How often the command reads each file, at most.
        starts: How many processes are started for the first verdict.
        in_full: Whether everything is measured that the tables of the docs show, not the rows alone.
    """

    rows: Sequence[Row]
    sizes: Sequence[int]
    rounds: int
    section: float
    reads: int
    starts: int
    in_full: bool

    def has(self, *names: str) -> bool:
        """Whether one of these rows is measured."""
        return any(row.name in names for row in self.rows)


def run(plan: Plan) -> dict[str, Any]:
    """Measure everything.

    Raises:
        WrongVerdictError: A verdict of this package is wrong.
    """
    found: dict[str, Any] = {"machine": machine(), "rounds": plan.rounds}
    # The calls come last: other processes are started while this one is small.
    reached = {**_files(plan, found), **_starts(plan, found), **_typed(plan), **_calls(plan, found)}
    found["targets"] = [asdict(result) for result in results(plan.rows, reached)]
    return found


def _files(plan: Plan, found: dict[str, Any]) -> dict[str, Measured]:
    """Measure the command; the rows of it."""
    reached: dict[str, Measured] = {}
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if plan.has("lines-speed", "lines-size"):
            found["ndjson"] = list(ndjson(folder, plan.sizes, plan.reads))
            reached |= of_sizes(found["ndjson"])
        if plan.has("lines", "lines-memory"):
            reached |= spoilt(folder, plan.sizes[-1], plan.reads)
    return reached


def _starts(plan: Plan, found: dict[str, Any]) -> dict[str, Measured]:
    """Measure the first verdict of a process; the rows of it."""
    if not plan.has("import", "first"):
        return {}
    found["startup"] = startup.startup(plan.starts)
    return startup.rows(found["startup"])


def _typed(plan: Plan) -> dict[str, Measured]:
    """Time typed events; the rows of them."""
    # Not above: only the environment of the benchmarks has what it imports.
    from benchmarks.peers import parse

    if not plan.has(*typed.RATIOS):
        return {}
    return typed.rows(measure(typed.works(parse), rounds=plan.rounds, section=plan.section))


def _calls(plan: Plan, found: dict[str, Any]) -> dict[str, Measured]:
    """Time the calls; the rows of them."""
    # Not above: only the environment of the benchmarks has what it imports.
    from benchmarks.peers import parse, peers, refuses

    bodies, candidates = cases(), [*own(), *peers()]
    shown = [each for each in candidates if each.kind == "verdict" or each.name == CHECK]
    wanted = of_rows(plan.rows, candidates) | (_of_tables(bodies, shown) if plan.in_full else set())
    timed = works(bodies, candidates, parse, wanted)
    print(f"timing {len(timed)} calls in {plan.rounds} rounds", file=sys.stderr, flush=True)
    times = measure(timed, rounds=plan.rounds, section=plan.section)
    if plan.in_full:
        names: dict[str, Candidate | None] = {PARSING: None, **{each.name: each for each in shown}}
        found["refusals"] = {
            text: {name: refuses(validator, body) for name, validator in names.items()}
            for text, body in hard_texts().items()
        }
        found["calls"] = calls(bodies, [*names], times)
    return measured(plan.rows, times, candidates)


def _of_tables(bodies: Sequence[Case], shown: Sequence[Candidate]) -> set[Key]:
    names = [PARSING, *(each.name for each in shown)]
    return {(case.name, case.form, name) for case in bodies for name in names}


def calls(bodies: Sequence[Case], names: Sequence[str], times: Times) -> list[dict[str, Any]]:
    """Return the results of the timed calls, by case."""
    return [
        {
            "case": case.name, "form": case.form, "bytes": len(case.body), "valid": case.valid,
            "times": {name: _time(times, case, name) for name in names},
        } for case in bodies
    ]  # fmt: skip


def _time(times: Times, case: Case, name: str) -> dict[str, Any] | None:
    taken = times.get((case.name, case.form, name))
    if taken is None:
        return None
    base = times[case.name, case.form, PARSING]
    return {"seconds": spread(taken).median, "ratio": asdict(ratio(taken, base))}


def machine() -> Mapping[str, Any]:
    """Return what it was measured on."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next(line.partition(": ")[2] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.processor()
    versions = {"Python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}}
    return {"processor": processor, "system": f"{platform.system()} {platform.machine()}", "versions": versions}
