"""The code that judges and explains, each time with one small change: the tests must fail on it.

`mutmut` makes the mutants and runs the tests that reach them; `docs/mutation.md` says what it does not mutate, and why
some mutants survive.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Where `mutmut` works; it is made anew, because results of older tests would be kept.
FOLDER = Path("mutants")

#: How many of 100 mutants the tests must kill.
LEAST = 95


def mutmut(*arguments: str) -> str:
    """What a command of `mutmut` prints."""
    # With a fixed seed, the tests of a mutant come in the same order each time.
    command = [sys.executable, "-m", "mutmut", *arguments]
    run = subprocess.run(  # noqa: S603 our own arguments
        command, env=os.environ | {"PYTHONHASHSEED": "0"}, stdout=subprocess.PIPE, check=False, encoding="utf-8"
    )
    if run.returncode:
        sys.exit(run.stdout)
    return run.stdout


def main() -> int:
    """Make and try all mutants; 1 if too few are killed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    print("This takes long. What survives, or is killed by the clock:", flush=True)
    output = mutmut("run")
    print(mutmut("results"), end="")
    mutmut("export-cicd-stats")
    counts = json.loads((FOLDER / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    if not counts["total"]:
        print(output)
        return 1
    killed, total = counts["killed"] + counts["timeout"], counts["total"]
    print(f"{killed} of {total} mutants killed ({killed / total:.1%}), {counts['timeout']} of them by the clock")
    return 0 if killed * 100 >= LEAST * total else 1


if __name__ == "__main__":
    sys.exit(main())
