"""Edit contracts at random, compare each with what it was, and look for a payload or a peer that contradicts."""

import argparse
import json
import math
import sys
import time
from collections import Counter
from random import Random

from proofs.diff.contradictions import contradictions
from proofs.diff.peer import RustPeer

#: How many contradictions are printed.
_PRINTED = 20
#: After how many edits it is said how far it is.
_STEP = 5_000


def main() -> int:
    """Run so many edits, or as many as there is time for; 1 if there is a contradiction."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=math.inf)
    options = parser.parse_args()
    tally: Counter[str] = Counter()
    end = time.monotonic() + options.seconds
    for number in range(options.edits):
        if time.monotonic() > end:
            break
        if number and number % _STEP == 0:
            print(f"{number} edits, {tally['contradictions']} contradictions", file=sys.stderr)
        for said in contradictions(Random(f"{options.seed}:{number}"), tally, RustPeer):
            tally["contradictions"] += 1
            if tally["contradictions"] <= _PRINTED:
                print(f"edit {options.seed}:{number}: {said}", flush=True)
    print(json.dumps(tally, sort_keys=True))
    return 1 if tally["contradictions"] or not tally["compatible"] else 0


if __name__ == "__main__":
    sys.exit(main())
