"""Refused timestamps: all their reasons, and the same moment written as the contract has it, if it is certain."""

import json
import re
from datetime import datetime
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.advice import table
from commerce_events._explaining.timestamp_values import fix, written
from commerce_events._messages import LANGUAGES, words
from tests.rows import each_row

TABLE = table("timestamps")
EXAMPLES = [example for row in TABLE["forms"] + TABLE["objects"] for example in row["examples"]] + TABLE["others"]
NOW = datetime.fromisoformat("2025-11-18T12:00:00+00:00")
SALE = {"type": "EventSale", "customerCode": "C1", "productCode": "P1"}


def event(timestamp: Any) -> dict[str, Any]:
    return SALE | {"timestamp": timestamp}


def violation(timestamp: Any, **options: Any) -> ce.Violation:
    (found,) = ce.check(json.dumps(event(timestamp)), now=NOW, **options).violations
    assert found.instance_location == "/timestamp"
    return found


@each_row(EXAMPLES)
def test_examples_have_their_reasons(example: dict[str, Any]) -> None:
    found = violation(example["value"])
    if isinstance(example["value"], str):
        assert found.code == "not-a-timestamp"
        assert found.params["reasons"] == tuple(example["reasons"])
        assert found.params["reason"] == example["reasons"][0]
    else:
        assert found.code == "wrong-type"
        assert found.params["reason"] == example["reasons"][0]
        assert "reasons" not in found.params


@each_row(EXAMPLES)
def test_following_the_hint_of_an_example_ends_in_a_valid_event(example: dict[str, Any]) -> None:
    value, fixed = example["value"], example.get("fixed")
    assert written(value) == fixed
    found = violation(value, show_values=True)
    operations = fix(event(value), ("timestamp",), found.params)
    assert found.params.get("written") == fixed
    if fixed is None:
        assert operations is None
        assert not any(re.search(r"[0-9]{4}-[0-9]{2}", found.hint(lang)) for lang in LANGUAGES)
    else:
        assert ce.is_valid(event(fixed))
        assert operations == [{"op": "replace", "path": "/timestamp", "value": fixed}]
        assert found.fix is not None
        assert found.fix.patch == tuple(operations)
        assert all(f"`{fixed}`" in found.hint(lang) for lang in LANGUAGES)


@each_row(EXAMPLES)
def test_values_of_an_example_are_not_shown(example: dict[str, Any]) -> None:
    found = violation(example["value"])
    texts = [repr(found), *(json.dumps(found.to_dict(lang), ensure_ascii=False) for lang in LANGUAGES)]
    values = [example["value"] if isinstance(example["value"], str) else json.dumps(example["value"])]
    values += [example["fixed"], "2025", "07:21"] if "fixed" in example else []
    assert not [value for value in values for text in texts if len(value) > 3 and value in text]


def test_every_reason_has_an_example_and_its_words() -> None:
    reasons = TABLE["reasons"]
    forms = {reason for row in TABLE["forms"] for example in row["examples"] for reason in example["reasons"]}
    assert forms == set(reasons)
    for lang in LANGUAGES:
        assert [*words(lang)["faults"]] == [*words(lang)["advice"]] == reasons
        assert [*words(lang)["units"]] == [unit for unit, _ in TABLE["units"]]


def test_parts_of_the_table_need_no_groups() -> None:
    """Each core puts them into groups of its own, and no quantifier is unbounded."""
    alternatives = [parts for slot in TABLE["slots"].values() for parts in slot] + [
        row["parts"] for row in TABLE["forms"]
    ]
    for part in (part for parts in alternatives for part in parts if isinstance(part, dict)):
        for pattern in (part["pattern"], part.get("expected", "")):
            bare = re.sub(r"\\[\[\]]|\[[^\]]*\]|\(\?:", "", pattern)
            assert not re.search(r"[*+?\\(]", bare), pattern


_T, _SEPARATORS = (
    "Write `T` between date and time.",
    ("Write `-` between year, month and day, and `:` between hours, minutes and seconds."),
)
_ADD_OFFSET = "Add the offset of that time as `±hh:mm`; add `Z` only if the time is in UTC."
_KEEP_OFFSET = "Keep the offset, and write it as `±hh:mm`, or as `Z` if it is UTC."
_ORDER = "Write year, month and day in this order: `YYYY-MM-DD`."
_NO_ZONE = "Leave out the name of the zone: it is not kept, only the offset is."
_NO_DATE = (
    "There was no date: write the moment at which it happened. Outside a batch, leave `timestamp` out if that is now."
)
_WORDS = "Write date and time in numbers: `YYYY-MM-DDThh:mm:ss`; in JavaScript, `toISOString()` does."

