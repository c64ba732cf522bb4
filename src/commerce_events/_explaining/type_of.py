"""Find the event type that was meant where `type` is missing or unknown: in `type`, or in another property."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import Any, TypeAlias

from commerce_events._contract.contract import Contract
from commerce_events._explaining.aliases import names_type
from commerce_events._explaining.characters import plain
from commerce_events._explaining.meaning import Meaning, meaning
from commerce_events._explaining.name_meant import MOST_NAMES
from commerce_events._explaining.suggest import LONGEST, bare
from commerce_events._params import Params
from commerce_events._shown import shown

_TYPE = "type"
#: So many properties that may name the type are looked at.
_MOST_MEMBERS = 3

#: The name of a property, and what its value means.
_Member: TypeAlias = "tuple[str, Meaning]"


@dataclass(frozen=True, slots=True)
class TypeMeant:
    """What an event of no known type was meant to be.

    Attributes:
        event: The event with the type that it was meant to have; None if that is not certain.
        params: What the hint about the type is filled with.
    """

    event: dict[str, Any] | None
    params: Params


def type_meant(contract: Contract, event: dict[str, Any]) -> TypeMeant | None:
    """Return what an event of no known type was meant to be; None if nothing says so."""
    types = tuple(contract.events)
    if _TYPE not in event:
        return next(map(partial(_instead, event), _members(event, types)), None)
    given = event[_TYPE]
    if not isinstance(given, str):
        return None
    return next(map(partial(_beside, event), _ranked(event, types, meaning(given, types))), None)


def _instead(event: dict[str, Any], member: _Member) -> TypeMeant:
    """Return what an event without `type` was meant to be, by the property that names its type."""
    name, found = member
    reason = found.params["reason"].replace("alias", _TYPE)
    about: dict[str, Any] = {**found.params, "found": shown(name), "reason": reason}
    if found.is_certain:
        about = {"found": shown(name), "suggestion": found.type, "reason": "rename-value"}
    if event[name] == found.type:
        about = {"found": shown(name), "reason": "rename"}
    return TypeMeant(_corrected(event, found, name), Params(about))


def _beside(event: dict[str, Any], member: _Member) -> TypeMeant:
    """Return what an event of an unknown type was meant to be, by that type or by another property."""
    name, found = member
    if name == _TYPE or not found.is_certain:
        return TypeMeant(_corrected(event, found), found.params)
    return TypeMeant(_corrected(event, found, name), Params(found=shown(name), suggestion=found.type, reason="member"))


def _corrected(event: dict[str, Any], found: Meaning, member: str = _TYPE) -> dict[str, Any] | None:
    """Return the event with its type in `type`; None if that is not certain."""
    if not found.is_certain:
        return None
    return {name: value for name, value in event.items() if name != member} | {_TYPE: found.type}


def _ranked(event: dict[str, Any], types: tuple[str, ...], given: Meaning | None) -> Iterator[_Member]:
    """Yield what an unknown type means, and what other properties say, the most certain first."""
    own = [(_TYPE, given)] if given else []
    yield from (member for member in own if member[1].is_certain and not member[1].is_alias)
    others = [*_members(event, types)]
    yield from (member for member in others if event[member[0]] in types)
    yield from (member for member in (*own, *others) if member[1].is_certain)
    yield from (member for member in own if member[1].type)
    yield from (*others, *own)


def _members(event: dict[str, Any], types: tuple[str, ...]) -> list[_Member]:
    """Return the properties that name a type in the place of `type`, the most certain first."""
    names = (name for name in islice(event, MOST_NAMES) if name != _TYPE and _names_type(name))
    texts = islice(((name, event[name]) for name in names if isinstance(event[name], str)), _MOST_MEMBERS)
    found = ((name, meaning(value, types)) for name, value in texts)
    members = [(name, each) for name, each in found if each and (each.is_certain or each.is_alias)]
    return sorted(members, key=lambda member: (event[member[0]] not in types, not member[1].is_certain))


@lru_cache(maxsize=1024)
def _names_type(name: str) -> bool:
    """Return whether the property of a name has what belongs into `type`."""
    return len(name) <= LONGEST and (names_type(name) or bare(plain(name)) == _TYPE)
