"""Put the properties of an event type in the order in which people read them."""

from collections.abc import Container, Iterable

from commerce_events._contract.event_type import Property


def for_readers(properties: Iterable[Property], base: Container[str]) -> list[Property]:
    """The type's own properties before those of every event, what is required before the rest, `type` last.

    Args:
        properties: The properties of an event type.
        base: The names of those that every event has.
    """
    return sorted(properties, key=lambda one: (one.name == "type", one.name in base, not one.required))
