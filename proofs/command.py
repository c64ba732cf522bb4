"""Run the command of the package as partners do: as a process, in an environment without language or colour."""

import os
import subprocess
import sys

_OURS = ("LC_", "LANG", "PYTHONIO", "PYTHONUNBUFFERED", "COMMERCE_EVENTS", "NO_COLOR", "FORCE_COLOR")


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run `commerce-events` with these arguments."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)} | {"LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "commerce_events", *arguments]
    return subprocess.run(command, check=False, capture_output=True, env=env, timeout=60)  # noqa: S603 a proof's own
