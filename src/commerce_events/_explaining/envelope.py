"""Find events one level too deep: in an object with another purpose, in one with numbers as names, in a text."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._explaining.meaning import meaning
from commerce_events._explaining.name_meant import MOST_NAMES, known_names
from commerce_events._explaining.type_of import type_meant
from commerce_events._params import Params
from commerce_events._reading.parse import NotIJSONError, parse
from commerce_events._shown import shown

#: How the JSON in a text starts, and how many times it is looked for in a text inside that text.
_STARTS, _MOST_LAYERS = ("{", "[", '"'), 8
_BLANK = " \t\n\r"
_TYPE = "type"


def decoded(text: str) -> Any:
    """Return the array or object that a text holds as JSON, with the texts in it as they are; None if it holds none."""
    return layers(text)[0]


def layers(text: str) -> tuple[Any, int]:
    """Return the array or object that a text holds as JSON, and how many times it was encoded; None if it holds none.

    It may be a text of JSON that holds such a text, and so on.
    """
    value: Any = text
    for count in range(1, _MOST_LAYERS + 1):
        if not value.lstrip(_BLANK).startswith(_STARTS):
            break
        try:
            value = parse(value)
        except NotIJSONError:
            break
        if not isinstance(value, str):
            return value, count
    return None, 0


def envelope(contract: Contract, event: dict[str, Any], *, in_batch: bool) -> Params | None:
    """Return what to say of an object that is no event but holds some; None if it holds none."""
    if event and _is_numbered(contract, event):
        return Params(reason="numbered")
    members = [*islice(event.items(), MOST_NAMES)]
    for name, value in members:
        if reason := _inside(contract, value):
            return _about(event, (name,), reason, in_batch=in_batch)
    containers = [member for member in members if isinstance(member[1], (dict, list))]
    if not containers:
        return None
    for names, value in islice(_members_of(contract, containers), 2 * MOST_NAMES - len(members)):
        if reason := _inside(contract, value):
            return _about(event, names, reason, in_batch=in_batch)
    return _named(contract, event, containers)


def _about(event: dict[str, Any], names: tuple[str, ...], reason: str, *, in_batch: bool) -> Params:
    where = "-of-batch" if in_batch and "list" in reason else ""
    return Params(member=shown(".".join(names)), reason=f"{reason}{where}{_rest(event, names)}")


def _members_of(contract: Contract, members: list[tuple[str, Any]]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what is inside objects, but not inside what an event may have itself."""
    for name, value in members:
        if isinstance(value, dict) and name not in known_names(contract):
            yield from (((name, inner), each) for inner, each in islice(value.items(), MOST_NAMES))


def _rest(event: dict[str, Any], names: tuple[str, ...]) -> str:
    """Return the end of the reason: something is beside the events, and is lost when they are taken out."""
    is_alone = len(event) == 1 and (len(names) == 1 or len(event[names[0]]) == 1)
    return "" if is_alone else "-rest"


def _named(contract: Contract, event: dict[str, Any], members: list[tuple[str, Any]]) -> Params | None:
    """Return what to say of an object in which the name of the event's type is that of a property."""
    if event.keys() & known_names(contract):
        return None
    for name, value in members:
        item = value[0] if isinstance(value, list) and value else value
        if isinstance(item, dict) and _TYPE not in item and (found := meaning(name, tuple(contract.events))):
            flat = contract.events[found.type] if found.is_certain and found.type else None
            if flat and any(each in item for each in flat.schema["properties"]):
                reason = "named-list" if isinstance(value, list) else "named"
                about = {"member": shown(name), "suggestion": found.type}
                return Params(about, reason=f"{reason}{_rest(event, (name,))}")
    return None


def _is_numbered(contract: Contract, event: dict[str, Any]) -> bool:
    """Return whether an object was a list: its names are numbers, and the first values are events."""
    are_numbers = all(name.isascii() and name.isdigit() for name in event)
    return are_numbers and all(_is_event(contract, value) for value in islice(event.values(), MOST_NAMES))


def _inside(contract: Contract, value: Any) -> str | None:
    """Return how the value of a property holds events; None if it holds none."""
    if isinstance(value, str):
        if (inner := decoded(value)) is None:
            return None
        members = islice(inner.values(), MOST_NAMES) if isinstance(inner, dict) else ()
        objects = (each for each in members if not isinstance(each, str))
        return "text-inside" if any(_inside(contract, each) for each in (inner, *objects)) else None
    if isinstance(value, list):
        return "list-inside" if value and _is_event(contract, value[0]) else None
    return "event-inside" if _is_event(contract, value) else None


def _is_event(contract: Contract, value: Any) -> bool:
    """Return whether a value is an object with an event type, or with what certainly stands for one."""
    if not isinstance(value, dict):
        return False
    if contract.schema_of(value)[0] is not None:
        return True
    meant = type_meant(contract, value)
    return meant is not None and meant.event is not None
