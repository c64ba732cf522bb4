"""Find events one level too deep: in an object with another purpose, in one with numbers as names, in a text."""

from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._explaining.name_meant import MOST_NAMES
from commerce_events._explaining.type_of import type_meant
from commerce_events._params import Params
from commerce_events._reading.parse import NotIJSONError, parse
from commerce_events._shown import shown

_BRACKETS = ("{", "[")
_BLANK = " \t\n\r"


def decoded(text: str) -> Any:
    """Return the array or object that a text holds as JSON, with the texts in it as they are; None if it holds none."""
    if text.lstrip(_BLANK).startswith(_BRACKETS):
        try:
            return parse(text)
        except NotIJSONError:
            pass
    return None


def envelope(contract: Contract, event: dict[str, Any], *, in_batch: bool) -> Params | None:
    """Return what to say of an object that is no event but holds some; None if it holds none."""
    if event and _is_numbered(contract, event):
        return Params(reason="numbered")
    for name, value in islice(event.items(), MOST_NAMES):
        if reason := _inside(contract, value):
            return Params(member=shown(name), reason=f"{reason}-of-batch" if in_batch and "list" in reason else reason)
    return None


def _is_numbered(contract: Contract, event: dict[str, Any]) -> bool:
    """Return whether an object was a list: its names are numbers, and the first values are events."""
    are_numbers = all(name.isascii() and name.isdigit() for name in event)
    return are_numbers and all(_is_event(contract, value) for value in islice(event.values(), MOST_NAMES))


def _inside(contract: Contract, value: Any) -> str | None:
    """Return how the value of a property holds events; None if it holds none."""
    if isinstance(value, str):
        return "text-inside" if _inside(contract, decoded(value)) else None
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
