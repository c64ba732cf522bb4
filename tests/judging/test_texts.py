"""The three facts that `texts` relies on, proved of the schema of timestamps; and schemas that nothing is proved of."""

import re
from itertools import product
from typing import Any

import interegular
import pytest
from msgspec import UNSET

from commerce_events._contract.contract import contract
from commerce_events._judging import texts
from commerce_events._judging.fields import assertions_of
from commerce_events._judging.texts import Texts, fingerprint

(SCHEMA,) = (
    assertions_of(schema)
    for name, schema in contract("v1").events["EventSale"].schema["properties"].items()
    if name == "timestamp"
)
MATCH = re.compile(SCHEMA["pattern"][1:-1]).fullmatch
TWO_DIGITS = [f"{number:02}" for number in range(100)]
SHAPE = "2025-11-18T07:21:16.527Z"


def test_the_facts_are_proved_of_the_schema_of_timestamps() -> None:
    assert fingerprint(SCHEMA) == texts._PROVED, (
        "the schema changed: prove the facts of it, then write its CRC-32 there"
    )
    assert Texts(SCHEMA)._is_proved
    assert not Texts({**SCHEMA, "maxLength": 99})._is_proved


def test_what_matches_the_pattern_meets_the_other_keywords_and_has_no_line_break() -> None:
    assert SCHEMA.keys() == {"type", "pattern", "not", "maxLength"}
    matching = interegular.parse_pattern(SCHEMA["pattern"][1:-1]).to_fsm()
    refused = interegular.parse_pattern(rf"(?:.|\n)*(?:{SCHEMA['not']['pattern']}|\n)(?:.|\n)*").to_fsm()
    longer = interegular.parse_pattern(rf"(?:.|\n){{{SCHEMA['maxLength'] + 1},}}").to_fsm()
    assert matching.isdisjoint(refused)
    assert matching.isdisjoint(longer)
    assert not matching.isdisjoint(interegular.parse_pattern("[ -z]*").to_fsm())


def accepted(text: str) -> bool:
    return texts._have_one_shape([text]) and texts._are_dates([text])


@pytest.mark.parametrize("year", ["0000", "0001", "0004", "1900", "2000", "2023", "2024", "2100", "9996", "9999"])
def test_every_day_of_a_year_that_the_calendar_accepts_matches(year: str) -> None:
    days = [f"{year}-{month}-{day}T07:21:16Z" for month, day in product(TWO_DIGITS, TWO_DIGITS)]
    calendar = [day for day in days if accepted(day)]
    assert calendar == [day for day in days if MATCH(day)]


def test_every_year_matches_alike() -> None:
    ends = [f"{year:04}-{end}T07:21:16Z" for year in range(10000) for end in ("02-28", "02-29", "02-30", "12-31")]
    assert [end for end in ends if accepted(end)] == [end for end in ends if MATCH(end)]


@pytest.mark.parametrize("place", [(11, 13), (14, 16), (17, 19)])
def test_every_hour_minute_and_second_matches_alike(place: tuple[int, int]) -> None:
    times = [SHAPE[: place[0]] + digits + SHAPE[place[1] :] for digits in TWO_DIGITS]
    assert [time for time in times if accepted(time)] == [time for time in times if MATCH(time)] != []


@pytest.mark.parametrize("digits", range(12))
def test_fractions(digits: int) -> None:
    fraction = f".{'9' * digits}" if digits else ""
    assert accepted(f"2025-11-18T07:21:16{fraction}Z") == bool(MATCH(f"2025-11-18T07:21:16{fraction}Z"))


@pytest.mark.parametrize("sign", "+-")
def test_every_offset_matches_alike(sign: str) -> None:
    times = [f"2025-11-18T07:21:16{sign}{hours}:{minutes}" for hours, minutes in product(TWO_DIGITS, TWO_DIGITS)]
    assert [time for time in times if accepted(time)] == [time for time in times if MATCH(time)] != []


@pytest.mark.parametrize(
    "batch",
    [
        ["2025-11-18t07:21:16Z"],
        ["2025-11-18T07:21:16+00", ":002025-11-18T07:21:16+00:00"],
        ["2025-11-18T07:21:16+00:0", "02025-11-18T07:21:16+00:00"],
        ["2025-11-18T07:21:16", "+00:002025-11-18T07:21:16+00:00"],
        ["2025-11-18T07:21:16+00:002", "025-11-18T07:21:16+00:00"],
        ["2025-11-18T07:21:16-00:002025-11-18T07:21:16-00:00", ""],
        ["2025-11-18 07:21:16Z"],
        ["2025-11-18T07:21:16z"],
        ["2025-11-18T07:21:16"],
        ["2025-11-18T07:21:16,5Z"],
        ["2025-11-18T07:21:16.Z"],
        ["2025-11-18T07:21:16Z\n"],
        ["20251118T072116Z"],
        ["2025-11-18T07:21:16Z", "2025-11-18T07:21:16Z\n"],
        ["2025-11-18T07:21:16Z\n2025-11-18T07:21:16Z", "2025-11-18T07:21:16Z"],
        ["2025-11-18T07:21:16Z2025-11-18T07:21:16Z", ""],
        ["2025-11-18T07:21:16", "Z2025-11-18T07:21:16Z"],
        ["2025-11-18T07:21:16Z2025", "-11-18T07:21:16Z"],
        ["2025-11-18T07:21:16Z", "٢٠٢٥-11-18T07:21:16Z"],
        ["2025-11-18T07:21:1", "6Z2025-11-18T07:21:16Z"],
        ["", ""],
    ],
)
def test_a_batch_with_a_bad_text_is_not_accepted(batch: list[str]) -> None:
    assert not Texts(SCHEMA).accept_all(batch)


@pytest.mark.parametrize(
    "batch",
    [
        ["2025-11-18T07:21:16Z"] * 3,
        ["2025-11-18T07:21:16.527Z", "2024-02-29T00:00:00.000Z"],
        ["2025-11-18T07:21:16.527Z", "2025-11-18T07:21:16Z"],
        ["2025-11-15T15:53:15+00:00", "2025-11-15T15:53:15-23:59"],
        ["2025-11-18T07:21:16Z", UNSET],
        [UNSET],
    ],
)
def test_a_batch_of_good_texts_is_accepted(batch: list[Any]) -> None:
    assert Texts(SCHEMA).accept_all(batch)
    assert all(Texts(SCHEMA).accept(text) for text in batch if text is not UNSET)


def test_schemas_that_nothing_is_proved_of_are_told_text_by_text() -> None:
    some = Texts({"type": "string", "pattern": "^[a-z]{2}$", "not": {"type": "string", "pattern": "x"}})
    assert some.accept_all(["ab", UNSET, "cd"])
    assert not some.accept_all(["ab", "xy"])
    assert not some.accept_all(["ab", "abc"])
    plain = Texts({"type": "string", "pattern": "^[a-z]{2}$"})
    assert plain.accept_all(["xy"])
    assert not plain.accept_all(["x"])
