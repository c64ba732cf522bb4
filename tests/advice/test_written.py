"""A moment in any form that people write is written as the contract has it: the same moment, the same offset."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._explaining.timestamp_values import fix, written
from commerce_events._explaining.unix_time import latest

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Drawn:
    """A moment: the time of day at its place, in full seconds, the digits of its fraction, the offset in minutes."""

    local: datetime
    digits: str
    minutes: int

    @property
    def fraction(self) -> str:
        return f".{self.digits}" if self.digits else ""

    @property
    def offset(self) -> str:
        hours, minutes = divmod(abs(self.minutes), 60)
        return f"{'-' if self.minutes < 0 else '+'}{hours:02}:{minutes:02}"

    @property
    def date(self) -> str:
        return self.local.isoformat()[:10]

    @property
    def time(self) -> str:
        return self.local.isoformat()[11:]

    @property
    def names(self) -> tuple[str, str]:
        return DAYS[self.local.weekday()], MONTHS[self.local.month - 1]


MOMENTS = st.builds(
    Drawn,
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda moment: moment.replace(microsecond=0)),
    st.text("0123456789", max_size=9),
    st.integers(-23 * 60 - 59, 23 * 60 + 59),
)

#: Forms of a moment with any offset.
WITH_OFFSET: dict[str, Callable[[Drawn], str]] = {
    "a blank for T": lambda m: f"{m.date} {m.time}{m.fraction}{m.offset}",
    "a blank before the offset": lambda m: f"{m.date}T{m.time}{m.fraction} {m.offset}",
    "no colon in the offset": lambda m: f"{m.date} {m.time}{m.fraction} {m.offset.replace(':', '')}",
    "a lower-case T": lambda m: f"{m.date}t{m.time}{m.fraction}{m.offset}",
    "a comma": lambda m: f"{m.date}T{m.time}{m.fraction.replace('.', ',')} {m.offset}",
    "slashes": lambda m: f"{m.date.replace('-', '/')} {m.time}{m.fraction} {m.offset}",
    "no separators": lambda m: re.sub("[-:]", "", f"{m.date}T{m.time}{m.fraction}") + m.offset.replace(":", ""),
    "single digits": lambda m: re.sub(r"(?<=[-T:])0(?=[0-9])", "", f"{m.date}T{m.time}{m.fraction}") + f" {m.offset}",
    "the zone in brackets": lambda m: f"{m.date}T{m.time}{m.fraction}{m.offset}[America/Argentina/Buenos_Aires]",
    "Go": lambda m: f"{m.date} {m.time}{m.fraction} {m.offset.replace(':', '')} CET",
    "a blank at the end": lambda m: f"{m.date}T{m.time}{m.fraction}{m.offset} ",
    "a line break": lambda m: f"{m.date}T{m.time}{m.fraction}{m.offset}\r\n",
    "a byte order mark": lambda m: f"\ufeff{m.date}T{m.time}{m.fraction}{m.offset}",
    "other dashes": lambda m: f"{m.date}T{m.time}{m.fraction}{m.offset}".replace("-", "\u2212") + "\u200b",
    "other digits": lambda m: "".join(
        chr(0x0660 + int(each)) if each.isdigit() else each for each in f"{m.date}T{m.time}{m.fraction}{m.offset}"
    ),
    "JavaScript": lambda m: (
        f"{m.names[0]} {m.names[1]} {m.date[8:]} {m.date[:4]} {m.time} GMT{m.offset.replace(':', '')} (a time)"
    ),
    "RFC 2822": lambda m: format_datetime(m.local.replace(tzinfo=timezone(timedelta(minutes=m.minutes)))),
    "a log": lambda m: f"{m.date[8:]}/{m.names[1]}/{m.date[:4]}:{m.time} {m.offset.replace(':', '')}",
}
#: Those of them that have no fraction.
WHOLE = {"JavaScript", "RFC 2822", "a log"}

#: Forms of a moment in UTC.
IN_UTC: dict[str, Callable[[Drawn], str]] = {
    "a blank for T": lambda m: f"{m.date} {m.time}{m.fraction}Z",
    "UTC": lambda m: f"{m.date} {m.time}{m.fraction} UTC",
    "GMT": lambda m: f"{m.date}T{m.time}{m.fraction} GMT",
    "lower-case": lambda m: f"{m.date}t{m.time}{m.fraction}z",
    "a colon before Z": lambda m: f"{m.date}T{m.time}{m.fraction}:Z",
    "two offsets": lambda m: f"{m.date}T{m.time}{m.fraction}+00:00Z",
    "no separators": lambda m: re.sub("[-:]", "", f"{m.date}T{m.time}{m.fraction}Z"),
    "the zone in brackets": lambda m: f"{m.date}T{m.time}{m.fraction}Z[UTC]",
}

#: Forms that lack something, or are read in two ways.
UNCERTAIN: dict[str, Callable[[Drawn], str]] = {
    "no offset": lambda m: f"{m.date}T{m.time}{m.fraction}",
    "neither T nor offset": lambda m: f"{m.date} {m.time}{m.fraction}",
    "no separators and no offset": lambda m: re.sub("[-:]", "", f"{m.date}T{m.time}{m.fraction}"),
    "no time": lambda m: m.date,
    "no time with an offset": lambda m: f"{m.date} {m.offset}",
    "no seconds": lambda m: f"{m.date}T{m.time[:5]}{m.offset}",
    "slashes without offset": lambda m: f"{m.date.replace('-', '/')} {m.time}",
    "day first": lambda m: f"{m.date[8:]}/{m.date[5:7]}/{m.date[:4]} {m.time}{m.offset}",
    "month first": lambda m: f"{m.date[5:7]}-{m.date[8:]}-{m.date[:4]}T{m.time}{m.offset}",
    "twelve hours": lambda m: f"{m.date} {m.local.hour % 12 or 12:02}{m.time[2:]} PM {m.offset}",
    "a zone": lambda m: f"{m.date} {m.time}{m.fraction} CET",
    "a zone in brackets": lambda m: f"{m.date}T{m.time}{m.fraction}[Europe/Madrid]",
    "asctime": lambda m: f"{m.names[0]} {m.names[1]} {m.local.day:2} {m.time} {m.date[:4]}",
    "a short year": lambda m: f"{m.names[0]}, {m.date[8:]}-{m.names[1]}-{m.date[2:4]} {m.time} GMT",
    "a leap second": lambda m: f"{m.date} {m.time[:6]}60{m.offset}",
    "more digits": lambda m: f"{m.date}T{m.time}.{m.digits.ljust(10, '0')}{m.offset}",
    "an offset and Z": lambda m: f"{m.date}T{m.time}{'+01:00' if m.minutes == 0 else m.offset}Z",
    "no such day": lambda m: f"{m.date[:5]}02-30 {m.time}{m.offset}",
    "the time alone": lambda m: f"{m.time}{m.offset}",
}


def assert_same_moment(text: str | None, moment: Drawn, minutes: int, digits: str) -> None:
    """What was written is valid, and has this time of day, fraction and offset."""
    assert text is not None
    assert ce.is_valid({"type": "EventSale", "customerCode": "C", "productCode": "P", "timestamp": text})
    found = re.fullmatch(r"(.{19})(?:\.([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))", text)
    assert found is not None
    local, fraction, sign, hours, rest = found.groups(default="0")
    assert datetime.strptime(local, "%Y-%m-%dT%H:%M:%S") - timedelta(minutes=minutes) == moment.local - timedelta(
        minutes=moment.minutes
    )
    assert ("" if fraction == "0" and "." not in text else fraction) == digits
    assert (int(hours) * 60 + int(rest)) * (-1 if sign == "-" else 1) == minutes


@pytest.mark.parametrize("form", WITH_OFFSET)
@given(moment=MOMENTS)
def test_forms_with_an_offset(form: str, moment: Drawn) -> None:
    text = WITH_OFFSET[form](moment)
    assert_same_moment(written(text), moment, moment.minutes, "" if form in WHOLE else moment.digits)
    if form == "RFC 2822" and moment.local.year > 999:  # the judge takes 0099 for a short year
        judge = parsedate_to_datetime(text)
        assert judge.utcoffset() == timedelta(minutes=moment.minutes)
        assert judge.isoformat()[:19] == (written(text) or "")[:19]


@pytest.mark.parametrize("form", IN_UTC)
@given(moment=MOMENTS)
def test_forms_in_utc(form: str, moment: Drawn) -> None:
    in_utc = Drawn(moment.local, moment.digits, 0)
    assert_same_moment(written(IN_UTC[form](in_utc)), in_utc, 0, in_utc.digits)


@given(moment=MOMENTS)
def test_the_format_of_http(moment: Drawn) -> None:
    text = format_datetime(moment.local.replace(tzinfo=UTC), usegmt=True)
    assert_same_moment(written(text), Drawn(moment.local, "", 0), 0, "")
    if moment.local.year > 999:
        assert parsedate_to_datetime(text) == datetime.fromisoformat(written(text) or "")


@pytest.mark.parametrize("form", UNCERTAIN)
@given(moment=MOMENTS)
def test_nothing_is_invented(form: str, moment: Drawn) -> None:
    assert written(UNCERTAIN[form](moment)) is None


UNITS = {"s": 0, "ms": 3, "µs": 6, "ns": 9}


@pytest.mark.parametrize("unit", UNITS)
@given(st.integers(946_684_800, 4_102_444_800), st.integers(0, 10**9 - 1), st.sampled_from([str, int]))
def test_unix_times(unit: str, seconds: int, nanoseconds: int, kind: Callable[[Any], Any]) -> None:
    digits = f"{nanoseconds:09}"[: UNITS[unit]]
    moment = Drawn((EPOCH + timedelta(seconds=seconds)).replace(tzinfo=None), digits, 0)
    assert_same_moment(written(kind(f"{seconds}{digits}")), moment, 0, digits)


@given(st.integers(946_684_800, 4_102_444_800), st.integers(0, 10**9 - 1))
def test_objects_of_libraries(seconds: int, nanoseconds: int) -> None:
    local = (EPOCH + timedelta(seconds=seconds)).replace(tzinfo=None)
    whole = Drawn(local, f"{nanoseconds:09}", 0)
    millis = int(f"{seconds}{whole.digits[:3]}")
    for value in ({"seconds": seconds, "nanoseconds": nanoseconds}, {"_seconds": seconds, "_nanoseconds": nanoseconds}):
        assert_same_moment(written(value), whole, 0, whole.digits)
    for wrapped in ({"$date": millis}, {"$date": {"$numberLong": str(millis)}}, f"/Date({millis})/"):
        assert_same_moment(written(wrapped), Drawn(local, whole.digits[:3], 0), 0, whole.digits[:3])


@given(moment=MOMENTS)
def test_dates_of_php(moment: Drawn) -> None:
    digits = moment.digits[:6].ljust(6, "0")
    php = {"date": f"{moment.date} {moment.time}.{digits}", "timezone_type": 1, "timezone": moment.offset}
    assert_same_moment(written(php), moment, moment.minutes, digits)
    assert written(php | {"timezone_type": 3, "timezone": "Europe/Madrid"}) is None


@given(moment=MOMENTS)
def test_valid_timestamps_stay(moment: Drawn) -> None:
    text = f"{moment.date}T{moment.time}{moment.fraction}{moment.offset}"
    assert written(text) == text


@given(st.text("0123456789-:+.,TZtz /[]()UGMCPA\u2212\u00a0", max_size=40) | st.text(max_size=40))
def test_what_is_written_is_valid_whatever_was_sent(text: str) -> None:
    now = datetime(2025, 11, 18, tzinfo=UTC)
    moment = written(text, latest(now))
    event = {"type": "EventSale", "customerCode": "C", "productCode": "P", "timestamp": text}
    if moment is not None:
        assert ce.is_valid(event | {"timestamp": moment})
    for violation in ce.check(json.dumps(event), now=now).violations:
        assert violation.params["reasons"]
        assert "written" not in violation.params
        patch = fix(event, ("timestamp",), violation.params)
        assert patch == (None if moment is None else [{"op": "replace", "path": "/timestamp", "value": moment}])
