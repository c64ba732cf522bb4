"""A validator that is a function of Python."""

from collections.abc import Callable

from commerce_events._params import Params
from commerce_events._shown import shown
from commerce_events.conformance.peer import Answer, PeerError
from commerce_events.conformance.suite import Vector

#: Takes the bytes of a body; returns whether it is valid, or something that has this as `valid`.
Validator = Callable[[bytes], object]


class FunctionPeer:
    """Calls the function with each body."""

    def __init__(self, validator: Validator) -> None:
        self._validator = validator

    def judge(self, vector: Vector) -> Answer:
        """Call the function.

        Raises:
            PeerError: It raises, or returns no verdict.
        """
        try:
            returned = self._validator(vector.body)
        except Exception as error:
            said = shown(f"{type(error).__name__}: {error}")
            raise PeerError("raised", Params(error=said)) from error
        verdict = getattr(returned, "valid", returned)
        if not isinstance(verdict, bool):
            raise PeerError("no-bool", Params(type=type(returned).__name__))
        return Answer(verdict)
