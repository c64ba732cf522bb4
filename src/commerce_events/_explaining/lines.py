"""Find the lines of NDJSON that there is nothing to say about."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import UNSET

from commerce_events._explaining.warnings import NO_EVENT, RULES, Events
from commerce_events._judging.events import Pending
from commerce_events._judging.fast_path import FastPath
from commerce_events._reading.strict import may_have_unsafe_integers, read_strictly


def are_plain(fast: FastPath, lines: Sequence[bytes], now: datetime) -> list[bool]:
    """Return for each line whether it is certainly one valid event without a warning."""
    events = fast.accept_lines(lines)
    texts = fast.free_values([event for event in events if not isinstance(event, Pending)])
    looked_at = Events(
        [NO_EVENT if type(event) is Pending else getattr(event, "timestamp", UNSET) for event in events],
        in_batch=False,
        now=now,
        value=lambda index: None if isinstance(events[index], Pending) else read_strictly(lines[index]),
        may_have_unsafe_integers=lambda: may_have_unsafe_integers(b" ".join(texts)),
    )
    warned = {index for rule in RULES for index, _ in rule(looked_at)}
    return [type(event) is not Pending and index not in warned for index, event in enumerate(events)]
