"""List what is deprecated of each event type, with what a warning says of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import UNSET

from commerce_events._contract.contract import Contract
from commerce_events._contract.event_type import params_of
from commerce_events._contract.flatten import FlatSchema
from commerce_events._judging.events import Accepted, Opened
from commerce_events._params import Params

_TYPE = "type"


@dataclass(frozen=True, slots=True)
class Deprecated:
    """An event type, or a property of one, that is deprecated.

    Attributes:
        code: The code of the warning.
        name: The property that the warning is placed at: `type` for the event type itself.
        schema_location: The `deprecated` of the schemas, as `file#pointer`.
        params: What the message is filled with.
    """

    code: str
    name: str
    schema_location: str
    params: Params

    @property
    def is_property(self) -> bool:
        """Whether this is a property: then its name is concerned, whatever its value."""
        return self.name != _TYPE

    def is_in(self, event: Accepted | Opened) -> bool:
        """Return whether an event of the type has it."""
        if isinstance(event, Opened):
            return isinstance(event.value, dict) and self.name in event.value
        return not self.is_property or getattr(event, self.name, UNSET) is not UNSET


@cache
def deprecated_in(contract: Contract) -> Mapping[str | None, Sequence[Deprecated]]:
    """Return what is deprecated by event type, without the types of which nothing is.

    What every event may have is under None, for events whose type is missing or unknown.
    """
    forms: tuple[tuple[str | None, FlatSchema], ...] = (*contract.events.items(), (None, contract.open_event))
    found = {name: tuple(_deprecated(contract, name, flat)) for name, flat in forms}
    return {name: parts for name, parts in found.items() if parts}


def _deprecated(contract: Contract, name: str | None, flat: FlatSchema) -> Iterator[Deprecated]:
    if said := contract.deprecation(flat):
        yield Deprecated(
            "deprecated-event-type", _TYPE, flat.schema_locations["deprecated",], params_of(said, type=name)
        )
    for each in flat.schema.get("properties", ()):
        path = ("properties", each)
        if said := contract.deprecation(flat, *path):
            origin = flat.schema_locations[*path, "deprecated"]
            yield Deprecated("deprecated-property", each, origin, params_of(said, property=each))
