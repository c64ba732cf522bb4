"""A validator's process, asked all payloads: what it answers, and why it stopped if it did."""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from proofs.validators.environments import FOLDER


@dataclass(frozen=True, slots=True)
class Answers:
    """What a process said.

    Attributes:
        lines: Its answers, in the order of the payloads.
        fault: Why it did not answer each payload and end well; None if it did.
    """

    lines: tuple[str, ...]
    fault: str | None = None


def ask(command: Sequence[str], payloads: Sequence[str], *, seconds: float) -> Answers:
    """Hand all payloads to a process, a line each, and hear what it says until it ends or its time is over."""
    try:
        process = subprocess.Popen(  # noqa: S603 the command of a set-up
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=FOLDER.parent.parent,
            start_new_session=True,
        )
    except OSError as error:
        return Answers((), f"can't be started: {error}")
    with process:
        late = False
        try:
            said, errors = process.communicate("".join(f"{payload}\n" for payload in payloads).encode(), seconds)
        except subprocess.TimeoutExpired:
            late = True
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            said, errors = process.communicate()
    lines = tuple(said.decode("utf-8", "replace").split("\n")[:-1])
    if late:
        return Answers(lines, f"not done after {seconds:g} s")
    if process.returncode or len(lines) != len(payloads):
        last_words = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return Answers(lines, f"ended with exit status {process.returncode}: {last_words}")
    return Answers(lines)
