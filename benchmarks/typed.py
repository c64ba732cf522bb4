"""Time typed events: `load` beside what gives dictionaries, and `dump` beside what writes them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import commerce_events as ce
from benchmarks.clock import Work, ratio
from benchmarks.events import compact, event
from benchmarks.targets import Measured

#: What is measured for each row, and what it is compared with.
RATIOS: Mapping[str, tuple[str, str]] = {
    "load": ("load", "orjson.loads"),
    "load-apart": ("load", "is_valid, then orjson.loads"),
    "load-single": ("load, 1 event", "orjson.loads, 1 event"),
    "dump": ("dump", "json.dumps"),
}


def works(parse: Callable[[bytes], Any]) -> dict[str, Work]:
    """Return what is timed: on 100 valid events without `metadata`, and on one."""
    batch, single = compact([event(number) for number in range(100)]), compact(event(0))
    return {
        "load": (ce.load, batch),
        "load, 1 event": (ce.load, single),
        "orjson.loads": (parse, batch),
        "orjson.loads, 1 event": (parse, single),
        "is_valid, then orjson.loads": (lambda body: parse(body) if ce.is_valid(body) else None, batch),
        "dump": (ce.dump, ce.load(batch)),
        "json.dumps": (json.dumps, json.loads(batch)),
    }


def rows(times: Mapping[str, Sequence[float]]) -> dict[str, Measured]:
    """Return the rows of the targets."""
    return {name: Measured(ratio(times[own], times[other])) for name, (own, other) in RATIOS.items()}
