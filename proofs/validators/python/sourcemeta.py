"""The validator `sourcemeta-jsonschema`, a command. It reads all payloads at once, with its own parser of JSON.

The first argument is the command; those of the protocol follow.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

#: Its verdict on a line of the payloads. The lines are judged in any order.
_VERDICT = re.compile(r"^(ok|fail): .* \(entry #([0-9]+)\)$", re.MULTILINE)


def serve(command: str, root: str, *others: str) -> None:
    """Answer each payload with `true` or `false`."""
    payloads = sys.stdin.buffer.read()
    resolve = [argument for file in others for argument in ("--resolve", file)]
    with TemporaryDirectory() as folder:
        file = Path(folder, "payloads.jsonl")
        file.write_bytes(payloads)
        run = subprocess.run(  # noqa: S603 the validator's own command
            [command, "validate", root, str(file), "--continue", "--verbose", *resolve],
            check=False,
            capture_output=True,
            text=True,
        )
    verdicts = {int(number): word == "ok" for word, number in _VERDICT.findall(f"{run.stdout}\n{run.stderr}")}
    if not verdicts:
        sys.exit(run.stderr)
    for number in range(1, payloads.count(b"\n") + 1):
        sys.stdout.write(f"{json.dumps(verdicts.get(number, 'no verdict'))}\n")


if __name__ == "__main__":
    serve(*sys.argv[1:])
