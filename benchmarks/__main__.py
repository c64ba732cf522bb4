"""The command: measure everything, print the targets, and write the results, the tables and the picture.

Exit status 0: measured, and every target is met; 1: a target is missed, or a verdict of this package is wrong. With
--quick, times are too rough to say that a target is missed: only a wrong verdict is status 1.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from benchmarks import tables, terminal
from benchmarks.clock import stay_on_one_core
from benchmarks.plot import draw
from benchmarks.run import Plan, run
from benchmarks.targets import ROWS, Row
from benchmarks.works import WrongVerdictError

_FOLDER = Path(__file__).parents[1] / "docs" / "performance"
_SIZES, _QUICK_SIZES = (10_000, 100_000, 1_000_000), (1_000, 2_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.show:
        show(chosen.to or _FOLDER)
        return 0
    try:
        plan = plan_of(chosen)
    except LookupError as error:
        parser.error(str(error))
    stay_on_one_core()
    try:
        results = run(plan)
    except WrongVerdictError as error:
        print(error, file=sys.stderr)
        return 1
    targets = results["targets"]
    print(json.dumps(targets, indent=1) if chosen.json else "\n".join(terminal.lines(targets)))
    if folder := chosen.to or (_FOLDER if plan.in_full and not chosen.quick else None):
        write(results, folder)
    return status(targets, quick=chosen.quick)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, epilog=f"Rows: {', '.join(row.name for row in ROWS)}."
    )
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="lines of the files for the command")
    parser.add_argument("--rounds", type=int, default=60, metavar="N", help="how often each call is timed")
    parser.add_argument(
        "--quick", action="store_true", help="few rounds and small files; writes nothing unless told to"
    )
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to write; docs/performance if all is measured")
    parser.add_argument(
        "--only", nargs="+", metavar="ROW", help="measure these rows alone ('1-bad*' too), and write nothing"
    )
    parser.add_argument("--json", action="store_true", help="print the targets as JSON")
    parser.add_argument(
        "--show",
        action="store_true",
        help="measure nothing: write the tables and pictures of the results that are there",
    )
    return parser


def plan_of(chosen: argparse.Namespace) -> Plan:
    """Return what the arguments ask for.

    Raises:
        LookupError: There is no such row, or what is given can't be measured.
    """
    sizes = sorted(chosen.sizes or (_QUICK_SIZES if chosen.quick else _SIZES))
    rows = [row for row in ROWS if chosen.only is None or any(fnmatchcase(row.name, each) for each in chosen.only)]
    for pattern in chosen.only or ():
        if not any(fnmatchcase(row.name, pattern) for row in ROWS):
            raise LookupError(f"there is no row {pattern!r}")
    if chosen.only and chosen.to:
        raise LookupError("what --to writes needs all rows")
    rounds, section, reads, starts = (3, 0.0002, 1, 3) if chosen.quick else (chosen.rounds, 0.002, 3, 21)
    return Plan(_comparable(rows, sizes), sizes, rounds, section, reads, starts, in_full=chosen.only is None)


def _comparable(rows: Sequence[Row], sizes: Sequence[int]) -> list[Row]:
    """The rows without the one that compares files of two sizes, where there is one size."""
    return [row for row in rows if row.name != "lines-size" or len(sizes) > 1]


def status(targets: Sequence[Any], *, quick: bool) -> int:
    """Return the exit status: 1 where a target is missed, unless the times are rough."""
    return int(not quick and any(target["status"] == "missed" for target in targets))


def write(results: dict[str, Any], folder: Path) -> None:
    """Write the results, and what the docs show of them."""
    folder.mkdir(parents=True, exist_ok=True)
    rounded = json.loads(json.dumps(results), parse_float=lambda text: float(f"{float(text):.4g}"))
    text = json.dumps(rounded, indent=1, ensure_ascii=False)
    folder.joinpath("results.json").write_text(f"{text}\n", encoding="utf-8")
    show(folder)


def show(folder: Path) -> None:
    """Write the table and the picture of the results that are in a folder."""
    results = json.loads(folder.joinpath("results.json").read_text(encoding="utf-8"))
    folder.joinpath("table.md").write_text(tables.page(results), encoding="utf-8")
    draw(results, folder / "plot.svg")


if __name__ == "__main__":
    sys.exit(main())
