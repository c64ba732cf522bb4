"""Body → verdict, exception or report: first the text is settled, then the payload in it is judged."""

import sys
from datetime import UTC, datetime
from typing import Any, Literal

from commerce_events.errors import InvalidPayload, Report

#: The largest body that is looked at, in bytes, unless the caller says otherwise (D7).
MAX_BYTES = 1024 * 1024

#: How many violations a report lists, unless the caller says otherwise.
MAX_VIOLATIONS = 100

#: JSON text, or parsed JSON.
Payload = bytes | bytearray | memoryview | str | dict[str, Any] | list[Any]

Unknown = Literal["error", "warn"]


def validate(
    body: Payload,
    *,
    version: str = "v1",
    unknown: Unknown = "error",
    max_bytes: int = MAX_BYTES,
    max_violations: int = MAX_VIOLATIONS,
    show_values: bool = False,
) -> None:
    """Return if the contract accepts a body of `POST /events`; the arguments are those of `check`.

    Raises:
        InvalidPayload: It does not; `report` says why.
        TypeError, ValueError: As `check` raises them.
    """
    report = check(
        body,
        version=version,
        unknown=unknown,
        max_bytes=max_bytes,
        max_violations=max_violations,
        show_values=show_values,
    )
    if not report.valid:
        raise InvalidPayload(report)


def is_valid(body: Payload, *, version: str = "v1", unknown: Unknown = "error", max_bytes: int = MAX_BYTES) -> bool:
    """Whether the contract accepts a body of `POST /events`; the arguments are those of `check`.

    Raises:
        TypeError, ValueError: As `check` raises them.
    """
    # Not above, for start-up time: they load jsonschema.
    from commerce_events._contract.contract import contract
    from commerce_events._examine import is_acceptable
    from commerce_events._text.body import read

    _check_options(unknown, max_bytes)
    rules = contract(version)
    given = read(body, max_bytes=max_bytes, explain=0)
    return not given.refused and is_acceptable(rules, given.value, tolerant=unknown == "warn")


def check(
    body: Payload,
    *,
    version: str = "v1",
    unknown: Unknown = "error",
    max_bytes: int = MAX_BYTES,
    max_violations: int = MAX_VIOLATIONS,
    show_values: bool = False,
    now: datetime | None = None,
) -> Report:
    """Judge a body of `POST /events` and explain the verdict. A bad payload is an answer, never an exception.

    Args:
        body: JSON text (`bytes`, `bytearray`, `memoryview` or `str`), or parsed JSON (`dict` or `list`).
        version: The version of the contract.
        unknown: Whether an unknown property is an error, or a warning (`warn`) for a caller that must read events of
            a newer minor version.
        max_bytes: The largest body to look at, in bytes.
        max_violations: How many violations, and how many warnings, the report lists at most.
        show_values: Let messages show the values concerned. They are customers' data: keep them out of logs.
        now: The moment that timestamps are compared with; the system's clock if None.

    Raises:
        TypeError: `body` is neither text nor a `dict` or `list` of what JSON can say.
        ValueError: An option has no such value, or `now` has no offset.
    """
    # Not above, for start-up time: they load jsonschema.
    from commerce_events._contract.contract import contract
    from commerce_events._examine import examine
    from commerce_events._report import describe
    from commerce_events._text.body import read

    _check_options(unknown, max_bytes, max_violations, now)
    rules = contract(version)
    given = read(body, max_bytes=max_bytes, explain=max_violations + 1)
    outcome = examine(rules, given, tolerant=unknown == "warn", most=max_violations, now=now or datetime.now(UTC))
    return describe(rules, given, outcome, most=max_violations, show_values=show_values)


def _check_options(unknown: object, max_bytes: object, max_violations: object = 1, now: object = None) -> None:
    if unknown not in ("error", "warn"):
        raise ValueError(f"unknown is 'error' or 'warn', not {unknown!r}")
    for name, number in (("max_bytes", max_bytes), ("max_violations", max_violations)):
        if not isinstance(number, int) or not 1 <= number < sys.maxsize:
            raise ValueError(f"{name} is an integer of at least 1, not {number!r}")
    if now is not None and (not isinstance(now, datetime) or now.utcoffset() is None):
        raise ValueError(f"now is a datetime with an offset, not {now!r}")
