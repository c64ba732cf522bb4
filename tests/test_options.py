"""Wrong options: each public function answers them with one line that names the option, whatever else it is given."""

import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events.conformance.suite import suite
from commerce_events.testing import assert_conforms, assert_valid, batches, bodies, events, faults, payloads
from tests.rows import each_row
from tests.tables import SALE

LONG = "9" * 100_000 + "\n\x1b[31m"
OWN: Any = type("Own", (), {"__repr__": lambda _: 1 / 0})()

#: For each option, what it can't be: of a wrong type, and of a right type but a wrong value.
WRONG: dict[str, tuple[list[Any], list[Any]]] = {
    "version": ([["v1"], None, 1, b"v1", {"v1"}, OWN, [LONG]], ["v9", "", "../v1", "V1", "v1\n", LONG]),
    "unknown": ([1, None, True, ["warn"]], ["ignore", "", LONG]),
    "max_bytes": ([True, False, None, 1.5, "9", [9]], [0, -1, 2**63 - 1, 10**5000]),
    "max_violations": ([True, None, 1.5, "9"], [0, -1, 2**63 - 1, -(10**5000)]),
    "show_values": ([1, 0, None, "yes", "no"], []),
    "now": (
        ["2025", 0, True, SALE],
        [
            datetime(2025, 1, 1),  # naive
            datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
            datetime.min.replace(tzinfo=timezone(timedelta(hours=1))),
        ],
    ),
    "lang": ([None, ["en"], 1, b"en", {"en"}], ["fr", "", "EN", "en_GB", LONG]),
    "vectors": ([None, 1, ["all"]], ["schema", ""]),
    "only": (["EventSale", None, 1, [1]], [["EventNone"], {LONG}]),
    "show": ([None, True, "1", 1.5], [-1]),
    "validator": ([None, "is_valid"], []),
    "type": ([1, ["EventSale"], b"EventSale"], ["EventNone", "", LONG]),
    "min_size": ([True, "1", 1.5], [-1, 0, 101]),
    "max_size": ([True, "1", 1.5], [-1, 0, 101]),
    "codes": (["wrong-type", 1, [1]], [["none-such"], []]),
}
#: `None` stands for the default of these.
DEFAULTS = {"now": None, "type": None, "min_size": None, "max_size": None, "codes": None}

CHECK = ("version", "unknown", "max_bytes", "max_violations", "show_values", "now")
VALID, INVALID = b'{"type":"EventCouponApplied","customerCode":"c"}', b'{"type":"EventSale"}'
BODIES: tuple[Any, ...] = (
    VALID,
    VALID.decode(),
    bytearray(VALID),
    SALE,
    [SALE],
    INVALID,
    b"{",
    b"\xff",
    [],
    {"type": 1},
    object(),
)
KIND = ce.event_types()[0]
(VIOLATION,) = ce.check(b"[]").violations

CALLS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    **{f"is_valid of body {at}": (lambda body=body, **given: ce.is_valid(body, **given), CHECK[:3])
       for at, body in enumerate(BODIES)},
    **{f"validate of body {at}": (lambda body=body, **given: ce.validate(body, **given), CHECK[:5])
       for at, body in enumerate(BODIES)},
    **{f"check of body {at}": (lambda body=body, **given: ce.check(body, **given), CHECK)
       for at, body in enumerate(BODIES)},
    **{f"load of body {at}": (lambda body=body, **given: ce.load(body, **given), CHECK[:5])
       for at, body in enumerate(BODIES)},
    **{f"load_accepted of body {at}": (lambda body=body, **given: ce.load_accepted(body, **given), CHECK)
       for at, body in enumerate(BODIES)},
    "assert_valid": (lambda **given: assert_valid(VALID, **given), CHECK),
    "event_types": (ce.event_types, ("version",)),
    "warm_up": (ce.warm_up, ("version",)),
    "EventType.title": (KIND.title, ("lang",)),
    "EventType.description": (KIND.description, ("lang",)),
    "Property.description": (KIND.properties[0].description, ("lang",)),
    "Violation.message": (VIOLATION.message, ("lang",)),
    "Violation.hint": (VIOLATION.hint, ("lang",)),
    "Violation.to_dict": (VIOLATION.to_dict, ("lang",)),
    "Report.to_dict": (ce.check(VALID).to_dict, ("lang",)),
    "Report.to_dict, invalid": (ce.check(INVALID).to_dict, ("lang",)),
    "suite": (suite, ("version", "vectors", "only")),
    "assert_conforms": (
        lambda validator=ce.is_valid, **given: assert_conforms(validator, **given),
        ("validator", "version", "vectors", "only", "show"),
    ),
    "events": (events, ("type", "version")),
    "batches": (batches, ("min_size", "max_size", "version")),
    "payloads": (payloads, ("version",)),
    "bodies": (bodies, ("version",)),
    "faults": (faults, ("codes", "version")),
}  # fmt: skip

