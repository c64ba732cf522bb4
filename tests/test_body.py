"""What may be handed in, how large it may be, and what can't be a body at all."""

import json
from collections import OrderedDict
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Any

import pytest

import commerce_events as ce
from tests.tables import SALE

TEXT = b'{"type":"EventSale","customerCode":"D314K1432","productCode":"N30122"}'


class Type(StrEnum):
    SALE = "EventSale"


class Units(IntEnum):
    TWO = 2


def only(body: Any, **options: Any) -> ce.Violation:
    report = ce.check(body, **options)
    assert not ce.is_valid(body, **{name: options[name] for name in options.keys() & {"max_bytes"}})
    (violation,) = report.violations
    return violation


@pytest.mark.parametrize("body", [TEXT, bytearray(TEXT), memoryview(TEXT), TEXT.decode(), SALE, [SALE]])
def test_every_form_of_a_body(body: Any) -> None:
    assert ce.is_valid(body)
    assert ce.check(body).valid
    ce.validate(body)


def test_a_view_that_is_not_contiguous() -> None:
    assert ce.is_valid(memoryview(bytes(byte for pair in zip(TEXT, TEXT, strict=True) for byte in pair))[::2])


class OldType(str, Enum):  # noqa: UP042 its text is not what `str` makes of it
    SALE = "EventSale"
    EXTRA = "extra"


def test_an_enum_is_the_text_that_it_holds() -> None:
    (violation,) = ce.check({**SALE, "type": OldType.SALE, OldType.EXTRA: 1}).violations
    assert (violation.event_type, violation.instance_location) == ("EventSale", "/extra")
    assert violation.message() == "`EventSale` has no property `extra`."


def test_subclasses_of_the_types_of_json() -> None:
    assert ce.is_valid(OrderedDict(SALE, type=Type.SALE, quantity=Units.TWO))


class Text(str):
    __slots__ = ()


class Multi(dict[str, Any]):
    """A `dict` whose views are those of another kind."""

    def keys(self) -> Any:
        return iter([*dict.keys(self)])

    def items(self) -> Any:
        return iter([*dict.items(self)])


def test_a_timestamp_of_a_subclass_is_warned_of_as_any_other() -> None:
    event = {**SALE, "timestamp": "2099-01-01T00:00:00Z"}
    for body in (event, [event, {**SALE, "timestamp": "2025-11-18T07:21:16Z"}]):
        odd: Any = [{**body[0], "timestamp": Text(event["timestamp"])}, body[1]] if isinstance(body, list) else {
            **body, "timestamp": Text(event["timestamp"])
        }  # fmt: skip
        assert ce.check(odd).warnings == ce.check(body).warnings != ()


def test_views_of_a_subclass_are_not_asked() -> None:
    assert ce.is_valid(Multi(SALE))
    assert ce.check([Multi(SALE)]).valid
    assert only(Multi({**SALE, "quantity": 0})).code == "too-small"
    assert only(Multi({**SALE, "extra": 0})).code == "unknown-property"


@pytest.mark.parametrize("body", [None, 5, 1.5, True, ("a",), {1}, iter([]), object()])
def test_anything_else_is_a_type_error(body: Any) -> None:
    for function in (ce.check, ce.is_valid, ce.validate):
        with pytest.raises(TypeError, match=f"not {type(body).__name__}$"):
            function(body)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({1, 2}, "/1/metadata is of type set"),
        (datetime.now(UTC), "/1/metadata is of type datetime"),
        (Decimal(1), "/1/metadata is of type Decimal"),
        (b"bytes", "/1/metadata is of type bytes"),
        ((1, 2), "/1/metadata is of type tuple"),
        (float("nan"), "/1/metadata is nan"),
        (float("-inf"), "/1/metadata is -inf"),
        ({"a/b": [0, {1: 2}]}, "/1/metadata/a~1b/1 has a key of type int"),
        ({"a": [0, object()]}, "/1/metadata/a/1 is of type object"),
        ([object(), {1}], "/1/metadata/0 is of type object"),
    ],
)
def test_what_json_cannot_say_is_a_type_error_that_names_the_place(value: object, sentence: str) -> None:
    body = [SALE, {**SALE, "metadata": value}]
    for function in (ce.check, ce.is_valid, ce.validate):
        with pytest.raises(TypeError) as raised:
            function(body)
        assert str(raised.value).startswith(sentence)


