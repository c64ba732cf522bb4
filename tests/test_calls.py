"""The three calls give one verdict, however a body is handed in; wrong options are told by each of them."""

import json
from typing import Any

import pytest

import commerce_events as ce
from tests.tables import SALE

STAMPED = {**SALE, "timestamp": "2025-11-18T07:21:16Z"}
BAD = {**STAMPED, "quantity": 0}
TEXT = json.dumps(SALE)
CALLS = (ce.validate, ce.is_valid, ce.check)


def spellings(value: Any) -> list[Any]:
    text = json.dumps(value)
    return [text, text.encode(), bytearray(text.encode()), memoryview(text.encode()), value]


def accepts(body: Any, **options: Any) -> bool:
    """Whether `validate` returns."""
    try:
        ce.validate(body, **options)
    except ce.InvalidPayload:
        return False
    return True


@pytest.mark.parametrize("options", [{}, {"max_bytes": 2000}, {"unknown": "warn"}], ids=str)
@pytest.mark.parametrize(
    ("value", "valid"), [(SALE, True), (BAD, False), ([STAMPED], True), ([STAMPED, BAD], False), ([], False)], ids=str
)
def test_one_verdict_in_every_spelling(value: Any, valid: bool, options: dict[str, Any]) -> None:  # noqa: FBT001 a row
    for body in spellings(value):
        found = (ce.is_valid(body, **options), ce.check(body, **options).valid, accepts(body, **options))
        assert found == (valid, valid, valid), type(body)


@pytest.mark.parametrize("options", [{"max_bytes": 9}, {"max_bytes": 2000}, {"unknown": "warn", "max_bytes": 2000}])
def test_verdicts_alone_are_those_of_the_report(options: dict[str, Any]) -> None:
    for body in spellings([STAMPED, BAD, {**SALE, "extra": 1}]) + spellings([]):
        report = ce.check(body, **options)
        found = ce.Validator()._verdicts(body, options.get("unknown", "error"), options["max_bytes"])
        assert found == ce.Report(report.version, report.valid, events=report.events)


@pytest.mark.parametrize("body", spellings(SALE)[:-1], ids=lambda body: type(body).__name__)
def test_the_limit_is_the_last_byte_that_may_be(body: Any) -> None:
    for size, valid in ((len(TEXT), True), (len(TEXT) - 1, False)):
        found = (ce.is_valid(body, max_bytes=size), ce.check(body, max_bytes=size).valid, accepts(body, max_bytes=size))
        assert found == (valid, valid, valid)


@pytest.mark.parametrize(
    ("options", "calls"),
    [
        ({"unknown": "ignore"}, CALLS),
        ({"max_bytes": 0}, CALLS),
        ({"max_violations": 0}, (ce.validate, ce.check)),
        ({"max_violations": -1}, (ce.validate, ce.check)),
    ],
    ids=lambda each: str(each) if isinstance(each, dict) else f"{len(each)} calls",
)
def test_a_wrong_option_is_told_of_a_valid_body_too(options: dict[str, Any], calls: tuple[Any, ...]) -> None:
    for call in calls:
        for body in spellings(SALE):
            with pytest.raises(ValueError, match=next(iter(options))):
                call(body, **options)


def test_one_violation_may_be_asked_for() -> None:
    ce.validate(TEXT, max_violations=1)
    assert len(ce.check(json.dumps([BAD, BAD]), max_violations=1).violations) == 1


def test_what_validate_raises_has_the_warnings() -> None:
    with pytest.raises(ce.InvalidPayload) as raised:
        ce.validate({**BAD, "timestamp": "9998-01-01T00:00:00Z"})
    assert [each.code for each in raised.value.report.warnings] == ["timestamp-in-future"]


def test_every_event_has_its_verdict_behind_the_last_violation_listed() -> None:
    events: list[dict[str, Any]] = [BAD, BAD, BAD, STAMPED, {"type": "EventNone"}, BAD]
    batch = [{**each, "timestamp": f"2025-11-18T07:21:0{second}Z"} for second, each in enumerate(events)]
    for body in spellings(batch):
        found = [(each.index, each.type, each.valid) for each in ce.check(body, max_violations=1).events]
        assert found == [
            (0, "EventSale", False), (1, "EventSale", False), (2, "EventSale", False),
            (3, "EventSale", True), (4, None, False), (5, "EventSale", False),
        ]  # fmt: skip


def test_a_name_that_stands_twice_inside_metadata_is_seen_in_every_spelling() -> None:
    text = json.dumps({**SALE, "metadata": {"a": 1, "b": 2}}).replace('"b"', '"a"')
    for body in (text, text.encode(), bytearray(text.encode())):
        assert (ce.is_valid(body), ce.check(body).valid, accepts(body)) == (False, False, False)
        assert [each.code for each in ce.check(body).violations] == ["duplicate-key"]


@pytest.mark.parametrize(("levels", "code"), [(62, None), (63, "too-deep")])
@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
def test_the_limit_of_depth_is_one(levels: int, code: str | None, separators: tuple[str, str]) -> None:
    deep = json.loads("[" * levels + "]" * levels)
    for batch in ([{**STAMPED, "metadata": deep}], [STAMPED, {**STAMPED, "metadata": deep}]):
        text = json.dumps(batch, separators=separators)
        for body in (text, text.encode(), batch):
            assert ce.is_valid(body) is (code is None)
            assert [each.code for each in ce.check(body).violations] == ([code] if code else [])
