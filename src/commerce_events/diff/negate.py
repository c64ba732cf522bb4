"""Turn what `not` refuses into constraints, where it is one keyword that has an opposite."""

from commerce_events.diff.kinds import Laid
from commerce_events.diff.node import Node


def negate(laid: Laid, refused: Laid, inner: Node) -> bool:
    """Lay the opposite of constraints, which a schema `inner` states; whether there is one."""
    if refused.is_empty:
        return True
    if refused.atoms or refused.items or refused.others or refused.properties:
        return False
    limits = _limits(refused)
    if refused.listed is not None:
        is_alone = not (limits or refused.patterns or refused.refused or refused.excluded or refused.required)
        laid.excluded += refused.listed if is_alone else []
        return is_alone
    if refused.excluded or refused.is_whole:
        return False
    if limits + len(refused.patterns) + len(refused.refused) + len(refused.required) != 1:
        return False
    laid.refused |= refused.patterns
    laid.patterns |= refused.refused
    for name in refused.required:
        laid.properties.setdefault(name, []).append(Node(inner.files, "value", "false", schema=False))
    _not_within(laid, refused)
    return True


def _limits(refused: Laid) -> int:
    """How many limits there are; a length of 0 or more is none."""
    lower = refused.least is not None and (refused.kind == "number" or refused.least > 0)
    return lower + (refused.most is not None) + refused.is_whole


def _not_within(laid: Laid, refused: Laid) -> None:
    if laid.kind == "number":
        if refused.least is not None:
            laid.at_most(refused.least, is_open=not refused.opens)
        if refused.most is not None:
            laid.at_least(refused.most, is_open=not refused.closes)
        return
    if refused.least:
        laid.at_most(refused.least - 1)
    if refused.most is not None:
        laid.at_least(refused.most + 1)
