"""Vectors and a peer → results: what was answered, where it disagrees, or why there is no answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

from commerce_events._params import Params
from commerce_events.conformance.peer import Answer, Peer, PeerError
from commerce_events.conformance.suite import Vector

#: What a peer can agree or disagree in.
Point = Literal["verdict", "code", "location"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A vector and the answer to it."""

    vector: Vector
    answer: Answer

    @property
    def points(self) -> Mapping[Point, bool]:
        """What can be compared, and whether they agree in it.

        That is the verdict, and, where both call the body invalid, what the peer tells beside it.
        """
        vector, answer = self.vector, self.answer
        agreed: dict[Point, bool] = {"verdict": answer.valid is vector.valid}
        if not (answer.valid or vector.valid):
            if answer.code is not None:
                agreed["code"] = answer.code == vector.code
            if answer.instance_location is not None and vector.instance_location is not None:
                agreed["location"] = answer.instance_location == vector.instance_location
        return agreed

    @property
    def agrees(self) -> bool:
        """Whether they agree in all of it."""
        return all(self.points.values())


@dataclass(frozen=True, slots=True)
class Failure:
    """The end of the asking, before all vectors were answered.

    Attributes:
        vector: The last one that was asked; None if the peer failed before the first or after the last answer.
        reason: How it failed, as `cli.conformance.failures` of the words has it.
        params: What the words are filled with.
        printed: What the peer printed last.
    """

    vector: Vector | None
    reason: str
    params: Params
    printed: str


Result = Compared | Failure


def results(vectors: Iterable[Vector], opened: Callable[[], AbstractContextManager[Peer]]) -> Iterator[Result]:
    """Ask a peer one vector after the other. A failure of the peer is a result, and the last one."""
    asked = None
    try:
        with opened() as peer:
            for vector in vectors:
                asked = vector
                yield Compared(vector, peer.judge(vector))
                asked = None
    except PeerError as error:
        yield Failure(asked, error.reason, error.params, error.printed)
