"""Body → answer, where the fast path alone does not give it: the parts below, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from commerce_events._accept.acceptor import Acceptor, Event
from commerce_events._budget import Budget
from commerce_events._examine import examine, is_acceptable, is_valid_event
from commerce_events._report import describe
from commerce_events._sift import are_plain, item, sift, sift_parsed
from commerce_events._suspect import is_unsuspicious
from commerce_events._text.body import Body, as_bytes, read, refuse
from commerce_events._text.parse import NotIJSONError
from commerce_events.errors import Report, accepted


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `check`; `tolerant` lets unknown properties pass."""

    tolerant: bool
    max_bytes: int
    max_violations: int
    show_values: bool
    now: datetime


def judge(fast: Acceptor, body: object, max_bytes: int, *, tolerant: bool) -> bool:
    """The verdict on a body that the fast path does not know; it stops at the first event that is refused."""
    rules, raw = fast.contract, as_bytes(body, max_bytes)
    candidates = fast.candidates(raw) if raw else ()
    if not candidates:
        return is_acceptable(rules, _with_certain(fast, read(body, max_bytes=max_bytes, limit=None)), tolerant=tolerant)
    try:
        doubtful = (item(text) for text, event in candidates if event is None)
        return all(is_valid_event(rules, event, tolerant=tolerant) for event in doubtful) and fast.is_strict(
            [event for _, event in candidates if event is not None]
        )
    except (NotIJSONError, UnicodeDecodeError):
        return False


def report(fast: Acceptor, body: object, options: Options) -> Report:
    """The report on a body."""
    if isinstance(body, (dict, list)):
        return _report_parsed(fast, body, options)
    raw = as_bytes(body, options.max_bytes)
    found = fast.candidate(raw) if raw else None
    if raw is None or found is None:
        return explain(fast, body, options)
    events, in_batch = (found, True) if isinstance(found, list) else ([found], False)
    if not are_plain(fast, events, options.now, in_batch=in_batch):
        return explain(fast, body, options)
    if not fast.is_strict(found):
        return explain(fast, body, options, is_refused=True)
    return _valid(fast, events, in_batch=in_batch)


def explain(fast: Acceptor, body: object, options: Options, *, is_refused: bool = False) -> Report:
    """The report on a body that the fast path does not know, or that there may be something to tell of.

    One that `is_refused` is a text that the strict parser has refused: it is not read again.
    """
    raw = as_bytes(body, options.max_bytes)
    if raw and is_refused:
        return _describe(fast, refuse(raw, options.max_violations), options)
    candidates = fast.candidates(raw) if raw else ()
    if raw and candidates:
        try:
            return _describe(fast, sift(fast, raw, candidates, options.now), options)
        except (NotIJSONError, UnicodeDecodeError):
            return explain(fast, body, options, is_refused=True)
    given = read(body, max_bytes=options.max_bytes, limit=options.max_violations)
    return _describe(fast, _with_certain(fast, given), options)


def _report_parsed(fast: Acceptor, body: dict[str, Any] | list[Any], options: Options) -> Report:
    found = fast.parsed(body, options.max_bytes)
    if found is None:
        return explain(fast, body, options)
    in_batch = isinstance(body, list)
    if not found.has_unsafe_integers and is_unsuspicious(found.events, options.now, in_batch=in_batch):
        return _valid(fast, found.events, in_batch=in_batch)
    certain = frozenset(range(len(found.events)))
    return _describe(fast, Body(body, found.size, may_be_unsafe=found.has_unsafe_integers, certain=certain), options)


def _with_certain(fast: Acceptor, body: Body) -> Body:
    """A body as read, with what the fast path knows of the events of parsed JSON; of a text it was asked already."""
    return body if body.refused or body.text is not None else sift_parsed(fast, body)


def _describe(fast: Acceptor, body: Body, options: Options) -> Report:
    rules, limit = fast.contract, Budget(body.size).violations(options.max_violations)
    outcome = examine(rules, body, tolerant=options.tolerant, limit=limit, now=options.now)
    return describe(rules, body, outcome, limit=limit, show_values=options.show_values)


def are_plain_events(fast: Acceptor, lines: Sequence[bytes], max_bytes: int) -> bool:
    """Whether JSON texts are certainly one valid event each, with no warning; False means that it isn't known."""
    events = fast.lines(lines) if max(map(len, lines)) <= max_bytes else None
    return events is not None and are_plain(fast, events, datetime.now(UTC), in_batch=False)


def _valid(fast: Acceptor, events: Sequence[Event], *, in_batch: bool) -> Report:
    names = [type(event).__name__ for event in events]
    verdicts = tuple(map(accepted, range(len(names)) if in_batch else [None], names))
    return Report(fast.contract.version, valid=True, events=verdicts)
