"""The warnings of D8: apart from the verdict, against a clock that is set here."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.events import Events
from commerce_events._explaining.timestamp_warnings import timestamp_in_future
from tests.tables import SALE

NOW = datetime(2025, 11, 18, 12, tzinfo=UTC)
STAMPED = {**SALE, "timestamp": "2025-11-18T07:21:16Z"}


def warned(body: Any, now: datetime = NOW) -> list[tuple[str, str]]:
    report = ce.check(body, now=now)
    assert all(each.severity == "warning" for each in report.warnings)
    return [(each.code, each.instance_location) for each in report.warnings]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (SALE, []),
        ([STAMPED], []),
        ([STAMPED, SALE], [("timestamp-missing", "/1")]),
        ([SALE], [("timestamp-missing", "/0")]),
        ([SALE, {**SALE, "timestmap": "x"}], [("timestamp-missing", "/0")]),
        ([{"customerCode": "c"}], [("timestamp-missing", "/0")]),
        ([STAMPED, {**STAMPED, "quantity": 2}, {**STAMPED, "quantity": 2.0}], [("duplicate-event", "/2")]),
        ([{**STAMPED, "quantity": 2}, {**STAMPED, "quantity": 2.0}], [("duplicate-event", "/1")]),
        ([STAMPED, STAMPED, STAMPED], [("duplicate-event", "/1"), ("duplicate-event", "/2")]),
        ([STAMPED, dict(reversed(STAMPED.items()))], [("duplicate-event", "/1")]),
        ([{**STAMPED, "metadata": [1, {"a": 1.5}]}, {**STAMPED, "metadata": [True, {"a": 1.5}]}], []),
        ({**SALE, "metadata": {"id": 2**53}}, [("unsafe-integer", "/metadata/id")]),
        ({**SALE, "metadata": [0, -(2**53)]}, [("unsafe-integer", "/metadata/1")]),
        ({**SALE, "metadata": [2**53] * 4}, [("unsafe-integer", f"/metadata/{index}") for index in range(4)]),
        ({**SALE, "metadata": [2**53 - 1, 1 - 2**53, 1e300, True]}, []),
        ({**SALE, "quantity": 2**53}, []),
        ({"type": "?", "zz": 2**53}, [("unsafe-integer", "/zz")]),
        ({"metadata": 2**53, **SALE, "timestamp": "2099-01-01T00:00:00Z"},
         [("unsafe-integer", "/metadata"), ("timestamp-in-future", "/timestamp")]),
        ([5], []),
        ([5, 5], []),
    ],
)  # fmt: skip
def test_warnings(body: Any, expected: list[tuple[str, str]]) -> None:
    assert warned(body) == expected


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            [SALE],
            "This event of a batch has no `timestamp`: it will count as happening when it arrives.",
        ),
        ([STAMPED, STAMPED], "This event equals event 0 of the same batch (counted from 0)."),
        (
            {**SALE, "timestamp": "2025-11-20T12:00:00Z"},
            "`timestamp` is more than 24 hours ahead of the clock.",
        ),
        (
            {**SALE, "metadata": 2**53},
            "This integer is beyond ±9007199254740991: receivers read different numbers.",
        ),
    ],
)
def test_what_is_said(body: Any, sentence: str) -> None:
    assert [each.message() for each in ce.check(body, now=NOW).warnings] == [sentence]


@pytest.mark.parametrize(
    ("timestamp", "ahead"),
    [
        ("2025-11-19T12:00:00Z", False),
        ("2025-11-19T12:00:00.000001Z", True),
        ("2025-11-19T12:00:01Z", True),
        ("2025-11-19T13:00:00+01:00", False),
        ("2025-11-19T13:00:01+01:00", True),
        ("9999-12-31T23:59:59-23:59", True),
        ("0001-01-01T00:00:00+23:59", False),
        ("2099-13-01T00:00:00Z", False),
        ("2099-01-01T00:00:00", False),
        (2099, False),
    ],
)
def test_a_timestamp_more_than_24_hours_ahead(timestamp: Any, ahead: bool) -> None:  # noqa: FBT001 a table's column
    codes = [code for code, _ in warned({**SALE, "timestamp": timestamp})]
    assert ("timestamp-in-future" in codes) is ahead


def test_the_clock() -> None:
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    late = (datetime.now(UTC) + timedelta(hours=25)).isoformat(timespec="seconds")
    assert ce.check({**SALE, "timestamp": soon}).warnings == ()
    assert [each.code for each in ce.check({**SALE, "timestamp": late}).warnings] == ["timestamp-in-future"]
    there = datetime(2025, 11, 18, 12, tzinfo=timezone(timedelta(hours=-5)))
    assert warned({**SALE, "timestamp": "2025-11-19T17:00:00Z"}, there) == []
    with pytest.raises(ValueError, match="now is a datetime with an offset"):
        ce.check(SALE, now=datetime(2025, 11, 18, 12))


def test_warnings_never_make_a_payload_invalid() -> None:
    body = [SALE, SALE, {**SALE, "timestamp": "2099-01-01T00:00:00Z", "metadata": 2**60}]
    report = ce.check(body, now=NOW)
    assert report.valid
    assert [each.code for each in report.warnings] == [
        "timestamp-missing",
        "timestamp-missing",
        "duplicate-event",
        "timestamp-in-future",
        "unsafe-integer",
    ]
    assert ce.is_valid(body)
    ce.validate(body)


def test_another_contract_may_have_a_blank_in_its_timestamps() -> None:
    now = datetime(2026, 11, 26, 22, tzinfo=UTC)
    for timestamp in ("2026-11-26 23:59:00-23:59", "2026-11-26T23:59:00-23:59", "20261126T235900-2359"):
        events = Events(
            [timestamp], in_batch=False, now=now, value=lambda _: None, may_have_unsafe_integers=lambda: False
        )
        assert [index for index, _ in timestamp_in_future(events)] == [0]