#: What programs send, and what the hint says.
HINTS: list[tuple[str, list[str], list[str]]] = [
    ("2025-11-18 07:21:16+01:00", ["no-t"], [_T]),
    ("2025-11-18T07:21:16Z ", ["odd-character"], ["Write it in ASCII characters, without blanks or line breaks."]),
    ("2025-11-18 07:21:16 +0100", ["no-t", "bad-offset"], [_T, _KEEP_OFFSET]),
    ("2025-11-18T07:21:16+01:00[Europe/Madrid]", ["zone-name"], [_NO_ZONE]),
    ("2025-11-18T07:21+0100", ["no-seconds", "bad-offset"], ["Add the seconds.", _KEEP_OFFSET]),
    (
        "Tue Nov 18 2025 07:21:16 GMT+0100 (Central European Standard Time)",
        ["words", "bad-offset"],
        [_WORDS, _KEEP_OFFSET],
    ),
    ("18/11/2025 07:21:16", ["order", "no-t", "no-offset"], [_ORDER, _T, _ADD_OFFSET]),
    ("2025/11/18 07:21:16", ["separators", "no-t", "no-offset"], [_SEPARATORS, _T, _ADD_OFFSET]),
    ("2025-18-11T07:21:16Z", ["order"], [_ORDER]),
    ("0000-00-00 00:00:00", ["zero-date"], [_NO_DATE]),
    ("0001-01-01T00:00:00", ["zero-date"], [_NO_DATE]),
    ("", ["no-date"], [_NO_DATE]),
    (
        "Mon, 18 Nov 2025 07:21:16 GMT",
        ["words", "bad-offset", "weekday"],
        [_WORDS, _KEEP_OFFSET, "Find out whether the weekday or the date is right, and write the date alone."],
    ),
    (
        "2025-11-18T07:21:16+01:00[UTC]",
        ["two-offsets"],
        ["Find out which of the two is right, and write only that, as `±hh:mm` or `Z`."],
    ),
    ("2025-11-18T07:21:16 am+01:00", ["half-day"], ["Write the hours from 00 to 23, without am or pm."]),
]


@pytest.mark.parametrize(("value", "reasons", "hint"), HINTS)
def test_hints(value: str, reasons: list[str], hint: list[str]) -> None:
    found = violation(value)
    assert found.params["reasons"] == tuple(reasons)
    assert found.hint() == " ".join(hint)


def test_reasons_are_listed_in_the_message() -> None:
    assert violation("2025-11-18T07:21+0100").message() == (
        "`timestamp` is not written as required: no seconds, an offset that is not ±hh:mm or `Z`."
    )
    assert violation("2025-11-18T07:21:16Z ").message() == (
        "`timestamp` is not written as required: character 21 is U+0020 (space)."
    )
    assert violation("2025\u201111-18T07:21:16Z").message("es") == (
        "`timestamp` no está escrito como se exige: el carácter 5 es U+2011 (guion de no separación)."
    )


@pytest.mark.parametrize(
    ("text", "position", "point"),
    [
        (" 2025-11-18T07:21:16Z ", 1, "U+0020"),
        ("2025-11-18T07:21:16Z \n", 22, "U+000A"),
        ("2025-11-18T07:21:16Z\n ", 21, "U+000A"),
        ("\ufeff2025-11-18T07:21:16Z", 1, "U+FEFF"),
        ("2025-11-18T07:21:16Z\u00a0", 21, "U+00A0"),
        ("2025-11-18T07:21:16\u200bZ", 20, "U+200B"),
        ("2025-11-18\u042207:21:16Z", 11, "U+0422"),
        ("2025\u201311-18T07:21:16Z", 5, "U+2013"),
        ("\uff12025-11-18T07:21:16Z", 1, "U+FF12"),
    ],
)
def test_an_odd_character_is_named_with_its_place(text: str, position: int, point: str) -> None:
    found = violation(text)
    assert found.params["reasons"] == ("odd-character",)
    assert found.params["position"] == position
    assert found.params["character"]["en"].startswith(point)
    assert written(text) == "2025-11-18T07:21:16Z"


