"""A batch → its events in doubt, so that only they are read and judged.

The other events stay what the fast path made of them, and there is nothing to tell of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from commerce_events._accept.acceptor import Acceptor, Event
from commerce_events._suspect import is_unsuspicious
from commerce_events._text.body import Body
from commerce_events._text.parse import NotIJSONError, parse


def are_plain(accept: Acceptor, events: Sequence[Event], now: datetime, *, in_batch: bool) -> bool:
    """Whether there is certainly nothing to tell of events that the fast path accepted."""
    return accept.has_safe_integers(events) and is_unsuspicious(events, now, in_batch=in_batch)


def sift(accept: Acceptor, raw: bytes) -> Body | None:
    """A batch as read, with events of the fast path where they are certain, and JSON where they are in doubt.

    None if it is no batch of a right size, or no I-JSON.
    """
    each = accept.each(raw)
    try:
        if all(event is None for _, event in each):
            value = parse(raw.decode()) if each else None
        else:
            # In an array, as it stands in the batch: that counts for its depth.
            value = [parse(f"[{text.decode()}]")[0] if event is None else event for text, event in each]
    except (NotIJSONError, UnicodeDecodeError):
        return None
    sizes = tuple(len(text if text.isascii() else text.decode()) for text, _ in each)
    return Body(value, raw.decode(), is_sifted=True, sizes=sizes) if each else None


def sift_parsed(accept: Acceptor, body: Body) -> Body | None:
    """A batch that was read already, likewise; None if it is no batch of a right size, or was refused."""
    if not isinstance(body.value, list) or not accept.has_right_size(body.value):
        return None
    value = [accept.event(each) or each for each in body.value]
    return replace(body, value=value, is_sifted=True)


def is_plain(accept: Acceptor, sifted: Body, now: datetime) -> bool:
    """Whether there is certainly nothing to tell of the events of a sifted batch that are certain."""
    certain = [event for event in sifted.value if isinstance(event, Event)]
    if not are_plain(accept, certain, now, in_batch=True):
        return False
    # One in doubt that equals a certain one has its timestamp, too, and would have to be told as a duplicate.
    taken = {getattr(event, "timestamp", None) for event in certain}
    stamps = [event.get("timestamp") for event in sifted.value if isinstance(event, dict)]
    return not any(stamp in taken for stamp in stamps if isinstance(stamp, str))
