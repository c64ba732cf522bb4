"""See that the options of a call are what they may be.

A wrong one is the caller's error: a `TypeError` if it is of a wrong type, else a `ValueError`. The sentence names the
option; of what was given, it shows little, on one line.
"""

import sys
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from commerce_events._shown import shown

#: The version of the contract, unless the caller says otherwise.
VERSION = "v1"

#: The largest body that is looked at, in bytes, unless the caller says otherwise (D7).
MAX_BYTES = 1024 * 1024

#: How many violations a report lists, unless the caller says otherwise.
MAX_VIOLATIONS = 100

#: JSON text, or parsed JSON.
Body = bytes | bytearray | memoryview | str | dict[str, Any] | list[Any]

#: What an unknown property is: an error, or a warning for a receiver of events of a newer minor version.
UnknownPolicy = Literal["error", "warn"]
_POLICIES: tuple[UnknownPolicy, ...] = get_args(UnknownPolicy)


def told(value: object) -> str:
    """What was given, as the sentence about it shows it."""
    try:
        return shown(repr(value))
    except Exception:  # noqa: BLE001 - of an integer of 5,000 digits, or whatever an object's own code raises
        return f"a value of type {shown(type(value).__name__)}"


def one_of(name: str, value: object, choices: Collection[str]) -> None:
    """See that an option is one of some texts."""
    if not isinstance(value, str) or value not in choices:
        kind = ValueError if isinstance(value, str) else TypeError
        raise kind(f"{name} is {' or '.join(map(repr, choices))}, not {told(value)}")


def whole_number(name: str, value: object, minimum: int) -> None:
    """See that an option is an integer that a size can be; `True` and `False` are none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is an integer, not {told(value)}")
    if not minimum <= value < sys.maxsize:
        raise ValueError(f"{name} is an integer from {minimum} to {sys.maxsize - 1}, not {told(value)}")


def true_or_false(name: str, value: object) -> None:
    """See that an option is `True` or `False`."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} is True or False, not {told(value)}")


def texts(name: str, value: object) -> None:
    """See that an option is a collection of texts, rather than one."""
    if isinstance(value, str) or not isinstance(value, Collection) or not all(isinstance(each, str) for each in value):
        raise TypeError(f"{name} is a collection of texts, not {told(value)}")


def moment(name: str, value: object) -> datetime:
    """See that an option is a moment, and return it in UTC."""
    if not isinstance(value, datetime):
        raise TypeError(f"{name} is a datetime, not {told(value)}")
    if value.utcoffset() is None:
        raise ValueError(f"{name} is a datetime with an offset, not {told(value)}")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{name} is a moment of the years 1 to 9999 in UTC, not {told(value)}") from None


def check_reading(unknown: object, max_bytes: object) -> None:
    """See that the options of reading are what they may be."""
    one_of("unknown", unknown, _POLICIES)
    whole_number("max_bytes", max_bytes, 1)


def check_reporting(unknown: object, max_bytes: object, max_violations: object, show_values: object) -> None:
    """See that options are what they may be: always in this order, whatever the body is."""
    check_reading(unknown, max_bytes)
    whole_number("max_violations", max_violations, 1)
    true_or_false("show_values", show_values)
