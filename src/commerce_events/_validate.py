"""The functions of the package: those of the validator of a version, which is made when it is first asked for."""

from datetime import datetime

from commerce_events.report import Report
from commerce_events.validator import MAX_BYTES, MAX_VIOLATIONS, Body, UnknownPolicy, Validator

#: The validator of each version that was asked for.
_VALIDATORS: dict[str, Validator] = {}


def is_valid(body: Body, *, version: str = "v1", unknown: UnknownPolicy = "error", max_bytes: int = MAX_BYTES) -> bool:
    """Return whether the contract accepts a body of `POST /events`; the arguments are those of `check`.

    Raises:
        TypeError, ValueError: As `check` raises them.

    Examples:
        >>> import commerce_events as ce
        >>> ce.is_valid(b'{"type":"EventCouponApplied","customerCode":"D314K1432"}')
        True
    """
    # What `default` and `Validator.is_valid` do, with fewer calls: a receiver waits for this.
    found = _VALIDATORS.get(version) if type(version) is str else None
    judgement = (found or default(version))._doubt(body, unknown, max_bytes)  # noqa: SLF001 as said
    return judgement is None or judgement.is_valid()


def validate(
    body: Body,
    *,
    version: str = "v1",
    unknown: UnknownPolicy = "error",
    max_bytes: int = MAX_BYTES,
    max_violations: int = MAX_VIOLATIONS,
    show_values: bool = False,
) -> None:
    """Return if the contract accepts a body of `POST /events`; the arguments are those of `check`.

    Raises:
        InvalidPayload: It does not; `report` says why.
        TypeError, ValueError: As `check` raises them.

    Examples:
        >>> import commerce_events as ce
        >>> try:
        ...     ce.validate(b'{"type":"EventCouponApplied"}')
        ... except ce.InvalidPayload as error:
        ...     print(error.report.violations[0].code)
        missing-property
    """
    default(version).validate(
        body, unknown=unknown, max_bytes=max_bytes, max_violations=max_violations, show_values=show_values
    )


def check(
    body: Body,
    *,
    version: str = "v1",
    unknown: UnknownPolicy = "error",
    max_bytes: int = MAX_BYTES,
    max_violations: int = MAX_VIOLATIONS,
    show_values: bool = False,
    now: datetime | None = None,
) -> Report:
    """Judge a body of `POST /events` and explain the verdict. A bad payload is an answer, never an exception.

    Args:
        body: JSON text (`bytes`, `bytearray`, `memoryview` or `str`), or parsed JSON (`dict` or `list`).
        version: The version of the contract.
        unknown: Whether an unknown property is an error, or a warning (`warn`) for a receiver of events of a newer
            minor version.
        max_bytes: The largest body to look at, in bytes.
        max_violations: How many violations, and how many warnings, the report lists at most.
        show_values: Let messages show the values concerned. They are customers' data: keep them out of logs.
        now: The moment that timestamps are compared with; the system's clock if None.

    Returns:
        The report: `valid`, the violations and warnings, and the verdict on each event.

    Raises:
        TypeError: An option is of a wrong type, or `body` is neither text nor a `dict` or `list` of what JSON can say.
        ValueError: An option has no such value, or `now` has no offset.

    Examples:
        >>> import commerce_events as ce
        >>> report = ce.check(b'{"type":"EventCouponApplied"}')
        >>> report.valid, report.violations[0].message()
        (False, '`customerCode` is required, and missing.')
    """
    return default(version).check(
        body,
        unknown=unknown,
        max_bytes=max_bytes,
        max_violations=max_violations,
        show_values=show_values,
        now=now,
    )


def default(version: str) -> Validator:
    """Return the validator of a version that this release carries, made once.

    Raises:
        TypeError, ValueError: There is no such version.
    """
    # Only texts are looked up: what else equals one, or has no hash, is for `Validator` to refuse.
    if not (isinstance(version, str) and version in _VALIDATORS):
        _VALIDATORS[version] = Validator(version=version)
    return _VALIDATORS[version]
