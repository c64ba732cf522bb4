"""Whoever is asked: what it answers, and how it fails to."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from commerce_events._params import NONE, Params
from commerce_events.conformance.suite import Vector


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer makes of a body.

    Attributes:
        valid: Its verdict.
        code: Why the body is invalid, if the peer tells.
        instance_location: The value concerned, as a JSON Pointer, if the peer tells.
        status: The status that it answered with, if it is a server.
    """

    valid: bool
    code: str | None = None
    instance_location: str | None = None
    status: int | None = None


class Peer(Protocol):
    """A validator that is not ours."""

    def judge(self, vector: Vector) -> Answer:
        """Its verdict on the vector's body.

        Raises:
            PeerError: It gives none.
        """


class PeerError(Exception):
    """The peer can't be asked any more.

    Attributes:
        reason: How it failed, as `cli.conformance.failures` of the words has it.
        params: What the words are filled with.
        printed: What it printed last, if anything.
    """

    def __init__(self, reason: str, params: Params = NONE, printed: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params
        self.printed = printed


@contextmanager
def broken_pipes_raise() -> Iterator[None]:
    """Let writing to a peer that has left raise `BrokenPipeError`, where the process is set to end instead."""
    number = getattr(signal, "SIGPIPE", None)
    if number is None:  # on Windows
        yield
        return
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)
