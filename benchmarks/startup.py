"""What the first verdict of a process costs: the import, and what is made when it is first needed."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from benchmarks.bodies import compact, event
from benchmarks.clock import spread

_PROBE = """
import sys
from time import perf_counter
body, then = sys.stdin.buffer.read(), [perf_counter()]
import commerce_events
then.append(perf_counter())
assert commerce_events.is_valid(body)
then.append(perf_counter())
assert commerce_events.is_valid(body)
then.append(perf_counter())
assert commerce_events.check(body).valid
print([after - before for before, after in zip(then, then[1:])] + ["jsonschema" in sys.modules])
"""

_STEPS = ("import commerce_events", "first is_valid", "second is_valid")


def startup(runs: int) -> dict[str, Any]:
    """The seconds of each step, in processes of their own, and whether `jsonschema` was loaded."""
    body = compact([event(number) for number in range(10)])
    command = [sys.executable, "-c", _PROBE]
    # With bytecode, as an installed package has it: the first run writes what is missing and is not counted.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found = [
        subprocess.run(command, input=body, check=True, capture_output=True, env=env).stdout  # noqa: S603 the probe above
        for _ in range(runs + 1)
    ][1:]
    rows = [json.loads(each.decode().lower()) for each in found]
    steps = {name: asdict(spread([row[index] for row in rows])) for index, name in enumerate(_STEPS)}
    return {"steps": steps, "jsonschema_is_loaded": any(row[-1] for row in rows)}
