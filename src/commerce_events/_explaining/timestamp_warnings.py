"""Warn of timestamps that are missing, or are of no moment at which an event can have happened (D8, D9)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from msgspec import UNSET

from commerce_events._explaining.advice import table
from commerce_events._explaining.events import Events, Warned
from commerce_events._finding import Finding
from commerce_events._params import Params

AHEAD = timedelta(hours=24)

_DAY, _SECONDS = len("2025-11-18"), len("2025-11-18T07:21:16")

#: A reason to doubt the moments from one on, if it says so, and before another one.
_Doubt = tuple[str, datetime | None, datetime]


def timestamp_missing(events: Events) -> Iterator[Warned]:
    """Warn of an event of a batch without a timestamp."""
    if events.in_batch:
        for index, timestamp in enumerate(events.timestamps):
            if timestamp is UNSET:
                yield index, Finding("timestamp-missing", (index,))


def timestamp_in_future(events: Events) -> Iterator[Warned]:
    """Warn of a timestamp that is too far ahead.

    A later timestamp has a greater text, but for its offset, which is of less than 24 hours.
    """
    now = events.now.isoformat()[:_SECONDS]
    today = now[:_DAY]
    try:
        if max(events.timestamps) < today:
            return
    except (TypeError, ValueError):  # some are no texts, or there are none
        pass
    params = Params(hours=AHEAD // timedelta(hours=1))
    for index, timestamp in enumerate(events.timestamps):
        # Another contract may have another character than `T`: then the day alone is compared.
        is_late = isinstance(timestamp, str) and timestamp > (now if timestamp[_DAY : _DAY + 1] == "T" else today)
        if is_late and _is_ahead(timestamp, events.now):
            yield index, Finding("timestamp-in-future", (*events.path(index), "timestamp"), params=params)


def _is_ahead(timestamp: str, now: datetime) -> bool:
    """Return whether a timestamp is too far ahead; what is no timestamp is not."""
    try:
        return datetime.fromisoformat(timestamp) - now > AHEAD
    except (TypeError, ValueError):
        return False


def timestamp_in_past(events: Events) -> Iterator[Warned]:
    """Warn of a timestamp that is too old, such as that of a date that was never set."""
    doubts, end = _doubts()
    try:
        if min(events.timestamps) > end:
            return
    except (TypeError, ValueError):  # some are no texts, or there are none
        pass
    for index, timestamp in enumerate(events.timestamps):
        if isinstance(timestamp, str) and timestamp < end and (reason := _reason(timestamp, doubts)):
            path = (*events.path(index), "timestamp")
            yield index, Finding("timestamp-in-past", path, params=Params(reason=reason))


@cache
def _doubts() -> tuple[list[_Doubt], str]:
    """The doubts that the table lists, and a day by which they are over wherever the sender is."""
    moment = datetime.fromisoformat
    rows = table("placeholders")["dates"]
    doubts = [(row["reason"], moment(row["from"]) if "from" in row else None, moment(row["before"])) for row in rows]
    return doubts, (max(end for *_, end in doubts) + timedelta(days=1)).isoformat()[:_DAY]


def _reason(timestamp: str, doubts: list[_Doubt]) -> str | None:
    """Return the first doubt about a timestamp; None if there is none, or it is no timestamp."""
    try:
        moment = datetime.fromisoformat(timestamp)
        return next((why for why, start, end in doubts if (not start or start <= moment) and moment < end), None)
    except (TypeError, ValueError):
        return None
