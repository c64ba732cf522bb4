"""The catalogue of event types, derived when it is asked for."""

from commerce_events._contract.event_type import EventType


def event_types(version: str = "v1") -> tuple[EventType, ...]:
    """The event types of a version of the contract, sorted by name.

    Raises:
        TypeError, ValueError: There is no such version.
    """
    from commerce_events._contract.derive import derive  # not above, for start-up time

    return derive(version)
