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
_DOUBTFUL, _TRIES = 0.8, 4


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
    """Measures calls; what parsing the plain payload takes is measured again and again, between them."""

    def __init__(self, size: int = SIZE) -> None:
        self._plain = plain(size).encode()
        self._unit = min(_timed(json.loads, self._plain) for _ in range(20))

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
        seconds = _timed(function, body)
        for _ in range(_TRIES - 1):
            self._unit = min(self._unit, _timed(json.loads, self._plain))
            if seconds <= _DOUBTFUL * BOUND * self._unit:
                break
            seconds = min(seconds, _timed(function, body))
        return Cost(name, call, seconds, seconds / self._unit)


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
