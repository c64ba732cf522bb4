"""See an event as the one that it was meant to be, so that all its mistakes are reported in one round."""

from functools import lru_cache
from typing import Any, NamedTuple

from commerce_events._contract.contract import Contract
from commerce_events._explaining.envelope import envelope
from commerce_events._explaining.placed import whole_order
from commerce_events._explaining.type_of import type_meant
from commerce_events._finding import Finding
from commerce_events._judging.events import Opened
from commerce_events._messages import code_of
from commerce_events._params import Params
from commerce_events._pointer import Path

_TYPE = "type"


class Seen(NamedTuple):
    """An event as it is explained.

    Attributes:
        value: The event as it is.
        event: It, as it was judged, or with the type that it was meant to have, if that is certain.
        about_type: What to report of its type; None where nothing is known of it.
        is_envelope: It only holds events, so that nothing else is reported of it.
    """

    value: Any
    event: Opened
    about_type: Finding | None = None
    is_envelope: bool = False


def seen(contract: Contract, event: Opened, path: Path) -> Seen:
    """Return an event at `path` of the payload as it is explained."""
    value = event.value
    if event.event_type is not None or not isinstance(value, dict):
        return Seen(value, event)
    meant = type_meant(contract, value)
    if meant and meant.event is not None:
        meant_event = Opened(meant.event, contract.schema_of(meant.event)[0], is_valid=False)
        return Seen(value, meant_event, _about_type(contract, value, path, meant.params))
    if around := envelope(contract, value, in_batch=bool(path)):
        about = _about_type(contract, value, path, around)
        return Seen(value, event, about, is_envelope=about is not None)
    about_type = meant.params if meant else None if _TYPE in value else whole_order(contract.events, value)
    return Seen(value, event, _about_type(contract, value, path, about_type) if about_type else None)


def _about_type(contract: Contract, event: dict[str, Any], path: Path, params: Params) -> Finding | None:
    """Return what to report of a type; None where the contract would let it pass, or it is no text."""
    places = contract.open_event.schema_locations
    if _TYPE not in event:
        place = places.get(("required", _TYPE))
        return Finding("missing-property", path, place, _params(params, property=_TYPE)) if place else None
    place = places.get(("properties", _TYPE, "enum")) if isinstance(event[_TYPE], str) else None
    if not place:
        return None
    choices = tuple(contract.open_event.schema["properties"][_TYPE]["enum"])
    return Finding(code_of(place), (*path, _TYPE), place, _params(params, choices=choices))


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _params(params: Params, **more: Any) -> Params:
    return Params(params, **more)
