"""State what this package set out to reach, one row for each, and put it to what was measured."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from benchmarks.bodies import SINGLE_FAULTS, Form
from benchmarks.candidates import CHECK, CHECK_10, IS_VALID
from benchmarks.clock import Spread

Status = Literal["met", "missed", "no target"]


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be reached: a ratio of two things that are measured in turns, but for `lines-speed`.

    Attributes:
        name: What the command line calls it.
        text: What is measured, and what it is divided by unless that is parsing the same bytes.
        limit: What the value may be at most; None while nothing is set.
        call: The body, its form, and the function of this package; None for what a process is started for.
        at_least: Whether the value has to be the limit at least.
    """

    name: str
    text: str
    limit: float | None
    call: tuple[str, Form, str] | None = None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The value of a row, and those of peers that find the same."""

    value: Spread
    peers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """A row with what was measured."""

    name: str
    text: str
    limit: float | None
    at_least: bool
    value: Spread
    peers: Mapping[str, float]
    status: Status
    ahead: bool | None  # of every peer; None without peers


def _call(name: str, limit: float | None, case: str, call: str = IS_VALID, form: Form = "bytes") -> Row:
    source = "" if form == "bytes" else ", from parsed JSON"
    return Row(name, f"{case}{source}: `{call.partition('.')[2]}`", limit, (case, form, call))


def _invalid(name: str, case: str, limits: Mapping[str, float]) -> Iterator[Row]:
    for call, limit in limits.items():
        yield _call(f"{name}{_SUFFIXES[call]}", limit, case, call)


_SUFFIXES = {IS_VALID: "", CHECK: "-check", CHECK_10: "-check-10"}

ROWS: tuple[Row, ...] = (
    _call("valid", 1.5, "100 valid"),
    _call("metadata", 2.2, "100 valid, with metadata"),
    _call("blanks", 2.2, "100 valid, with blanks"),
    _call("escapes", 2.5, "100 valid, with \\u escapes"),
    _call("php", 3, "100 valid, as PHP writes them"),
    _call("large-numbers", 3, "1 valid, 200 kB of numbers in metadata"),
    _call("large-integers", 3, "1 valid, 200 kB of integers of 16 digits in metadata"),
    _call("large-objects", 3, "1 valid, 200 kB of objects in metadata"),
    _call("one-metadata", 1.7, "100 valid, one with metadata"),
    _call("integers", 2.4, "100 valid, with integers of 16 digits in metadata"),
    _call("spanish", 1.7, "100 valid, Spanish text in UTF-8"),
    _call("parsed", None, "100 valid", form="parsed"),
    _call("parsed-metadata", 4, "100 valid, with metadata", form="parsed"),
    _call("single", 3.5, "1 valid"),
    *(
        row
        for fault in SINGLE_FAULTS
        for row in _invalid(
            f"1-bad-{fault.replace(' ', '-')}", f"1 of 100 invalid: {fault}", {IS_VALID: 3.3, CHECK: 10}
        )
    ),
    *_invalid("100-bad", "100 of 100 invalid: all kinds", {IS_VALID: 1, CHECK: 120, CHECK_10: 50}),
    *_invalid("100-bad-names", "100 of 100 invalid: misspelt names", {IS_VALID: 1, CHECK: 120, CHECK_10: 50}),
    Row("load", "100 valid: `load`", 2.5),
    Row("load-apart", "100 valid: `load`, to `is_valid` and then `orjson.loads`", 1),
    Row("load-single", "1 valid: `load`", None),
    Row("dump", "100 valid: `dump`, to `json.dumps` of dictionaries", 1),
    Row("lines", "NDJSON, 1 % of lines bad: events a second of CPU time, to the clean file", 0.5, at_least=True),
    Row("lines-memory", "NDJSON, 1 % of lines bad: peak memory, to the clean file", None),
    Row("lines-speed", "NDJSON: events of the largest file, a second of CPU time", 1_400_000, at_least=True),
    Row("lines-size", "NDJSON: peak memory of the largest file, to the smallest", 1.1),
    Row("import", "`import commerce_events`, to `import json, msgspec`", 1.5),
    Row("first", "the first `is_valid` of a process, to `import json, msgspec`", 1),
)

#: Rows that are newer than the results in the docs: the next full run measures them.
NEW = frozenset({"load", "load-apart", "load-single", "dump"})


def results(rows: Iterable[Row], found: Mapping[str, Measured]) -> list[Result]:
    """Put rows to what was measured.

    Raises:
        KeyError: A row was not measured.
    """
    return [_result(row, found[row.name]) for row in rows]


def _result(row: Row, found: Measured) -> Result:
    reached = found.value.median
    ahead = reached < min(found.peers.values()) if found.peers else None
    return Result(row.name, row.text, row.limit, row.at_least, found.value, found.peers, _status(row, reached), ahead)


def _status(row: Row, reached: float) -> Status:
    if row.limit is None:
        return "no target"
    return "met" if (reached >= row.limit if row.at_least else reached <= row.limit) else "missed"
