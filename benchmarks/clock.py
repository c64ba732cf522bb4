"""The clock: many things, timed in turns in one process, so that what disturbs one disturbs all.

Not pyperf, which is the best there is for one thing: it runs each benchmark in processes of its own, one after another,
and what is wanted here are ratios. A machine that slows down between two processes changes their ratio; between two
calls that follow each other it hardly can. So a round times everything once, each thing for about as long and after a
few calls that are not timed, since what ran before left its own in the caches. Ratios are taken round by round, and
what is told is the median of the rounds with the quartiles.
"""

import gc
import math
import os
import statistics
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from time import process_time
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)

#: What is timed: a function and its argument.
Work = tuple[Callable[[Any], object], Any]

#: A call of so many seconds needs none before it, since what that would warm is a small part of it, and fewer rounds.
_LONG = 0.01
_ROUNDS_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some numbers, and the quartiles beside it."""

    median: float
    low: float
    high: float


def spread(numbers: Sequence[float]) -> Spread:
    """Return the median and the quartiles, of those that are numbers."""
    numbers = [number for number in numbers if not math.isnan(number)]
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
    """Return the seconds that a call of each takes, in each round; each has about `section` seconds in a round.

    Long calls are timed in every fourth round alone, the first included; in the others stands no number (NaN).
    """
    plans = {key: _plan(work, section) for key, work in works.items()}
    times: dict[Key, list[float]] = {key: [] for key in works}
    gc.collect()
    gc.freeze()
    for number in range(rounds):
        for key, work in works.items():
            unmeasured, calls = plans[key]
            if unmeasured:
                _time(work, unmeasured)
            is_timed = unmeasured or number % _ROUNDS_BETWEEN == 0
            times[key].append(_time(work, calls) if is_timed else math.nan)
        gc.collect()
    gc.unfreeze()
    return times


def _plan(work: Work, section: float) -> tuple[int, int]:
    """How many calls warm up, and how many fill a section; finding that out warms up, too."""
    calls = 1
    while (taken := _time(work, calls) * calls) < section / 4:
        calls *= 4
    if taken / calls > _LONG:
        return 0, 1
    calls = max(1, round(calls * section / taken))
    return 1 + calls // 4, calls


def _time(work: Work, calls: int) -> float:
    call, argument = work
    gc.disable()
    try:
        start = process_time()
        for _ in repeat(None, calls):
            call(argument)
        return (process_time() - start) / calls
    finally:
        gc.enable()
