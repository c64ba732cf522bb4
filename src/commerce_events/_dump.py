"""The functions that write typed events."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commerce_events.events import TypedEvent


def dump(events: "TypedEvent | Iterable[TypedEvent]") -> bytes:
    """Write typed events as a body of `POST /events`. What is returned is valid, and says all that the events say.

    `load` gives equal events back. What counts if it is left out is left out: a `quantity` of 1.

    Args:
        events: Events of one version: a batch. Or a single event, which is written without an array.

    Returns:
        JSON text in UTF-8.

    Raises:
        InvalidPayload: The contract does not accept the result; `report` says why, with the index of each event.
        TypeError: Something is in an event that JSON can't say, such as a set, `NaN` or a key that is no string, or a
            `datetime` without an offset; or something else than events of one version was handed in. The sentence names
            the place, and with it the index of the event.

    Examples:
        >>> import commerce_events as ce
        >>> from commerce_events.events import EventSale
        >>> ce.dump([EventSale(customerCode="D314K1432", productCode="N30122", quantity=2)])
        b'[{"type":"EventSale","customerCode":"D314K1432","productCode":"N30122","quantity":2}]'
    """
    from commerce_events.events._dump import payload  # not above, for start-up time

    return payload(events)


def dump_batches(events: "Iterable[TypedEvent]") -> Iterator[bytes]:
    """Write typed events as bodies of `POST /events`, each with as many events as a batch may have and 1 MiB holds.

    Events are taken as they are needed, so there may be any number of them.

    Args:
        events: Events of one version.

    Yields:
        JSON text in UTF-8, an array each.

    Raises:
        InvalidPayload: The contract does not accept an event; `report` says why. Each index and place is that among all
            events that were handed in.
        TypeError: As `dump` raises it.

    Examples:
        >>> import commerce_events as ce
        >>> from commerce_events.events import EventSearch
        >>> searches = [EventSearch(customerCode="D314K1432", query=f"boots {size}") for size in range(250)]
        >>> [len(ce.load(payload)) for payload in ce.dump_batches(searches)]
        [100, 100, 50]
    """
    from commerce_events.events._dump import payloads  # not above, for start-up time

    yield from payloads(events)
