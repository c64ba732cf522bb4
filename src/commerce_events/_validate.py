"""Body → verdict, exception or report: first the fast path is asked; what it doesn't know is read and judged."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from commerce_events.errors import InvalidPayload, Report

if TYPE_CHECKING:
    from commerce_events._accept.acceptor import Acceptor

#: The largest body that is looked at, in bytes, unless the caller says otherwise (D7).
MAX_BYTES = 1024 * 1024

#: How many violations a report lists, unless the caller says otherwise.
MAX_VIOLATIONS = 100

#: JSON text, or parsed JSON.
Payload = bytes | bytearray | memoryview | str | dict[str, Any] | list[Any]

Unknown = Literal["error", "warn"]

#: The fast path of each version that was asked for: at hand without an import.
_FAST: "dict[str, Acceptor]" = {}


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
    if max_violations is not MAX_VIOLATIONS:
        _check_options(unknown, max_bytes, max_violations)
    verdict = _verdict(body, version, unknown, max_bytes)
    if verdict:
        return
    from commerce_events._answer import Options, explain  # not above, for start-up time

    options = Options(version, unknown == "warn", max_bytes, max_violations, show_values, datetime.now(UTC))
    report = explain(body, options, is_refused=verdict is False)
    if not report.valid:
        raise InvalidPayload(report)


def is_valid(body: Payload, *, version: str = "v1", unknown: Unknown = "error", max_bytes: int = MAX_BYTES) -> bool:
    """Whether the contract accepts a body of `POST /events`; the arguments are those of `check`.

    Raises:
        TypeError, ValueError: As `check` raises them.
    """
    if type(body) is bytes and unknown == "error" and max_bytes is MAX_BYTES and (fast := _FAST.get(version)):
        # What `_is_certain` does, without the calls.
        if len(body) <= MAX_BYTES and (verdict := fast.verdict(body)) is not None:
            return verdict
    elif (verdict := _verdict(body, version, unknown, max_bytes)) is not None:
        return verdict
    from commerce_events._answer import judge  # not above, for start-up time

    return judge(body, version, max_bytes, tolerant=unknown == "warn")


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
    _check_options(unknown, max_bytes, max_violations, now)
    from commerce_events._answer import Options, report  # not above, for start-up time

    tolerant = unknown == "warn"
    return report(body, Options(version, tolerant, max_bytes, max_violations, show_values, now or datetime.now(UTC)))


def _verdict(body: Payload, version: str, unknown: Unknown, max_bytes: int) -> bool | None:
    """What the fast path knows of a body: in as few steps as can be, for this is what a receiver waits for.

    True if it is valid, False if it is a text that the strict parser has refused, None if it isn't known.
    """
    if unknown != "error" or max_bytes is not MAX_BYTES:
        _check_options(unknown, max_bytes)
    fast = _fast(version)
    if type(body) is bytes:
        return fast.verdict(body) if len(body) <= max_bytes else None
    if isinstance(body, (dict, list)):
        return True if fast.parsed(body, max_bytes) else None
    from commerce_events._text.body import as_bytes  # not above, for start-up time

    raw = as_bytes(body, max_bytes)
    return None if raw is None else fast.verdict(raw)


def _fast(version: str) -> "Acceptor":
    """The fast path of a version, made when it is first asked for.

    Raises:
        ValueError: There is no such version.
    """
    if not (isinstance(version, str) and version in _FAST):
        from commerce_events._accept.acceptor import acceptor  # not above, for start-up time

        _FAST[version] = acceptor(version)
    return _FAST[version]


def _check_options(unknown: object, max_bytes: object, max_violations: object = 1, now: object = None) -> None:
    if unknown not in ("error", "warn"):
        raise ValueError(f"unknown is 'error' or 'warn', not {unknown!r}")
    for name, number in (("max_bytes", max_bytes), ("max_violations", max_violations)):
        if not isinstance(number, int) or not 1 <= number < sys.maxsize:
            raise ValueError(f"{name} is an integer of at least 1, not {number!r}")
    if now is not None and (not isinstance(now, datetime) or now.utcoffset() is None):
        raise ValueError(f"now is a datetime with an offset, not {now!r}")
