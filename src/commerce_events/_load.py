"""The functions that give typed events: those of the validator of a version."""

from datetime import datetime
from typing import TYPE_CHECKING

from commerce_events._options import MAX_BYTES, MAX_VIOLATIONS, Body, UnknownPolicy
from commerce_events._validate import default

if TYPE_CHECKING:
    from commerce_events.events import Event
    from commerce_events.report import Report


def load(
    body: Body,
    *,
    version: str = "v1",
    unknown: UnknownPolicy = "error",
    max_bytes: int = MAX_BYTES,
    max_violations: int = MAX_VIOLATIONS,
    show_values: bool = False,
) -> "list[Event]":
    """Return the events of a body of `POST /events` as values of the classes in `commerce_events.events`.

    What was left out has its default: `quantity` is 1, what has none is None, and `metadata` is `msgspec.UNSET`, since
    it may be null. A `quantity` of `2.0` is 2. `timestamp` is the text as it was sent. With `unknown="warn"`, unknown
    properties are left out. The arguments are those of `check`.

    Returns:
        The events in their order; a list of one if the body is an event without an array.

    Raises:
        InvalidPayload: The contract does not accept the body; `report` says why.
        TypeError, ValueError: As `check` raises them.

    Examples:
        >>> import commerce_events as ce
        >>> ce.load(b'{"type":"EventSale","customerCode":"D314K1432","productCode":"N30122"}')[0].quantity
        1
    """
    return default(version).load(
        body, unknown=unknown, max_bytes=max_bytes, max_violations=max_violations, show_values=show_values
    )


def load_accepted(
    body: Body,
    *,
    version: str = "v1",
    unknown: UnknownPolicy = "error",
    max_bytes: int = MAX_BYTES,
    max_violations: int = MAX_VIOLATIONS,
    show_values: bool = False,
    now: datetime | None = None,
) -> "tuple[list[Event], Report]":
    """Return the valid events of a body of `POST /events`, and the report on all of it.

    For a receiver that keeps the good events of a bad batch. The arguments are those of `check`.

    Returns:
        The valid events, as `load` gives them: those whose verdict in `report.events` is valid, in that order. And the
        report of `check`.

    Raises:
        TypeError, ValueError: As `check` raises them.

    Examples:
        >>> import commerce_events as ce
        >>> sale = {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"}
        >>> events, report = ce.load_accepted([sale, {"type": "EventSale"}])
        >>> len(events), [verdict.valid for verdict in report.events]
        (1, [True, False])
    """
    return default(version).load_accepted(
        body,
        unknown=unknown,
        max_bytes=max_bytes,
        max_violations=max_violations,
        show_values=show_values,
        now=now,
    )
