"""Compare the whole reports of the playground and of the package on bodies that are drawn by chance.

    python -m proofs.playground.random [--seconds N | --bodies N] [--seed N]

The same seed draws the same bodies. A difference is printed; it belongs among those that `test_edges.py` has pinned then.
"""

import argparse
import sys
import unicodedata
from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any

from proofs.playground.drawn import Drawn
from proofs.playground.peer import Answer, Playground, expected, with_known_characters

#: So many questions are asked ahead of their answers: both sides work at the same time.
AHEAD = 64

#: How many differences are printed; after so many the run ends.
PRINTED = 10


@dataclass(slots=True)
class Tally:
    """What came of the bodies so far: compared, of these valid, different, and different by the tables of Unicode."""

    bodies: int = 0
    valid: int = 0
    different: int = 0
    newer: int = 0


def compare(tally: Tally, body: str | bytes, options: dict[str, Any], answer: Answer) -> None:
    """Count what comes of one body, and print a difference."""
    reports, details = expected(body, **options)
    tally.bodies += 1
    tally.valid += bool(reports[0]["valid"])
    told = answer.reports if _is_ascii(body) else [with_known_characters(report) for report in answer.reports]
    if told == reports and (answer.details == details or not _is_ascii(body)):
        return
    if _has_newer_characters(body) and told[0]["valid"] == reports[0]["valid"]:
        tally.newer += 1
        return
    tally.different += 1
    print(f"{body!r}\n  {options}\n  playground: {told[0]}\n  package:    {reports[0]}", file=sys.stderr)


def run(seed: int, seconds: float, bodies: int | None) -> Tally:
    """Compare so many bodies, or as many as there is time for."""
    drawn, tally, asked = Drawn(seed), Tally(), deque[tuple[str | bytes, dict[str, Any]]]()
    end = monotonic() + seconds
    with Playground() as playground:
        while tally.different < PRINTED:
            done = monotonic() >= end if bodies is None else tally.bodies + len(asked) >= bodies
            if not done:
                asked.append((drawn.body(), drawn.options()))
                playground.ask(asked[-1][0], **asked[-1][1])
            if asked and (done or len(asked) == AHEAD):
                body, options = asked.popleft()
                compare(tally, body, options, playground.answer())
            elif done:
                break
    return tally


def _is_ascii(body: str | bytes) -> bool:
    return body.isascii() and (b"\\u" if isinstance(body, bytes) else "\\u") not in body  # type: ignore[operator]


def _has_newer_characters(body: str | bytes) -> bool:
    """Whether a body has characters that this Python's tables don't know: of them, both may say different things."""
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    return any(unicodedata.category(char) == "Cn" for char in text)


def main() -> int:
    """Run with the options of the command line; 1 if there is a difference."""
    parser = argparse.ArgumentParser(prog="python -m proofs.playground.random", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60, help="how long, unless --bodies is given")
    parser.add_argument("--bodies", type=int, help="how many bodies")
    parser.add_argument("--seed", type=int, default=1, help="where chance starts")
    chosen = parser.parse_args()
    started = monotonic()
    tally = run(chosen.seed, chosen.seconds, chosen.bodies)
    speed = tally.bodies / (monotonic() - started)
    print(f"seed {chosen.seed}: {tally.bodies} bodies ({tally.valid} valid), {speed:.0f} a second")
    print(f"{tally.different} differences, and {tally.newer} by characters that are newer than Python's tables")
    return 1 if tally.different else 0


if __name__ == "__main__":
    sys.exit(main())
