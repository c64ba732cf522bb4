"""The results → tables in Markdown. What is drawn and told comes from the results alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Results = Mapping[str, Any]

_HEAD = "Written by `make bench`. Do not edit: the next run writes it anew."
_OWN = "commerce_events."
_OURS = "`is_valid`, `validate` and `check` are those of this package."
_FORMS = {"bytes": "From bytes", "parsed": "From parsed JSON"}


def page(results: Results) -> str:
    """All tables, with their headings."""
    # The tables are as wide as the page: what stands beside them makes room.
    head = ["---\nhide: [navigation, toc]\n---", "# Measurements", f"<!-- {_HEAD} -->"]
    head += [_machine(results["machine"]), _OURS]
    return "\n\n".join([*head, *_parts(results)]) + "\n"


def _parts(results: Results) -> Iterator[str]:
    for form, title in _FORMS.items():
        rows = [row for row in results["calls"] if row["form"] == form]
        yield from (f"## {title}: time of a call", times(rows), f"## {title}: ratio to `orjson.loads`", ratios(rows))
    yield from ("## What each refuses", refusals(results["refusals"]))
    yield from ("## The first verdict of a process", startup(results["startup"]))
    yield from ("## `commerce-events check` on NDJSON", files(results["ndjson"]))
    yield from ("## Targets", targets(results["targets"]))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; all columns but the first are aligned to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def times(rows: Sequence[Results]) -> str:
    """What a call takes, by case and candidate: the median of the rounds."""
    return _of_calls(rows, lambda found: duration(found["seconds"]))


def ratios(rows: Sequence[Results]) -> str:
    """How many times as long a call takes as parsing: the median of the rounds, and the quartiles."""

    def cell(found: Results) -> str:
        median, low, high = (digits(found["ratio"][name]) for name in ("median", "low", "high"))
        return f"{median} ({low}–{high})"

    return _of_calls(rows, cell, without="orjson.loads")


def _of_calls(rows: Sequence[Results], cell: Callable[[Results], str], without: str = "") -> str:
    names = [name for name in rows[0]["times"] if name != without]
    head = ["", *(f"`{name.removeprefix(_OWN)}`" for name in names)]
    body = [
        [row["case"], *(cell(found) if (found := row["times"][name]) else "wrong verdict" for name in names)]
        for row in rows
    ]
    return table(head, body)


def refusals(found: Mapping[str, Mapping[str, bool]]) -> str:
    """Who refuses what, of texts that all must be refused."""
    names = next(iter(found.values()))
    rows = [[f"`{name}`", *("refuses" if row[name] else "accepts" for row in found.values())] for name in names]
    return table(["", *found], rows)


def startup(found: Results) -> str:
    """What the first steps of a process take."""
    rows = [[name, *map(duration, (it["median"], it["low"], it["high"]))] for name, it in found["steps"].items()]
    loaded = "is" if found["jsonschema_is_loaded"] else "is not"
    said = f"The library `jsonschema` {loaded} loaded by verdicts on valid events."
    return f"{table(['', 'median', 'lower quartile', 'upper quartile'], rows)}\n\n{said}"


def files(rows: Sequence[Results]) -> str:
    """What the command does with large files."""
    head = ["events", "size", "time", "CPU time", "events a second", "peak memory", "runs"]
    body = [
        [
            f"{row['events']:,}",
            f"{row['bytes'] / 1e6:.1f} MB",
            duration(row["seconds"]),
            duration(row["cpu_seconds"]),
            f"{row['events_per_second']:,.0f}",
            f"{row['peak_memory_bytes'] / 1e6:.1f} MB",
            str(row["runs"]),
        ]
        for row in rows
    ]
    return table(head, body)


def targets(found: Sequence[Results]) -> str:
    """What was to be reached, and what was."""
    rows = [[it["name"], it["wanted"], it["reached"], "met" if it["met"] else "**not met**"] for it in found]
    return table(["", "wanted", "reached", ""], rows)


def duration(seconds: float) -> str:
    """A time in the unit that suits it, with three digits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{digits(seconds / size)} {unit}"
    return f"{digits(seconds / 1e-9)} ns"


def digits(number: float) -> str:
    """A number with three digits, or with all that stand before the point."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 three digits


def _machine(machine: Results) -> str:
    lines: Iterator[str] = (f"{name} {version}" for name, version in machine["versions"].items())
    return f"{machine['processor']}, {machine['system']}; {', '.join(lines)}."
