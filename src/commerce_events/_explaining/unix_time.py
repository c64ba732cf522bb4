"""Read Unix times: the unit is the one that gives a moment from 2000 up to a day from now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from commerce_events._explaining.advice import table

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_TABLE: dict[str, Any] = table("timestamps")

#: Up to this second a number is taken for a Unix time where no clock is at hand: that of 2100-01-01.
LATEST: int = _TABLE["latest"]


def latest(now: datetime) -> int:
    """Return the second up to which a number is taken for a Unix time."""
    ahead: int = _TABLE["ahead"]
    return (now - _EPOCH) // timedelta(seconds=1) + ahead


def unit_of(number: str, until: int) -> str | None:
    """Return the unit of a number in digits, perhaps with a fraction: `s`, `ms`, `µs` or `ns`; None if none fits.

    A unit is a thousand times as large as the next one: no more than one fits.
    """
    return next((unit for unit, seconds, _ in _readings(number) if _TABLE["first"] <= seconds <= until), None)


def moment_of(number: str, unit: str) -> str | None:
    """Return the moment of a Unix time, in UTC; None if its fraction of a second has too many digits."""
    seconds, fraction = next((seconds, fraction) for name, seconds, fraction in _readings(number) if name == unit)
    if len(fraction) > _TABLE["fraction"]:
        return None
    return f"{_EPOCH + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%S}{'.' if fraction else ''}{fraction}Z"


def _readings(number: str) -> Iterator[tuple[str, int, str]]:
    """Yield each unit with the seconds and the digits of the fraction that the number has in it."""
    whole, _, fraction = number.partition(".")
    for unit, digits in _TABLE["units"]:
        at = len(whole) - digits
        yield unit, int(whole[:at] or 0), whole[at:] + fraction
