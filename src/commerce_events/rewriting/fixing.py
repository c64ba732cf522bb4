"""Fix a payload: apply the fixes of its violations and check it again, until no violation has a fix."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commerce_events._explaining.fixes import edited
from commerce_events.fix import Fix
from commerce_events.report import Report, Violation
from commerce_events.rewriting.patching import rewritten

#: So often a payload is changed at most. Each time, each event of a batch loses one violation.
MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a payload.

    Attributes:
        body: Its text: as it was, if nothing was fixed.
        count: How many violations were fixed.
    """

    body: bytes
    count: int


def fix(body: bytes, check: Callable[[bytes], Report], limit: int) -> Fixed:
    """Return a payload with all fixes that its violations have, and that those have which come to light then.

    Args:
        body: Its text.
        check: Checks a payload.
        limit: The largest payload that is accepted, in bytes; it does not become larger.
    """
    count = 0
    for _ in range(MOST_ROUNDS):
        fixes = _independent(check(body).violations)
        after = _applied(body.decode(), fixes).encode() if fixes else body
        if after == body or len(after) > limit:
            break
        body, count = after, count + len(fixes)
    return Fixed(body, count)


def _independent(violations: Sequence[Violation]) -> list[Fix]:
    """Return fixes that can be applied together: one that concerns the whole, or one for each event of a batch."""
    fixes: dict[int, Fix] = {}
    for violation in violations:
        index = violation.event_index
        if index in fixes or (found := violation.fix) is None:
            continue
        if index is None or found.patch is None:
            return [found]
        fixes[index] = found
    return [*fixes.values()]


def _applied(text: str, fixes: Sequence[Fix]) -> str:
    edits = fixes[0].edits
    if edits is not None:
        return edited(text, edits)
    return rewritten(text, [operation for each in fixes for operation in each.patch or ()])
