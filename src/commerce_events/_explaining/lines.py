"""Find the lines of NDJSON that there is nothing to say about."""

from collections.abc import Sequence
from datetime import datetime
from itertools import compress

from msgspec import UNSET

from commerce_events._contract.contract import Contract
from commerce_events._explaining.deprecated import deprecated_in
from commerce_events._explaining.warnings import RULES, Events
from commerce_events._judging.events import Pending
from commerce_events._judging.fast_path import FastPath
from commerce_events._reading.strict import may_have_unsafe_integers, read_strictly


def are_plain(contract: Contract, fast: FastPath, lines: Sequence[bytes], now: datetime) -> list[bool]:
    """Return for each line whether it is certainly one valid event without a warning."""
    events = fast.accept_lines(lines)
    plain = [type(event) is not Pending for event in events]
    indexes = [*compress(range(len(events)), plain)]
    accepted = [event for event in events if type(event) is not Pending]
    looked_at = Events(
        [getattr(event, "timestamp", UNSET) for event in accepted],
        in_batch=False,
        now=now,
        value=lambda place: read_strictly(lines[indexes[place]]),
        may_have_unsafe_integers=lambda: may_have_unsafe_integers(b" ".join(fast.free_values(accepted))),
        judged=accepted,
        deprecated=deprecated_in(contract),
    )
    for rule in RULES:
        for place, _ in rule(looked_at):
            plain[indexes[place]] = False
    return plain
