"""A validator that is a process: a line of JSON in, a line of JSON out; `docs/conformance.md` has the protocol."""

import json
from base64 import b64encode
from collections.abc import Sequence
from typing import Any, Self

from commerce_events._params import Params
from commerce_events._shown import shown
from commerce_events.conformance.child import Child
from commerce_events.conformance.peer import Answer, PeerError
from commerce_events.conformance.suite import Vector


class ProcessPeer:
    """Runs while it is used as a context, and is ended with all that it has started.

    Args:
        command: The program and its arguments; no shell has a part in it.
        seconds: How long an answer may take, and the process to end.

    Raises:
        PeerError: On entry, it can't be started; on exit, it did not end by itself.
    """

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._command = command
        self._seconds = seconds
        self._asked = 0

    def __enter__(self) -> Self:
        try:
            self._child = Child(self._command)
        except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
            system = getattr(error, "strerror", None) or str(error)
            raise PeerError("not-started", Params(command=shown(self._command[0]), system=system)) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        ended = self._child.end(self._seconds if kind is None else 0)
        if kind is None and not ended:
            raise PeerError("lingers", Params(seconds=self._seconds), self._child.printed)

    def judge(self, vector: Vector) -> Answer:
        """Ask, and wait for the answer.

        Raises:
            PeerError: There is none.
        """
        self._asked += 1
        form = {"base64": b64encode(vector.body).decode()} if vector.text is None else {"text": vector.text}
        line = self._child.exchange(json.dumps({"id": self._asked, **form}).encode() + b"\n", self._seconds)
        answer = _read(line)
        if answer is None:
            params = Params(said=shown(line.decode("utf-8", "replace")))
            raise PeerError("no-answer", params, self._child.printed)
        if answer["id"] != self._asked:
            ids = Params(id=shown(json.dumps(answer["id"])), asked=self._asked)
            raise PeerError("wrong-id", ids, self._child.printed)
        return Answer(answer["valid"], _text(answer.get("code")), _text(answer.get("instanceLocation")))


def _read(line: bytes) -> dict[str, Any] | None:
    """The answer that a line is, or None if it is none."""
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_answer = isinstance(answer, dict) and "id" in answer and isinstance(answer.get("valid"), bool)
    return answer if is_answer else None


def _text(member: object) -> str | None:
    """A member that may be left out; one that is no text can't be right, and is shown as it stands."""
    return member if member is None or isinstance(member, str) else json.dumps(member)
