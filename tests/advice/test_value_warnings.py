"""The warnings about values: what the table lists gets them and nothing else, in one event and in many."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._explaining.advice import table
from commerce_events._explaining.ordinary import are_ordinary
from commerce_events._explaining.placeholders import placeholders
from commerce_events._explaining.values import Values
from commerce_events._judging.columns import columns_of
from commerce_events._messages import LANGUAGES, words
from tests.tables import SALE

ROWS = table("placeholders")
SEARCH = {"type": "EventSearch", "customerCode": "D314K1432", "query": "red running shoes"}
FILTER = {"type": "EventFilterApplied", "customerCode": "D314K1432", "filterName": "color", "filterValue": "red"}
STAMP = {"timestamp": "2025-11-18T07:21:16Z"}
STAMPED = [{**SALE, "timestamp": f"2025-11-18T07:21:{second}Z"} for second in range(10, 16)]

#: Bodies that were tried: two shops whose programs had no customer.
PLACEHOLDERS = [
    ("undefined", "placeholder-value", "nothing"),
    ("null", "placeholder-value", "nothing"),
    ("[object Object]", "placeholder-value", "converted"),
    ("   ", "placeholder-value", "blank"),
    ("{{ customer.id }}", "placeholder-value", "template"),
    ("C\u200b1", "invisible-character", "character"),
]


def found(event: dict[str, Any], **options: Any) -> list[tuple[ce.Code, str, Any]]:
    """Code, place and reason of each warning; the event has the same ones as text, as JSON, and among others."""
    text = json.dumps(event)
    answers = [ce.check(body, **options).warnings for body in (event, text, text.encode(), f" {text}")]
    batch = ce.check(json.dumps([*STAMPED, event]), **options).warnings
    answers.append(tuple(each for each in batch if each.code != "timestamp-missing"))
    rows = [[(each.code, each.instance_location, each.params["reason"]) for each in answer] for answer in answers]
    assert rows[1:4] == rows[:1] * 3
    assert [(code, place.removeprefix("/6"), reason) for code, place, reason in rows[4]] == rows[0]
    return rows[0]


@pytest.mark.parametrize(("value", "code", "reason"), PLACEHOLDERS)
def test_codes_that_were_tried(value: str, code: str, reason: str) -> None:
    assert found({**SALE, "customerCode": value}) == [(code, "/customerCode", reason)]


@pytest.mark.parametrize("kind", ["codes", "texts", "patterns", "templates", "dates"])
def test_each_row_has_an_example_that_gets_its_warning(kind: str) -> None:
    ids = [row["id"] for row in ROWS[kind]]
    assert len(ids) == len({*ids})
    for row in ROWS[kind]:
        assert ce.check(row["example"]).valid
        ((code, _, reason),) = found(row["example"])
        assert code == ("timestamp-in-past" if kind == "dates" else "placeholder-value")
        assert reason == row.get("reason", "template")


def test_each_reason_has_words_in_each_language() -> None:
    reasons = {row["reason"] for kind in ("codes", "texts", "patterns") for row in ROWS[kind]}
    reasons |= {"template", "blank"}
    for lang in LANGUAGES:
        for part in ("message", "hint"):
            assert words(lang)["codes"]["placeholder-value"][part].keys() == reasons
            assert {*words(lang)["codes"]["timestamp-in-past"][part]} == {row["reason"] for row in ROWS["dates"]}


@pytest.mark.parametrize("row", ROWS["codes"], ids=lambda row: row["id"])
def test_codes_have_their_reason_whatever_their_case(row: dict[str, Any]) -> None:
    name = row.get("property", "customerCode")
    for value in row["values"]:
        first = next(each for each in ROWS["codes"] if value in each["values"] and each.get("property", name) == name)
        for spelt in (value, value.upper(), value.title(), f" {value}\t", f"\u00a0{value}"):
            expected = [("placeholder-value", f"/{name}", first["reason"])]
            assert found({**SALE, name: spelt}) == expected


def test_only_a_customer_is_a_guest() -> None:
    assert found({**SALE, "customerCode": "0"}) == [("placeholder-value", "/customerCode", "guest")]
    assert found({**SALE, "productCode": "0"}) == [("placeholder-value", "/productCode", "nothing")]


@pytest.mark.parametrize(
    "value",
    ["nan0042", "null-1", "N1", "1", "00", "-2", "NULLABLE", "tést", "objects", "100%", "%20%", "%%", "a<b", "<>", "$1",
     "{x}", "}}{{", "{{", "<%", "your_", "your_1", "yours", "Peña-1", "日本", "a b", "N/A1", "-",
     "A{1}", "{1}", "{ABC123}", "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}", "{red}", "{grid}", "{}", ":1", ":x", "a:b",
     "a:code", ":smile:", "urn:code", "1E5", "7E18", "1e18", "12E+", "E+18", "A1E+18", "7.1E+18X", "1E+1234", "C+1",
     "a+b@c.example", "#1", "#REF1", "REF!", "#12345", "50%", "%41", "$id", "#code", "code}", "x{code}y", "5:code"],
)  # fmt: skip
def test_codes_that_are_none(value: str) -> None:
    assert found({**SALE, "customerCode": value}) == []


@pytest.mark.parametrize("value", ["7.1E+18", "7,10012E+18", "1e+5", "5E+015", " 7.1E+18 "])
def test_numbers_that_a_spreadsheet_has_rounded(value: str) -> None:
    assert found({**SALE, "productCode": value}) == [("placeholder-value", "/productCode", "rounded")]
    assert found({**SEARCH, "query": value}) == []


@pytest.mark.parametrize(
    "value",
    [
        "shop-{{ id }}",
        "{{a}}{{b}}",
        "${ID}-1",
        "<% x %>",
        "<undefined>",
        "YOUR_CODE",
        "{customerCode}",
        "{customer_code}",
        "{ customer.id }",
        "{sku}",
        "{Product Code}",
        ":customerCode",
        ":id",
        "#{code}",
    ],
)
def test_codes_that_are_templates(value: str) -> None:
    assert found({**SALE, "productCode": value}) == [("placeholder-value", "/productCode", "template")]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("undefined", "nothing"), ("null", "nothing"), ("NaN", "nothing"), ("None", "nothing"), (" null ", "nothing"),
        ("[object Object]", "converted"), (" \u00a0", "blank"), ("{{ q }}", "template"), ("${q}", "template"),
        ("<%= q %>", "template"),
    ],
)  # fmt: skip
def test_required_texts_that_are_none(value: str, reason: str) -> None:
    assert found({**SEARCH, "query": value}) == [("placeholder-value", "/query", reason)]
    assert found({**FILTER, "filterValue": value}) == [("placeholder-value", "/filterValue", reason)]


@pytest.mark.parametrize(
    "value",
    ["nan bread", "nan", "none", "NULL", "Undefined", "test", "0", "unknown", "<b>", "100%", "%x%", "a {{b}}",
     "your_name", "[object object]", " shoes ", "a\u200db", "a\u00a0b", "\ufffd", "\U0001f469\u200d\U0001f4bb"],
)  # fmt: skip
def test_texts_that_a_customer_types(value: str) -> None:
    assert found({**SEARCH, "query": value}) == []


def test_reviews_metadata_and_optional_texts_are_not_looked_at() -> None:
    event = {**SALE, "type": "EventReviewWritten", "review": "null", "metadata": {"customerCode": "undefined"}}
    assert found(event) == []
    assert found({**SALE, "type": "EventReviewWritten", "review": " \u200b"}) == []


@pytest.mark.parametrize(
    ("value", "reason", "character"),
    [
        ("N\u00001", "character", "U+0000 (NUL)"), ("N\t1", "character", "U+0009 (tab)"),
        ("N1\u00a0", "character", "U+00A0 (no-break space)"), ("\ufeffN1", "character", "U+FEFF (byte order mark)"),
        ("N1\x7f", "character", "U+007F (control character)"), ("\u200b", "character", "U+200B (zero-width space)"),
        ("N\u00ad1", "character", "U+00AD (soft hyphen)"), ("N1\U000e0041", "character", "U+E0041"),
        ("N\u34641\u3164", "character", "U+3164 (Hangul filler)"),
        ("N\ufffd1", "lost", "U+FFFD (replacement character)"), (" N1", "blank", None), ("N1 ", "blank", None),
    ],
)  # fmt: skip
def test_characters_that_can_not_be_seen(value: str, reason: str, character: str | None) -> None:
    event = {**SALE, "productCode": value}
    assert found(event) == [("invisible-character", "/productCode", reason)]
    (warning,) = ce.check(event).warnings
    assert warning.params.to_dict().get("character", {}).get("en") == character
    assert value.strip() not in warning.message() or not value.strip().isprintable()
    if character:
        assert character in warning.message()
    assert warning.message("es").startswith("`productCode`")


@pytest.mark.parametrize(
    ("timestamp", "reason"),
    [
        ("0001-01-01T00:00:00Z", "unset"), ("0001-01-01T00:00:00+23:59", "unset"), ("1899-12-30T00:00:00Z", "unset"),
        ("1970-01-01T00:00:00Z", "unset"), ("1970-01-01T01:00:00+01:00", "unset"),
        ("1969-12-31T19:00:00-05:00", "unset"), ("1970-01-01T23:59:59.999999999Z", "unset"),
        ("1970-01-21T09:50:50.476Z", "seconds"), ("1970-01-31T23:59:59Z", "seconds"), ("1970-02-01T00:00:00Z", "past"),
        ("1900-01-01T00:00:00Z", "past"), ("1999-12-31T23:59:59.999999999Z", "past"),
        ("2000-01-01T00:59:59+01:00", "past"), ("2000-01-01T23:58:59+23:59", "past"),
        ("1980-01-01T00:00:00Z", "past"),
    ],
)  # fmt: skip
def test_moments_long_ago(timestamp: str, reason: str) -> None:
    assert found({**SALE, "timestamp": timestamp}) == [("timestamp-in-past", "/timestamp", reason)]


@pytest.mark.parametrize(
    "timestamp",
    ["2000-01-01T00:00:00Z", "1999-12-31T23:59:59-00:01", "2000-01-01T01:00:00+01:00", "2025-11-18T07:21:16Z"],
)
def test_moments_from_2000_on(timestamp: str) -> None:
    assert found({**SALE, "timestamp": timestamp}) == []


@pytest.mark.parametrize("timestamp", ["1999-13-01T00:00:00Z", "1999-01-01T00:00:00", "", 0, None])
def test_what_is_no_timestamp_is_not_long_ago(timestamp: Any) -> None:
    assert "timestamp-in-past" not in {each.code for each in ce.check({**SALE, "timestamp": timestamp}).warnings}


def test_invalid_events_have_warnings_too() -> None:
    event = {"type": "EventSale", "customerCode": "null", "quantity": 0, "productCode": ""}
    assert found(event) == [("placeholder-value", "/customerCode", "nothing")]
    assert found({"type": "EventSold", "customerCode": "null"}) == [("placeholder-value", "/customerCode", "nothing")]
    assert found({"type": "EventSale", "customerCode": 0, "productCode": ["null"]}) == []
    assert ce.check([5, "null"]).warnings == ()


def test_all_warnings_of_an_event_are_in_the_order_of_its_text() -> None:
    event = {"productCode": "x ", "timestamp": "1970-01-01T00:00:00Z", "type": "EventSale", "customerCode": "null"}
    codes = ["invisible-character", "timestamp-in-past", "placeholder-value"]
    for limit in (1, 2, 3, 4):
        report = ce.check(json.dumps(event), max_violations=limit)
        assert [each.code for each in report.warnings] == codes[:limit]
        assert report.truncated is (limit < len(codes))


def test_no_value_is_in_words_or_repr() -> None:
    for event in ({**SALE, "customerCode": "your_very_secret"}, {**SALE, "productCode": "secret\u200bcode"}):
        (warning,) = ce.check(event).warnings
        assert (
            "secret" not in f"{warning!r}{warning.message()}{warning.hint()}{warning.message('es')}{warning.to_dict()}"
        )
        (warning,) = ce.check(event, show_values=True).warnings
        assert "secret" in str(warning.value)


CODES = st.one_of(
    st.text(max_size=12),
    st.sampled_from([value for row in ROWS["codes"] for value in row["values"]]),
    st.text("nul0-1{}<>%$_ \t\u00a0\u200b?\u212a", max_size=6),
)


@given(st.lists(st.tuples(CODES, CODES), min_size=5, max_size=8))
def test_many_events_are_looked_at_as_one_is(values: list[tuple[str, str]]) -> None:
    """Of many, values are first looked at all together."""
    events = [
        {**SEARCH, "customerCode": code or "N1", "query": text or "a", "timestamp": f"2025-11-18T07:21:1{index}Z"}
        for index, (code, text) in enumerate(values)
    ]
    alone = [
        (each.code, f"/{index}{each.instance_location}", each.params)
        for index, event in enumerate(events)
        for each in ce.check(json.dumps(event).encode()).warnings
    ]
    for body in (events, json.dumps(events).encode()):
        assert [(each.code, each.instance_location, each.params) for each in ce.check(body).warnings] == alone


@pytest.mark.parametrize(
    ("codes", "ordinary"),
    [
        (["N12", "D314K1432"], True), (["Peña-12"], True), (["a12 b2"], True), (["N12", "a"], False), (["0"], False),
        (["-1"], False), (["x0"], False), (["N 1"], False), (["N1 "], False), (["N1\t"], False), (["{1}"], False),
        (["1?"], False), (["7.1E+18"], False), (["N1+2"], False), (["#DIV/0!"], False), (["N1:2"], True),
        (["00000000-0000-0000-0000-000000000000"], False), (["0042"], True),
    ],
)  # fmt: skip
def test_ordinary_codes(codes: list[str], ordinary: bool) -> None:  # noqa: FBT001 a table's column
    assert are_ordinary(f" {' '.join(codes)} ") is ordinary


def test_optional_codes_may_be_absent() -> None:
    class Event:
        code = UNSET

    get = columns_of(contract("v1"), "code")[0]
    assert callable(get)
    events: list[Any] = [Event()] * 5
    values = Values({"Event": ("code",)}, {}, [lambda event: event.code], [], 1)
    for event in events:
        setattr(event, "(has text)", False)
    assert list(values.suspects(events)) == []
    assert list(Values().suspects(events)) == []
    assert list(values.suspects(events[:1])) == []


@pytest.mark.parametrize(
    ("code", "warning"),
    [
        ("N30122", None), ("undefined", "placeholder-value"), ("GUEST", "placeholder-value"),
        ("0", "placeholder-value"),
        ("{{ id }}", "placeholder-value"), (" C1", "invisible-character"), ("C\u200b1", "invisible-character"),
        ("\ufffd", "invisible-character"), ("a b", None), ("\u00f1", None), ("", None), (None, None), (5, None),
    ],
)  # fmt: skip
def test_an_invalid_event_has_the_warnings_of_a_valid_one(code: Any, warning: str | None) -> None:
    """Quick ways round the rules lead to the same: of few events and of many, of accepted ones and of others."""
    event = {"type": "EventCouponApplied", "customerCode": code, **STAMP}
    accepted, refused = [{**event, "customerCode": "C1"}], [{**event, "unknown": 1}]
    for count in (1, 9):
        for batch in (count * [event], count * refused, 5 * accepted + count * refused):
            found = [each.code for each in ce.check(json.dumps(batch)).warnings if each.code != "duplicate-event"]
            assert found == ([warning] * count if warning else [])


def test_large_values_take_linear_time() -> None:
    large = 1_000_000
    for value in ("{{" * (large // 2), " " * large, "<" + "%" * large, "%" + "a" * large + "%", "your_" + "a" * large,
                  "\u200b" * (large // 3), "\u00a0" * (large // 3) + "x"):  # fmt: skip
        event = {**SEARCH, "customerCode": value, "query": value}
        assert ce.check(json.dumps(event), max_bytes=10 * large).valid
    assert placeholders("code").reason("customerCode", "x" * large) is None
