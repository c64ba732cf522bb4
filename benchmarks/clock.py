"""The clock: many things, timed in turns in one process, so that what disturbs one disturbs all.

Not pyperf, which is the best there is for one thing: it runs each benchmark in processes of its own, one after another,
and what is wanted here are ratios. A machine that slows down between two processes changes their ratio; between two
calls that follow each other it hardly can. So a round times everything once, each thing for about as long and after a
few calls that are not timed, since what ran before left its own in the caches. Ratios are taken round by round, and
what is told is the median of the rounds with the quartiles.
"""

import gc
import os
import statistics
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from time import perf_counter
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)

#: What is timed: a function and its argument.
Work = tuple[Callable[[Any], object], Any]


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some numbers, and the quartiles beside it."""

    median: float
    low: float
    high: float


def spread(numbers: Sequence[float]) -> Spread:
    """The median and the quartiles."""
    if len(numbers) == 1:
        return Spread(numbers[0], numbers[0], numbers[0])
    low, median, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return Spread(median, low, high)


def ratio(times: Sequence[float], base: Sequence[float]) -> Spread:
    """How many times as long something takes as something else, compared round by round."""
    return spread([time / other for time, other in zip(times, base, strict=True)])


def stay_on_one_core() -> None:
    """Run on one core from now on, this process and those that it starts, where the system lets one choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measure(works: Mapping[Key, Work], *, rounds: int, section: float) -> dict[Key, list[float]]:
    """The seconds that a call of each takes, in each round; each has about `section` seconds in a round."""
    calls = {key: _calls(work, section) for key, work in works.items()}
    times: dict[Key, list[float]] = {key: [] for key in works}
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for key, work in works.items():
            _time(work, 1 + calls[key] // 4)
            times[key].append(_time(work, calls[key]))
        gc.collect()
    gc.unfreeze()
    return times


def _calls(work: Work, section: float) -> int:
    """How many calls fill a section; finding that out warms up."""
    calls = 1
    while (taken := _time(work, calls) * calls) < section / 4:
        calls *= 4
    return max(1, round(calls * section / taken))


def _time(work: Work, calls: int) -> float:
    call, argument = work
    gc.disable()
    try:
        start = perf_counter()
        for _ in repeat(None, calls):
            call(argument)
        return (perf_counter() - start) / calls
    finally:
        gc.enable()
