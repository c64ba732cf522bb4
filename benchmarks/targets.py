"""What this package set out to reach, put to what was measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.clock import ratio

#: The times of a candidate on a case: its name, `bytes` or `parsed`, the candidate's name.
Times = Mapping[tuple[str, str, str], Sequence[float]]

_IS_VALID, _VALIDATE, _CHECK = (f"commerce_events.{name}" for name in ("is_valid", "validate", "check"))
_PARSING, _VALID = "orjson.loads", "100 valid"


@dataclass(frozen=True, slots=True)
class Target:
    """What was to be reached, what was, and whether that will do."""

    name: str
    wanted: str
    reached: str
    met: bool


def of_times(times: Times) -> Iterator[Target]:
    """The targets of single calls, from bytes."""

    def compare(case: str, candidate: str, base_case: str, base: str) -> float:
        return ratio(times[case, "bytes", candidate], times[base_case, "bytes", base]).median

    def within(name: str, limit: float, found: float) -> Target:
        return Target(name, f"at most {limit:g} ×", f"{found:.2f} ×", found <= limit)

    yield within("100 valid, to parsing alone", 1.6, compare(_VALID, _IS_VALID, _VALID, _PARSING))
    found = compare(_VALID, _IS_VALID, _VALID, "jsonschema-rs")
    yield Target("100 valid, to `jsonschema-rs`", "less than 1 ×", f"{found:.2f} ×", found < 1)
    yield within("1 valid, to parsing alone", 4, compare("1 valid", _IS_VALID, "1 valid", _PARSING))
    for case in dict.fromkeys(name for name, *_ in times if name.startswith("1 of 100 invalid")):
        for candidate in (_IS_VALID, _VALIDATE):
            found = compare(case, candidate, _VALID, candidate)
            yield within(f"{case}, `{candidate.partition('.')[2]}` to the same of 100 valid", 12, found)
    for case in dict.fromkeys(name for name, *_ in times if name.startswith("100 of 100 invalid")):
        found = compare(case, _CHECK, _VALID, _IS_VALID)
        yield Target(f"{case}, `check` to `is_valid` of 100 valid", "less than 250 ×", f"{found:.0f} ×", found < 250)  # noqa: PLR2004 the target


def of_startup(found: Mapping[str, Any]) -> Iterator[Target]:
    """The target of the first verdict of a process, after the import."""
    taken = found["steps"]["first is_valid"]["median"]
    yield Target("the first `is_valid` of a process", "less than 15 ms", f"{taken * 1000:.1f} ms", taken < 0.015)  # noqa: PLR2004 the target


def of_files(rows: Sequence[Mapping[str, Any]]) -> Iterator[Target]:
    """The targets of the command: those of the largest file."""
    first, last = rows[0], rows[-1]
    speed = last["events_per_second"]
    wanted = 400_000
    yield Target(
        f"{last['events']:,} lines", f"at least {wanted:,} a second", f"{speed:,.0f} a second", speed >= wanted
    )
    if first is not last:
        least, most = first["peak_memory_bytes"], last["peak_memory_bytes"]
        name = f"memory for {last['events']:,} lines, to {first['events']:,}"
        yield Target(name, "at most 10 % more", f"{most / least - 1:+.1%}".replace("%", " %"), 10 * most <= 11 * least)
