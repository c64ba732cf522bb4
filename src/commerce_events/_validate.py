"""Body → verdict, exception or report: first the fast path is asked; what it doesn't know is read and judged."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

from commerce_events._options import moment, one_of, true_or_false, whole_number
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
_UNKNOWN: tuple[Unknown, ...] = get_args(Unknown)

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
    if max_violations is not MAX_VIOLATIONS or show_values is not False:
        _check_options(version, unknown, max_bytes, max_violations, show_values)
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
    if (
        type(body) is bytes
        and unknown == "error"
        and max_bytes is MAX_BYTES
        and type(version) is str
        and (fast := _FAST.get(version))
    ):
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
        TypeError: An option is of a wrong type, or `body` is neither text nor a `dict` or `list` of what JSON can say.
        ValueError: An option has no such value, or `now` has no offset.
    """
    _check_options(version, unknown, max_bytes, max_violations, show_values)
    at = datetime.now(UTC) if now is None else moment("now", now)
    from commerce_events._answer import Options, report  # not above, for start-up time

    return report(body, Options(version, unknown == "warn", max_bytes, max_violations, show_values, at))


def _verdict(body: Payload, version: str, unknown: Unknown, max_bytes: int) -> bool | None:
    """What the fast path knows of a body: in as few steps as can be, for this is what a receiver waits for.

    True if it is valid, False if it is a text that the strict parser has refused, None if it isn't known.
    """
    fast = _fast(version)
    if unknown != "error" or max_bytes is not MAX_BYTES:
        _check_reading(unknown, max_bytes)
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
        TypeError, ValueError: There is no such version.
    """
    if not (isinstance(version, str) and version in _FAST):
        from commerce_events._accept.acceptor import acceptor  # not above, for start-up time

        _FAST[version] = acceptor(version)
    return _FAST[version]


def _check_options(
    version: str, unknown: object, max_bytes: object, max_violations: object, show_values: object
) -> None:
    """See that options are what they may be: always in this order, whatever the body is."""
    _fast(version)
    _check_reading(unknown, max_bytes)
    whole_number("max_violations", max_violations, 1)
    true_or_false("show_values", show_values)


def _check_reading(unknown: object, max_bytes: object) -> None:
    one_of("unknown", unknown, _UNKNOWN)
    whole_number("max_bytes", max_bytes, 1)