ROWS = [(call, option) for call, (_, options) in CALLS.items() for option in options]


@each_row(ROWS)
def test_a_wrong_option_is_named_in_one_short_line(call: str, option: str) -> None:
    function, _ = CALLS[call]
    for kind, values in zip((TypeError, ValueError), WRONG[option], strict=True):
        for value in values:
            with pytest.raises(kind) as raised:
                function(**{option: value})
            assert raised.type is kind, (value, raised.value)
            said = str(raised.value)
            assert re.search(rf"\b{option}\b", said)
            assert said.isprintable()
            assert len(said) < 1000  # with the names that there are


NAIVE = datetime(2025, 1, 1)
LATE = datetime.max.replace(tzinfo=timezone(timedelta(hours=-1)))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"version": "v9"}, "there is no version 'v9' here, only v1"),
        ({"version": OWN}, "version is the name of one, such as 'v1', not a value of type Own"),
        ({"unknown": 1}, "unknown is 'error' or 'warn', not 1"),
        ({"max_bytes": "9"}, "max_bytes is an integer, not '9'"),
        ({"max_bytes": 0}, f"max_bytes is an integer from 1 to {sys.maxsize - 1}, not 0"),
        (
            {"max_violations": 10**5000},
            f"max_violations is an integer from 1 to {sys.maxsize - 1}, not a value of type int",
        ),
        ({"show_values": 1}, "show_values is True or False, not 1"),
        ({"now": "2025"}, "now is a datetime, not '2025'"),
        ({"now": NAIVE}, f"now is a datetime with an offset, not {NAIVE!r}"),
        ({"now": LATE}, f"now is a moment of the years 1 to 9999 in UTC, not {LATE!r:.60}…"),
    ],
)
def test_the_sentence_says_what_may_be_and_what_was_given(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises((TypeError, ValueError)) as raised:
        ce.check(VALID, **options)
    assert str(raised.value) == sentence


def test_the_sentence_about_texts_says_what_was_given() -> None:
    with pytest.raises(TypeError, match=r"^codes is a collection of texts, not 'wrong-type'$"):
        faults(codes="wrong-type")


def test_the_ends_that_a_sentence_names_are_right() -> None:
    for end in (1, sys.maxsize - 1):
        assert not ce.check(INVALID, max_bytes=end, max_violations=end).valid


def test_now_does_not_depend_on_the_time_zone_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "AHEAD-14")
    time.tzset()
    try:
        assert ce.check(VALID, now=datetime.max.replace(tzinfo=UTC)).valid
    finally:
        monkeypatch.undo()
        time.tzset()


@given(st.sampled_from([call for call in CALLS if " of body " in call]), st.data())
def test_of_several_wrong_options_the_first_is_named(call: str, data: st.DataObject) -> None:
    function, options = CALLS[call]
    wrong = data.draw(st.sets(st.sampled_from(options), min_size=1))
    values = {option: [*WRONG[option][0], *WRONG[option][1]] for option in wrong}
    # Drawn by index: Hypothesis has trouble to print some of them.
    given = {option: values[option][data.draw(st.integers(0, len(values[option]) - 1))] for option in wrong}
    with pytest.raises((TypeError, ValueError), match=min(wrong, key=options.index)):
        function(**given)


@pytest.mark.parametrize("call", [call for call in CALLS if " of body " in call])
def test_an_option_with_its_default_is_right(call: str) -> None:
    function, options = CALLS[call]
    default = {"version": "v1", "unknown": "error", "max_bytes": 2**20, "max_violations": 100, "show_values": False}
    for option in options:
        try:
            function(**{option: {**default, **DEFAULTS}[option]})
        except TypeError as error:
            assert "a body is" in str(error)  # noqa: PT017 - of the one body that is none
        except ce.InvalidPayload:
            pass


ENDS = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))
STAMPS = ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z"]


@given(
    now=st.sampled_from(ENDS) | st.datetimes(timezones=st.timezones()),
    stamp=st.sampled_from(STAMPS),
    in_batch=st.booleans(),
)
def test_no_moment_overflows(now: datetime, stamp: str, *, in_batch: bool) -> None:
    event = {**SALE, "timestamp": stamp}
    try:
        report = ce.check([event, SALE] if in_batch else event, now=now)
    except ValueError as error:
        with pytest.raises(OverflowError):
            now.astimezone(UTC)
        assert "now is a moment" in str(error)  # noqa: PT017 - what else is there to look at
    else:
        assert report.valid
        is_ahead = stamp.startswith("9") and now.year < 9999
        codes = {each.code for each in report.warnings}
        assert not is_ahead or "timestamp-in-future" in codes
        assert not stamp.startswith("0") or "timestamp-in-future" not in codes
