"""Look for a payload that shows a difference: a validator accepts it by one whole contract, and not by the other."""

from collections.abc import Iterable
from typing import Any

from commerce_events.diff.change import Edit, Reason
from commerce_events.diff.inclusion import Gap, Inclusion
from commerce_events.diff.rules import Rules
from commerce_events.diff.sample import LONGEST_LIST
from commerce_events.diff.steps import UnknownError

#: The steps that asking two validators about a whole payload counts for.
_ASKED = 700


class Show:
    """The search for payloads, from one contract to another.

    Args:
        old, new: The contracts.
        inclusion: Who asks the validators, and counts the steps.
        in_list: A payload is a list of the events that are tried.
    """

    def __init__(self, old: Rules, new: Rules, inclusion: Inclusion, *, in_list: bool = False) -> None:
        self._old, self._new, self._inclusion = old, new, inclusion
        self._in_list = in_list
        #: Why the last search was given up.
        self._because = ""

    def reason(
        self, code: str, name: str, gap: Gap, changed: tuple[Edit, ...] = (), payloads: Iterable[Any] = ()
    ) -> Reason:
        """A reason that is breaking if one of the payloads shows it, and else unknown."""
        self._because = ""
        payload = self.first(payloads)
        if payload is not None:
            return Reason(code, "breaking", name, payload, changed)
        return Reason(code, "unknown", name, None, changed, gap.because or self._because or "values")

    def first(self, payloads: Iterable[Any]) -> Any:
        """The first payload that the whole old contract accepts, and the whole new one refuses."""
        for value in payloads:
            payload = self._listed(value) if self._in_list else value
            try:
                if self._is_shown(payload):
                    return payload
            except UnknownError as error:
                self._because = error.reason
        return None

    def _is_shown(self, payload: Any) -> bool:
        self._inclusion.steps.spend(_ASKED)
        roots = (self._old.payload,), (self._new.payload,)
        return self._inclusion.old.accepts(roots[0], payload) and not self._inclusion.new.accepts(roots[1], payload)

    def _listed(self, event: Any) -> list[Any]:
        return [event] * max(1, min(int(self._old.batch.least or 0), LONGEST_LIST))

    def probed(self, reasons: list[Reason], payloads: Iterable[Any]) -> list[Reason]:
        """Reasons that are unknown, made breaking by any payload that shows it."""
        unknown = [reason for reason in reasons if reason.verdict == "unknown"]
        payload = self.first(payloads) if unknown else None
        if payload is None:
            return reasons
        broken = [reason for reason in reasons if reason.verdict == "breaking"]
        return broken + [Reason(each.code, "breaking", each.name, payload, each.edits) for each in unknown]
