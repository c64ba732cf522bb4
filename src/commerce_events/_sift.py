"""A batch → its events in doubt, so that only they are read and judged.

The other events stay what the fast path made of them, as long as there is nothing to tell of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from commerce_events._accept.acceptor import Acceptor, Event
from commerce_events._suspect import is_unsuspicious
from commerce_events._text.body import Body, may_be_unsafe
from commerce_events._text.parse import NotIJSONError, parse


def are_plain(accept: Acceptor, events: Sequence[Event], now: datetime, *, in_batch: bool) -> bool:
    """Whether there is certainly nothing to tell of events of a text that the fast path accepted."""
    return accept.has_safe_integers(events) and is_unsuspicious(events, now, in_batch=in_batch)


def item(text: bytes) -> Any:
    """An event of a batch, read alone.

    Raises:
        NotIJSONError, UnicodeDecodeError: It is no I-JSON.
    """
    return parse(f"[{text.decode()}]")[0]  # in an array, as it stands in the batch: that counts for its depth


def sift(accept: Acceptor, raw: bytes, candidates: Sequence[tuple[bytes, Event | None]], now: datetime) -> Body:
    """A batch as read; no event is read twice.

    Raises:
        NotIJSONError, UnicodeDecodeError: It is no I-JSON.
    """
    value = [item(text) if event is None else event for text, event in candidates]
    events = [event for _, event in candidates if event is not None]
    if not are_plain(accept, events, now, in_batch=True) or _may_have_duplicates(value, events):
        value = [
            item(text) if isinstance(each, Event) else each for each, (text, _) in zip(value, candidates, strict=True)
        ]
    elif not accept.is_strict(events):
        raise NotIJSONError("something in an event is not I-JSON")
    text = raw.decode()
    return Body(
        value,
        len(raw),
        text,
        may_be_unsafe=may_be_unsafe(text),
        certain=frozenset(index for index, (_, event) in enumerate(candidates) if event is not None),
        sizes=tuple(len(each if each.isascii() else each.decode()) for each, _ in candidates),
    )


def sift_parsed(accept: Acceptor, body: Body) -> Body:
    """Parsed JSON that was read, with what the fast path knows of its events."""
    events = body.value if isinstance(body.value, list) else [body.value]
    return replace(body, certain=frozenset(index for index, each in enumerate(events) if accept.event(each)))


def _may_have_duplicates(value: Sequence[Any], events: Sequence[Event]) -> bool:
    """Whether one in doubt may equal one of the certain events: it has its timestamp then."""
    taken = {getattr(event, "timestamp", None) for event in events}
    stamps = [event.get("timestamp") for event in value if isinstance(event, dict)]
    return any(stamp in taken for stamp in stamps if isinstance(stamp, str))
