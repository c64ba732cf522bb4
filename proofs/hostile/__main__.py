"""Print what the slowest payloads cost, and fail past the bound.

    python -m proofs.hostile [--seconds N] [--size N] [--seed N] [--rows N]

First each payload of `payloads`, then, for as many seconds, what `search` makes of their parts.
"""

import argparse
import sys

from proofs.hostile.measure import BOUND, SIZE, Cost, Scale
from proofs.hostile.payloads import catalogue
from proofs.hostile.search import search


def main() -> int:
    """Measure; the status is 1 if a payload costs more than the bound."""
    parser = argparse.ArgumentParser(prog="python -m proofs.hostile", description="Measure the slowest payloads.")
    parser.add_argument("--seconds", type=int, default=60, help="how long to search for slower ones")
    parser.add_argument("--size", type=int, default=SIZE, help="how large the known ones are, in bytes")
    parser.add_argument("--seed", type=int, default=1, help="where chance starts")
    parser.add_argument("--rows", type=int, default=20, help="how many rows to print")
    options = parser.parse_args()
    scale = Scale(options.size)
    known = [cost for name, make in catalogue().items() for cost in scale.costs(name, make(options.size))]
    found = search(Scale(), options.seconds, options.seed)
    print(f"{len(known)} calls with known payloads of {options.size:,} bytes, {len(found)} with those of the search")
    print(f"× `json.loads` of the plain payload; the bound is {BOUND} ×\n")
    print_table("known", known, options.rows)
    print_table("found", found, options.rows)
    return int(any(cost.ratio > BOUND for cost in [*known, *found]))


def print_table(title: str, costs: list[Cost], rows: int) -> None:
    """The slowest, one a line."""
    print(f"{title:<56} {'call':<18} {'ms':>7} {'×':>6}")
    for cost in sorted(costs, key=lambda cost: -cost.ratio)[:rows]:
        print(f"{cost.payload:<56.56} {cost.call:<18} {cost.seconds * 1000:7.0f} {cost.ratio:6.1f}")
    print()


if __name__ == "__main__":
    sys.exit(main())
