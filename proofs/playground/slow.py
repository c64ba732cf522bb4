"""Print what the slowest bodies cost the playground, beside a plain valid body of the same size.

    python -m proofs.playground.slow

Each body is checked three times, and the median counts. The status is 1 if a body takes more than `FACTOR` times as
long as the plain one, or if its answer is larger than `largest` allows.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from commerce_events.validator import MAX_BYTES
from proofs.playground.hostile import BODIES, Hostile, plain
from proofs.playground.peer import Playground

#: No body takes more than so many times as long as the plain one: three times what the slowest takes.
FACTOR = 25

TIMES = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What a body costs.

    Attributes:
        name: Its name in the table of bodies.
        milliseconds: How long the check takes.
        ratio: The same, beside the plain body.
        size: How many characters the report has as JSON.
        is_small: The report is no larger than it may be.
    """

    name: str
    milliseconds: float
    ratio: float
    size: int
    is_small: bool

    @property
    def is_bounded(self) -> bool:
        """Whether time and size are within their bounds."""
        return self.is_small and self.ratio <= FACTOR


def largest(body: Hostile) -> int:
    """How large the answer to a body may be, in bytes of JSON."""
    return 8 * len(body.text.encode()) + 256 * 1024


def costs() -> Iterator[Cost]:
    """What each body of the table costs."""
    with Playground() as playground:
        text = plain()
        usual = median([playground.check(text).milliseconds for _ in range(3 * TIMES)][TIMES:])
        for name, body in BODIES.items():
            assert len(body.text.encode()) <= MAX_BYTES
            answers = [playground.check(body.text, **body.options) for _ in range(TIMES)]
            taken = median(answer.milliseconds for answer in answers)
            size = max(len(json.dumps(report)) for report in answers[0].reports)
            yield Cost(name, taken, taken / usual, size, size <= largest(body))


def main() -> int:
    """Print the table; 1 if a bound does not hold."""
    unbounded = 0
    for cost in costs():
        unbounded += not cost.is_bounded
        mark = "" if cost.is_bounded else "  too much"
        print(f"{cost.milliseconds:7.0f} ms {cost.ratio:6.1f} x {cost.size:9} bytes  {cost.name}{mark}", flush=True)
    return 1 if unbounded else 0


if __name__ == "__main__":
    sys.exit(main())
