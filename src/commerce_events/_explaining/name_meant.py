"""Find the property that is meant by a name which no event type knows: the first of several ways that finds one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from commerce_events._explaining.aliases import Alias, property_alias
from commerce_events._explaining.characters import plain
from commerce_events._explaining.meaning import odd_params
from commerce_events._explaining.suggest import LONGEST, same_letters, suggest
from commerce_events._params import Params

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
