"""Define what judging gives: the events of a document, each with its verdict."""

from typing import TYPE_CHECKING, Any, NewType, final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commerce_events._judging.keywords import Breach


class Decoded(msgspec.Struct):
    """An event as the fast path decoded it: a struct whose class is named after the event type."""


#: An event that is certainly valid.
Accepted = NewType("Accepted", Decoded)


@final
class Pending(msgspec.Struct, frozen=True):
    """An event that the fast path does not accept: it has to be judged by its keywords.

    Attributes:
        source: Its text, or its value in parsed JSON.
    """

    source: Any


@final
class Opened(msgspec.Struct, frozen=True):
    """An event as JSON, judged by its keywords.

    Attributes:
        value: The event.
        event_type: Its type, if it is one of the contract's.
        is_valid: The verdict.
        broken: The keywords that it does not meet, in the order of the schema; None if they are not known yet.
    """

    value: Any
    event_type: str | None
    is_valid: bool
    broken: "Sequence[Breach] | None" = None
