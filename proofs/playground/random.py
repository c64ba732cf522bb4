"""Compare the whole reports of the playground and of the package on bodies that are drawn by chance.

    python -m proofs.playground.random [--seconds N | --bodies N] [--seed N]

The same seed draws the same bodies. A difference is printed; it then belongs among those that `test_edges.py` pins.
"""

import argparse
import sys
import unicodedata
from dataclasses import dataclass
from time import monotonic
from typing import Any

from proofs.playground.drawn import Drawn
from proofs.playground.peer import Answer, Playground, expected, with_known_characters

#: So many bytes of questions are asked ahead of their answers, so that both sides work at the same time. A pipe takes
#: two such blocks: whoever asks never waits for who answers.
BLOCK = 24_000

#: How many differences are printed; after so many the run ends.
PRINTED = 10


#: Bodies with the options that they are checked with.
Block = list[tuple[str | bytes, dict[str, Any]]]


@dataclass(slots=True)
class Tally:
    """What came of the bodies so far: compared, of these valid, different, and different by the tables of Unicode."""

    bodies: int = 0
    valid: int = 0
    different: int = 0
    newer: int = 0


def compare(tally: Tally, body: str | bytes, options: dict[str, Any], answer: Answer) -> None:
    """Count what comes of one body, and print a difference."""
    reports = expected(body, **options)
    tally.bodies += 1
    tally.valid += bool(reports[0]["valid"])
    told = answer.reports if _is_ascii(body) else [with_known_characters(report) for report in answer.reports]
    if told == reports:
        return
    if _has_newer_characters(body) and told[0]["valid"] == reports[0]["valid"]:
        tally.newer += 1
        return
    tally.different += 1
    print(f"{body!r}\n  {options}\n  playground: {told[0]}\n  package:    {reports[0]}", file=sys.stderr)


def run(seed: int, seconds: float, bodies: int | None) -> Tally:
    """Compare so many bodies, or as many as there is time for."""
    drawn, tally, end = Drawn(seed), Tally(), monotonic() + seconds
    with Playground() as playground:
        before: Block = []
        while tally.different < PRINTED:
            left = (bodies - tally.bodies - len(before)) if bodies is not None else sys.maxsize
            block = ask(playground, drawn, left if bodies is not None or monotonic() < end else 0)
            for body, options in before:
                compare(tally, body, options, playground.answer())
            if not block:
                break
            before = block
    return tally


def ask(playground: Playground, drawn: Drawn, most: int) -> Block:
    """Ask about a block of at most so many bodies."""
    block: Block = []
    size = 0
    while size < BLOCK and len(block) < most:
        block.append((drawn.body(), drawn.options()))
        size += playground.ask(block[-1][0], **block[-1][1])
    return block


def _is_ascii(body: str | bytes) -> bool:
    return body.isascii() and (b"\\u" if isinstance(body, bytes) else "\\u") not in body  # type: ignore[operator]  # of one kind with the body


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
