"""Find the property that is meant by a name which no event type knows: the first of several ways that finds one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeAlias

from commerce_events._contract.contract import Contract
from commerce_events._explaining.aliases import Alias, property_alias
from commerce_events._explaining.characters import plain
from commerce_events._explaining.meaning import odd_params
from commerce_events._explaining.placed import is_free
from commerce_events._explaining.suggest import LONGEST, same_letters, suggest
from commerce_events._params import Params

#: How many unknown names are compared with the known ones; comparing takes time.
MOST_NAMES = 20

#: Names of properties.
Names: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameMeant:
    """The property that is meant.

    Attributes:
        name: Its name.
        params: What the hint is filled with; its `reason` is `rename`, `odd-character`, `alias`, `alias-near` or
            `alias-if`.
    """

    name: str
    params: Params


def names_meant(
    contract: Contract, names: Collection[str], full: Collection[str], properties: Mapping[str, Any]
) -> dict[str, NameMeant]:
    """Return the names of an event that no type knows but that mean one of its absent properties, and which.

    The value of a name that is `full` is an array or object.
    """
    known = known_names(contract)
    unknown = [name for name in names if name not in known][:MOST_NAMES]
    there = frozenset(names)
    absent = [name for name in properties if name not in there]
    meant: dict[str, NameMeant] = {}
    for name in unknown:
        free = [each for each in absent if is_free(properties, each)] if name in full else absent
        found = name_meant(name, tuple(absent), tuple(free), tuple(properties))
        if found is not None:
            meant[name] = found
            absent.remove(found.name)
    return meant


@cache
def known_names(contract: Contract) -> frozenset[str]:
    """The names of the properties of all event types."""
    return frozenset(name for flat in contract.events.values() for name in flat.schema["properties"])


def name_meant(name: str, absent: Names, free: Names, properties: Names) -> NameMeant | None:
    """Return which absent property of an event is meant by a name; None if none is, or several may be.

    Args:
        name: The unknown name.
        absent: The properties that the event lacks.
        free: Those of them that may have such a value: only they are meant by a name with other letters.
        properties: All that it may have.
    """
    return None if len(name) > LONGEST else _name_meant(name, absent, free, properties)


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _name_meant(name: str, absent: Names, free: Names, properties: Names) -> NameMeant | None:
    text = plain(name)
    if letters := same_letters(text, absent):
        odd = odd_params(name)
        return NameMeant(letters, Params(odd, reason="odd-character") if odd else Params(reason="rename"))
    alias = property_alias(text, free, properties)
    if alias is not None:
        return _by_alias(alias)
    found = suggest(text, free)
    return NameMeant(found, Params(reason="rename")) if found else None


def _by_alias(alias: Alias) -> NameMeant | None:
    if alias.fit == "none" or alias.meant is None:
        return None
    if alias.fit == "same":
        return NameMeant(alias.meant, Params(reason="alias"))
    return NameMeant(alias.meant, Params(reason=f"alias-{alias.fit}", note=alias.note))
