"""The command: measure everything, print it as it comes, and write the results, the tables and the picture.

Exit status 0: measured, whether or not the targets are met, which is printed; 1: a verdict of this package is wrong.
"""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import tables
from benchmarks.bodies import Case, cases, hard_texts
from benchmarks.candidates import PARSING, Candidate, candidates, parse, refuses
from benchmarks.clock import Work, measure, ratio, spread, stay_on_one_core
from benchmarks.ndjson import ndjson
from benchmarks.plot import draw
from benchmarks.startup import startup
from benchmarks.targets import Times, of_files, of_startup, of_times

_FOLDER = Path(__file__).parents[1] / "docs" / "performance"
_OWN = "commerce_events."
_LIBRARIES = ("commerce-events", "msgspec", "orjson", "jsonschema-rs", "fastjsonschema", "jsonschema", "pydantic")


class WrongVerdictError(Exception):
    """One of our own verdicts is wrong: there is no use in measuring how fast it is."""


def works(found: list[Case], validators: list[Candidate]) -> dict[tuple[str, str, str], Work]:
    """What is timed: on each case parsing, and those that are right about it.

    Raises:
        WrongVerdictError: Ours are not.
    """
    timed: dict[tuple[str, str, str], Work] = {}
    for case in found:
        timed[case.name, case.form, PARSING] = (parse, case.body)
        for validator in validators:
            call: Callable[[Any], bool] = validator.of_bytes if case.form == "bytes" else validator.of_parsed
            argument = case.body if case.form == "bytes" else json.loads(case.body)
            if call(argument) is case.valid:
                timed[case.name, case.form, validator.name] = (call, argument)
            elif validator.name.startswith(_OWN):
                raise WrongVerdictError(f"{validator.name} is wrong about: {case.name}, {case.form}")
    return timed


def calls(found: list[Case], validators: list[Candidate], times: Times) -> list[dict[str, Any]]:
    """The results of the timed calls, by case."""
    names = [PARSING, *(validator.name for validator in validators)]
    return [
        {
            "case": case.name, "form": case.form, "bytes": len(case.body), "valid": case.valid,
            "times": {name: _time(times, case, name) for name in names},
        } for case in found
    ]  # fmt: skip


def _time(times: Times, case: Case, name: str) -> dict[str, Any] | None:
    taken = times.get((case.name, case.form, name))
    if taken is None:
        return None
    base = times[case.name, case.form, PARSING]
    return {"seconds": spread(taken).median, "ratio": asdict(ratio(taken, base))}


def machine() -> Mapping[str, Any]:
    """What it was measured on."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next(line.partition(": ")[2] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.processor()
    versions = {"Python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}}
    return {"processor": processor, "system": f"{platform.system()} {platform.machine()}", "versions": versions}


def measured(chosen: argparse.Namespace) -> dict[str, Any]:
    """Measure everything, and print it."""
    stay_on_one_core()
    results: dict[str, Any] = {"machine": machine()}
    # These come first: other processes are started while this one is small.
    results["ndjson"] = []
    for row in ndjson(chosen.sizes):
        results["ndjson"].append(row)
        print(f"{row['events']:,} lines: {row['events_per_second']:,.0f} a second", flush=True)
    results["startup"] = startup(3 if chosen.quick else 21)
    found, validators = cases(), candidates()
    names: dict[str, Candidate | None] = {PARSING: None, **{each.name: each for each in validators}}
    results["refusals"] = {
        text: {name: refuses(validator, body) for name, validator in names.items()}
        for text, body in hard_texts().items()
    }
    rounds, section = (5, 0.0002) if chosen.quick else (chosen.rounds, 0.002)
    print(f"timing {len(found)} bodies in {rounds} rounds", flush=True)
    times = measure(works(found, validators), rounds=rounds, section=section)
    results["rounds"] = rounds
    results["calls"] = calls(found, validators, times)
    targets = (*of_times(times), *of_startup(results["startup"]), *of_files(results["ndjson"]))
    results["targets"] = [asdict(target) for target in targets]
    return results


def write(results: dict[str, Any], folder: Path) -> None:
    """Write the results, and what the docs show of them."""
    folder.mkdir(parents=True, exist_ok=True)
    rounded = json.loads(json.dumps(results), parse_float=lambda text: float(f"{float(text):.4g}"))
    text = json.dumps(rounded, indent=1, ensure_ascii=False)
    folder.joinpath("results.json").write_text(f"{text}\n", encoding="utf-8")
    show(folder)


def show(folder: Path) -> None:
    """Write the tables and the picture of the results that are in a folder."""
    results = json.loads(folder.joinpath("results.json").read_text(encoding="utf-8"))
    folder.joinpath("table.md").write_text(tables.page(results), encoding="utf-8")
    draw(results, folder / "plot.svg")


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="lines of the files for the command")
    parser.add_argument("--rounds", type=int, default=60, metavar="N", help="how often each call is timed")
    parser.add_argument(
        "--quick", action="store_true", help="few rounds and small files; writes nothing unless told to"
    )
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to write; docs/performance if not --quick")
    parser.add_argument(
        "--show",
        action="store_true",
        help="measure nothing: write the tables and the picture of the results that are there",
    )
    chosen = parser.parse_args()
    if chosen.show:
        show(chosen.to or _FOLDER)
        return 0
    chosen.sizes = sorted(chosen.sizes or ([1_000, 2_000] if chosen.quick else [10_000, 100_000, 1_000_000]))
    try:
        results = measured(chosen)
    except WrongVerdictError as error:
        print(error, file=sys.stderr)
        return 1
    print(tables.page(results))
    if folder := chosen.to or (None if chosen.quick else _FOLDER):
        write(results, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