def test_a_key_of_the_body_that_is_no_string() -> None:
    with pytest.raises(TypeError, match=r"^the body has a key of type int"):
        ce.check({1: 2})  # type: ignore[dict-item] # this is what is tested


@pytest.mark.parametrize(
    ("value", "code", "location"),
    [
        ("a\ud800", "lone-surrogate", "/metadata"),
        ({"\udfff": 1}, "lone-surrogate", "/metadata"),
        (10**309, "number-out-of-range", "/metadata"),
        ([-(10**5000)], "number-out-of-range", "/metadata/0"),
    ],
)
def test_parsed_values_meet_the_rules_of_the_text(value: object, code: str, location: str) -> None:
    violation = only({**SALE, "metadata": value})
    assert (violation.code, violation.instance_location) == (code, location)
    assert violation.line is violation.column is None


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_depth_of_parsed_values() -> None:
    assert ce.check({**SALE, "metadata": nested(63)}).valid
    violation = only({**SALE, "metadata": nested(64)})
    assert (violation.code, violation.instance_location) == ("too-deep", "/metadata" + "/0" * 63)


@pytest.mark.no_cover
def test_a_value_that_holds_itself_ends() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert only({**SALE, "metadata": endless}).code == "too-deep"
    many: list[Any] = []
    for _ in range(60):
        many = [many, many]
    assert only({**SALE, "metadata": many}).code == "too-large"


def test_the_size_of_text() -> None:
    assert ce.is_valid(TEXT, max_bytes=len(TEXT))
    assert ce.is_valid(memoryview(TEXT), max_bytes=len(TEXT))
    for body in (TEXT, memoryview(TEXT), TEXT.decode()):
        violation = only(body, max_bytes=len(TEXT) - 1)
        assert violation.code == "too-large"
        assert violation.message() == f"The body is larger than {len(TEXT) - 1} bytes."
        assert violation.line is None
    accented = TEXT.decode().replace("N30122", "ñ")
    assert ce.is_valid(accented, max_bytes=len(accented.encode()))
    assert only(accented, max_bytes=len(accented.encode()) - 1).code == "too-large"


@pytest.mark.parametrize("body", ['{"a":1' + ',"a":1' * 9 + "}", b'{"a":1' + b',"a":1' * 9 + b"}"])
def test_no_more_reasons_are_looked_for_than_asked(body: str | bytes) -> None:
    for limit in (1, 2, 99):
        report = ce.check(body, max_violations=limit)
        assert (len(report.violations), report.truncated) == (min(limit, 9), limit < 9)


def test_the_default_size_is_one_mebibyte() -> None:
    assert ce.is_valid(TEXT.ljust(2**20))
    assert only(TEXT.ljust(2**20 + 1)).code == "too-large"
    assert only("x" * 100_000_000).code == "too-large"


def test_parsed_values_that_no_text_of_the_size_can_hold() -> None:
    assert ce.is_valid({**SALE, "metadata": "x" * 2**19})
    assert only({**SALE, "metadata": "x" * 2**20}).code == "too-large"
    assert only({**SALE, "metadata": {"x" * 2**20: 1}}).code == "too-large"


def test_a_parsed_value_is_as_large_as_its_shortest_text() -> None:
    body: Any = [5] * 9
    size = len(json.dumps(body, separators=(",", ":")))
    assert ce.check(body, max_bytes=size).violations[0].code == "not-an-event"
    assert only(body, max_bytes=size - 1).message() == f"The body is larger than {size - 1} bytes."


@pytest.mark.parametrize(
    ("body", "line", "column", "reason"),
    [
        (b"\xff\xfe{\x00}\x00", 1, 1, "utf-16"),
        (b"\xfe\xff\x00{\x00}", 1, 1, "utf-16"),
        (b'{"a":\n "caf\xe9"}', 2, 6, "latin-1"),
        (b'["\xc3\xa9\xc3"]', 1, 4, "bytes"),
        (b'["\xed\xa0\x80"]', 1, 3, "bytes"),
        (b"\x1f\x8b\x08\x00", 1, 2, "gzip"),
        (b"\x89PNG\r\n\x1a\n", 1, 1, "png"),
    ],
)
def test_not_utf8(body: bytes, line: int, column: int, reason: str) -> None:
    violation = only(body)
    assert (violation.code, violation.line, violation.column) == ("not-utf8", line, column)
    assert violation.params["reason"] == reason
