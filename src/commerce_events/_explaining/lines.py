"""Find the lines of NDJSON that there may be something to say about."""

from collections.abc import Sequence
from datetime import datetime

from commerce_events._contract.contract import Contract
from commerce_events._explaining.deprecated import deprecated_in
from commerce_events._explaining.events import Events, timestamps_of
from commerce_events._explaining.values import values_in
from commerce_events._explaining.warnings import RULES
from commerce_events._judging.fast_path import FastPath
from commerce_events._reading.strict import may_have_unsafe_integers, read_strictly


def odd_lines(contract: Contract, fast: FastPath, lines: Sequence[bytes], now: datetime) -> list[int]:
    """Return the indexes of the lines that are not certainly one valid event each without a warning."""
    indexes, events = fast.accept_lines(lines)
    looked_at = Events(
        timestamps_of(events),
        in_batch=False,
        now=now,
        value=lambda place: read_strictly(lines[indexes[place]]),
        may_have_unsafe_integers=lambda: may_have_unsafe_integers(b" ".join(fast.free_values(events))),
        judged=events,
        deprecated=deprecated_in(contract),
        values=values_in(contract),
    )
    warned = {indexes[place] for rule in RULES for place, _ in rule(looked_at)}
    if not warned and len(indexes) == len(lines):
        return []
    return sorted({*range(len(lines))}.difference(indexes) | warned)
