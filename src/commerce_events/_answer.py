"""Body → answer, where the fast path alone does not give it: the parts below, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from commerce_events._accept.acceptor import Event, acceptor
from commerce_events._contract.contract import contract
from commerce_events._examine import examine, is_acceptable
from commerce_events._report import describe
from commerce_events._sift import are_plain, is_plain, sift, sift_parsed
from commerce_events._text.body import Body, as_bytes, read
from commerce_events.errors import EventVerdict, Report, accepted


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `check`; `tolerant` lets unknown properties pass."""

    version: str
    tolerant: bool
    max_bytes: int
    max_violations: int
    show_values: bool
    now: datetime


def judge(body: object, version: str, max_bytes: int, *, tolerant: bool) -> bool:
    """The verdict on a body that the fast path does not know."""
    fast, raw = acceptor(version), as_bytes(body, max_bytes)
    given = (sift(fast, raw) if raw else None) or read(body, max_bytes=max_bytes, explain=0)
    return is_acceptable(contract(version), fast, given, tolerant=tolerant)


def report(body: object, options: Options) -> Report:
    """The report on a body."""
    fast = acceptor(options.version)
    found = fast.body(body, options.max_bytes)
    if found is not None:
        in_batch = isinstance(found, list)
        events = found if isinstance(found, list) else [found]
        if are_plain(fast, events, options.now, in_batch=in_batch):
            return Report(options.version, valid=True, events=_verdicts(events, in_batch=in_batch))
    return explain(body, options)


def explain(body: object, options: Options) -> Report:
    """The report on a body that the fast path does not know, or that there may be something to tell of."""
    rules, fast, most = contract(options.version), acceptor(options.version), options.max_violations
    given = _read(body, options)
    outcome = examine(rules, fast, given, tolerant=options.tolerant, most=most, now=options.now)
    return describe(rules, given, outcome, most=most, show_values=options.show_values)


def are_plain_events(lines: Sequence[bytes], version: str, max_bytes: int) -> bool:
    """Whether JSON texts are certainly one valid event each, with no warning; False means that it isn't known."""
    fast = acceptor(version)
    events = fast.lines(lines) if max(map(len, lines)) <= max_bytes else None
    return events is not None and are_plain(fast, events, datetime.now(UTC), in_batch=False)


def _read(body: object, options: Options) -> Body:
    """A body as read: a batch, where it can be, only so far as its events are in doubt."""
    fast, raw = acceptor(options.version), as_bytes(body, options.max_bytes)
    sifted = sift(fast, raw) if raw else None
    if sifted and is_plain(fast, sifted, options.now):
        return sifted
    given = read(body, max_bytes=options.max_bytes, explain=options.max_violations + 1)
    sifted = sift_parsed(fast, given)
    return sifted if sifted and is_plain(fast, sifted, options.now) else given


def _verdicts(events: Sequence[Event], *, in_batch: bool) -> tuple[EventVerdict, ...]:
    names = [type(event).__name__ for event in events]
    return tuple(map(accepted, range(len(names)) if in_batch else [None], names))
