"""Find why the schemas refused a timestamp, and how to write the same moment as the contract has it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

import msgspec

from commerce_events._explaining.advice import table
from commerce_events._explaining.characters import named, odd_character, plain
from commerce_events._explaining.timestamp_forms import Form, Match, forms
from commerce_events._explaining.unix_time import LATEST, moment_of, unit_of
from commerce_events._params import Params

_TABLE: dict[str, Any] = table("timestamps")

#: What is no date has no other reasons, and a moment that does not exist is not written.
_NO_DATE, _NO_MOMENT = ("no-date", "zero-date"), ("no-such-moment", "leap-second", "weekday", "two-offsets")

#: The parts of a date.
_DATE = ("year", "month", "day")

#: The greatest numbers of a time of day and of an offset; the greatest second is a leap second.
_GREATEST: Mapping[str, int] = _TABLE["greatest"]


class Reading(msgspec.Struct, frozen=True):
    """What is known about a refused timestamp.

    Attributes:
        reasons: Why it was refused, in the order of the table.
        written: The same moment as the contract has it; None where something would have to be invented.
        unit: The unit, if it is a Unix time.
        odd: The first odd character, with its index.
    """

    reasons: tuple[str, ...]
    written: str | None = None
    unit: str | None = None
    odd: tuple[int, str] | None = None

    def params(self) -> dict[str, Any]:
        """Return what the words about it are filled with, without a value of the payload."""
        params: dict[str, Any] = {"reason": self.reasons[0]}
        if self.unit is not None:
            params["unit"] = self.unit
        if self.odd is not None:
            index, character = self.odd
            name = _TABLE["blank"] if character == " " else named(character)
            params |= {"character": Params(name), "position": index + 1}
        return params


OTHER = Reading(("other",))


def read(text: str, until: int = LATEST) -> Reading:
    """Read a text that the schemas refused; numbers are Unix times up to the second `until`."""
    if len(text) > _TABLE["longest"]:  # no form is as long
        return OTHER
    number = _unix().match(_clean(text))
    return _read(text, number and unit_of(number.texts["unix"], until))


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _read(text: str, unit: str | None) -> Reading:
    match = _match(_clean(text), unit)
    reasons = {*match.reasons, *_impossible(match.texts)}
    odd = None if reasons & {*_NO_DATE} else _odd(text)
    written = _moment(match.texts, unit) if match.is_certain and not reasons & {*_NO_MOMENT} else None
    if "two-offsets" in reasons:
        reasons.discard("zone-name")  # it may be the right one
    reasons |= {"odd-character"} if odd else set()
    reasons |= {"unix-time"} if unit else set()
    in_order = tuple(reason for reason in _TABLE["reasons"] if reason in reasons)
    return Reading(in_order or OTHER.reasons, written, unit, odd)


def _match(clean: str, unit: str | None) -> Match:
    """Match a text with the first form that it has; with that of a Unix time, if it has a unit."""
    found = (form.match(clean) for form in forms() if unit or form is not _unix())
    return next(match for match in found if match)


@cache
def _unix() -> Form:
    return next(form for form in forms() if form.id == "unix")


def _clean(text: str) -> str:
    return plain(text).strip(" ")


def _odd(text: str) -> tuple[int, str] | None:
    """Return the index and the first character that is odd, as is a blank at either end."""
    end = len(text.rstrip(" "))
    ends = [(index, " ") for index in (0, end) if text[index : index + 1] == " "]
    odd = odd_character(text)
    return min([*ends, odd] if odd else ends, default=None)


def _impossible(texts: Mapping[str, str]) -> Iterator[str]:
    """Yield why a date and a time of day are not those of a moment."""
    if any(int(texts.get(name) or 0) > greatest for name, greatest in _GREATEST.items()) or not _is_date(texts):
        yield "no-such-moment"
        return
    if texts.get("second") == str(_GREATEST["second"]):
        yield "leap-second"
    if _is_of_another_day(texts):
        yield "weekday"
    if texts.get("zone", "").strip(" []").lower() in _TABLE["utc"] and _has_offset(texts):
        yield "two-offsets"


def _has_offset(texts: Mapping[str, str]) -> bool:
    """Return whether there is an offset that is not that of UTC."""
    return any(int(texts.get(name) or 0) for name in ("offset-hour", "offset-minute"))


def _is_of_another_day(texts: Mapping[str, str]) -> bool:
    """Return whether the weekday, if it is a known one, is not that of the date."""
    weekday, days = texts.get("weekday", "")[:3].lower(), _TABLE["weekdays"]
    if weekday not in days or not all(texts.get(name) for name in _DATE):
        return False
    return bool(days[date(*(int(texts[name]) for name in _DATE)).weekday()] != weekday)


def _is_date(texts: Mapping[str, str]) -> bool:
    """Return whether year, month and day are a date, if they are all known."""
    parts = [texts.get(name) for name in _DATE]
    try:
        return None in parts or bool(date(*map(int, filter(None, parts))))
    except ValueError:
        return False


def _moment(texts: Mapping[str, str], unit: str | None) -> str | None:
    """Return the moment that the texts of all parts are."""
    if unit is not None:
        return moment_of(texts["unix"], unit)
    year, *numbers = (texts[name] for name in (*_DATE, "hour", "minute", "second"))
    month, day, hour, minute, second = (number.zfill(2) for number in numbers)
    fraction = f".{texts['fraction']}" if "fraction" in texts else ""
    offset = texts.get("zulu") or f"{texts['sign']}{texts['offset-hour'].zfill(2)}:{texts['offset-minute']}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{fraction}{offset}"
