"""What a payload costs: the time of a call as a multiple of parsing a plain payload of the same size, in one run."""

import gc
import json
from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import Any

import commerce_events as ce
from proofs.hostile.payloads import plain

#: The largest payload that is looked at unless the caller says otherwise, in bytes.
SIZE = 1024 * 1024

#: What no call may cost more than, as a multiple of `json.loads` of the plain payload of that size.
BOUND = 140

#: A figure above this share of the bound is measured again: something else may have used the machine.
_DOUBTFUL, _TRIES = 0.8, 5
#: How often the plain payload is parsed beside each call: the machine may be slower for a while, for both.
_UNITS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one call costs with one payload.

    Attributes:
        payload: The payload's name.
        call: The call, such as `check` or `is_valid, parsed`.
        seconds: The time of the processor.
        ratio: The same as a multiple of what `json.loads` takes for the plain payload.
    """

    payload: str
    call: str
    seconds: float
    ratio: float


class Scale:
    """Measures calls, each beside the parsing of the plain payload."""

    def __init__(self, size: int = SIZE) -> None:
        self._plain = plain(size).encode()

    def costs(self, name: str, text: str) -> list[Cost]:
        """What each call costs with a payload, as text and, if it is JSON, parsed."""
        raw = text.encode()
        costs = [self._cost(name, "check", ce.check, raw), self._cost(name, "is_valid", ce.is_valid, raw)]
        # Not before: the collector of garbage goes through what is alive, and a receiver of texts has no such value.
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            return costs
        if isinstance(value, (dict, list)):
            costs.append(self._cost(name, "check, parsed", _check, value))
            costs.append(self._cost(name, "is_valid, parsed", _is_valid, value))
        return costs

    def _cost(self, name: str, call: str, function: Callable[..., Any], body: Any) -> Cost:
        costs: list[Cost] = []
        while len(costs) < _TRIES and all(cost.ratio > _DOUBTFUL * BOUND for cost in costs):
            seconds, unit = _timed(function, body), min(_timed(json.loads, self._plain) for _ in range(_UNITS))
            costs.append(Cost(name, call, seconds, seconds / unit))
        return min(costs, key=lambda cost: cost.ratio)


def _check(body: Any) -> None:
    try:
        ce.check(body)
    except TypeError:  # `json.loads` reads infinity, which JSON can't say
        return


def _is_valid(body: Any) -> None:
    try:
        ce.is_valid(body)
    except TypeError:
        return


def _timed(function: Callable[[Any], Any], argument: Any) -> float:
    gc.collect()
    start = process_time()
    function(argument)
    return process_time() - start