@pytest.mark.parametrize(
    ("value", "reason", "unit"),
    [
        (1763450476, "unix-time", "s"),
        (1763450476.527, "unix-time", "s"),
        (1763450476.9876542, "unix-time", "s"),
        (1763450476527, "unix-time", "ms"),
        (1763450476527.0, "unix-time", "ms"),
        (1763450476527000, "unix-time", "µs"),
        (1763450476527000000, "unix-time", "ns"),
        (946684800, "unix-time", "s"),
        (946684799, "timestamp", None),
        (1763553600, "unix-time", "s"),  # 24 hours ahead
        (1763553601, "timestamp", None),
        (1763553600999, "unix-time", "ms"),
        (1763553601000, "timestamp", None),
        (1.763450476527e18, "timestamp", None),  # not exact
        (-1763450476, "timestamp", None),
        (-0.5, "timestamp", None),
        (10**30, "timestamp", None),
        (20251118, "timestamp", None),
        (0, "no-date", None),
        (-1, "no-date", None),
        (0.0, "no-date", None),
        (True, "timestamp", None),
        ([2025, 11, 18, 7, 21, 16], "date-object", None),
        ({}, "date-object", None),
        ({"seconds": 1763450476}, "date-object", None),
        ({"seconds": 1763450476, "nanoseconds": None}, "date-object", None),
        ({"$date": {"$date": {"$date": 1763450476527}}}, "date-object", None),
    ],
)
def test_other_types(value: Any, reason: str, unit: str | None) -> None:
    found = violation(value)
    assert found.code == "wrong-type"
    assert (found.params["reason"], found.params.get("unit")) == (reason, unit)


@pytest.mark.parametrize(
    ("sent", "written"),
    [
        (1763450476.527, "2025-11-18T07:21:16.527Z"),
        (1763450476.987654, "2025-11-18T07:21:16.987654Z"),
        (1763450476.9876542, None),
    ],
)
def test_a_float_is_written_if_it_was_surely_sent_like_that(sent: float, written: str | None) -> None:
    """Of `1763450476.987654321`, which some senders write, a float keeps seven decimals."""
    found = violation(sent)
    assert (found.fix.patch[0]["value"] if found.fix and found.fix.patch else None) == written
    (shown,) = ce.check({**SALE, "timestamp": sent}, show_values=True).violations
    assert shown.params.get("written") == written


def test_the_unit_of_a_number_in_a_text_depends_on_the_clock() -> None:
    assert violation("1763553600").params["reasons"] == ("unix-time",)
    assert violation("1763553601").params["reasons"] == ("other",)
    assert written("1763553601") == "2025-11-19T12:00:01Z"
    assert written("4102444801") is None


def test_the_hint_of_a_unix_time() -> None:
    assert violation(1763450476527).hint() == (
        "This is a Unix time in milliseconds. Write the same moment as text in UTC: `YYYY-MM-DDThh:mm:ssZ`, "
        "with the fraction, if any, after the seconds."
    )
    assert violation(1763450476527, show_values=True).hint().endswith(" That is `2025-11-18T07:21:16.527Z`.")


def test_a_missing_date_as_null() -> None:
    assert violation(None).hint() == "Leave `timestamp` out if there is nothing to send."
    assert written(None) is None


def test_other_properties_are_not_timestamps() -> None:
    for name, value in (("quantity", "1763450476"), ("productCode", 1763450476527), ("metadata", 1763450476527)):
        violations = ce.check(SALE | {name: value}, show_values=True).violations
        assert not [each for each in violations if each.params["reason"] == "unix-time" or "written" in each.params]


@pytest.mark.parametrize("text", ["2025-11-18T07:21:16Z" + " " * 100, "9" * 10**6, "[" * 10**6, "2025-" * 10**5])
def test_long_texts_are_not_looked_at(text: str) -> None:
    assert violation(text).params["reasons"] == ("other",)
    assert written(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-11-18T07:21:16.1234567890Z",  # more digits than are kept
        "2016-12-31T23:59:60Z",
        "2016-12-31 23:59:60+00:00",
        "2025-02-29 07:21:16Z",
        "2025-11-18T07:21:16+24:00",
        "2025-11-18T07:21:16+0060",
        "2025-11-18T24:00:00Z",
        "0000-01-01T00:00:00 Z",
        "2025-11-18T07:21:16+01:00Z",  # two offsets
        "Mon, 18 Nov 2025 07:21:16 GMT",  # it was a Tuesday
        "Tue, 30 Feb 2025 07:21:16 GMT",
        "2025-11-18T07:21:16+01:00[Etc/UTC]",
        "2025-11-1807:21:16Z",
        "18-Nov-25 07:21:16 GMT",
        "1763450476.5270000001",
        "1763450476527.1234567",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert written(text) is None
