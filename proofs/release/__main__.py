"""Rehearse releases on a copy of the project, one after the other; each has to go as the documentation says."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from proofs.release.rehearsal import Failed, Rehearsal
from proofs.release.steps import STEPS


def main() -> int:
    """Rehearse; 1 if something goes otherwise than it should."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="run only the tests that a release may concern")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as holder:
        try:
            here = Rehearsal.begin(Path(holder), is_quick=options.quick)
            for step in STEPS:
                print(f"{time.monotonic() - started:4.0f} s  {step.__doc__}", flush=True)
                step(here)
        except Failed as error:
            print(error)
            return 1
    print(f"{time.monotonic() - started:4.0f} s  All of it went as documented.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
