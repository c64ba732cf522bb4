"""Measure what the first verdict of a process costs: the import, and what is made when it is first needed."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from benchmarks.clock import Spread, ratio, spread
from benchmarks.events import compact, event
from benchmarks.targets import Measured

_PROBE = """
import sys
from time import process_time
body, then = sys.stdin.buffer.read(), [process_time()]
import commerce_events
then.append(process_time())
assert commerce_events.is_valid(body)
then.append(process_time())
assert commerce_events.is_valid(body)
then.append(process_time())
assert commerce_events.check(body).valid
print([after - before for before, after in zip(then, then[1:])] + ["jsonschema" in sys.modules])
"""

#: What a program that reads JSON fast imports anyway: what the steps are compared with.
_BASE_PROBE = """
import sys
from time import process_time
start = process_time()
import json, msgspec
print([process_time() - start])
"""

_BASE = "import json, msgspec"
_STEPS = ("import commerce_events", "first is_valid", "second is_valid")


def startup(runs: int) -> dict[str, Any]:
    """Return the seconds of each step, in processes of their own, and whether `jsonschema` was loaded."""
    body = compact([event(number) for number in range(10)])
    # In turns; the first turn writes what bytecode is missing and is not counted.
    pairs = [(_probe(_BASE_PROBE, body), _probe(_PROBE, body)) for _ in range(runs + 1)][1:]
    seconds = {_BASE: [base for (base,), _ in pairs]}
    seconds |= {name: [row[index] for _, row in pairs] for index, name in enumerate(_STEPS)}
    return {
        "steps": {name: asdict(spread(each)) for name, each in seconds.items()},
        "jsonschema_is_loaded": any(row[-1] for _, row in pairs),
        "ratios": {name: asdict(ratio(seconds[name], seconds[_BASE])) for name in _STEPS},
    }


def rows(found: Mapping[str, Any]) -> dict[str, Measured]:
    """Return the rows of the import and of the first verdict."""
    ratios = found["ratios"]
    return {row: Measured(Spread(**ratios[step])) for row, step in zip(("import", "first"), _STEPS, strict=False)}


def _probe(code: str, body: bytes) -> list[Any]:
    # With bytecode, as an installed package has it.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run([sys.executable, "-c", code], input=body, check=True, capture_output=True, env=env)  # noqa: S603 the probes above
    found: list[Any] = json.loads(run.stdout.decode().lower())
    return found
