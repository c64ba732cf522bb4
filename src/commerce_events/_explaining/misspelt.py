"""Report a misspelt name of an event once, and give each missing or unknown property its hint.

A misspelt name makes one property unknown and, where it is required, another one missing. That is one mistake: it is
reported for the unknown one, or, where unknown ones are not errors, for the missing one.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.kinds import codes_of
from commerce_events._explaining.advice import table
from commerce_events._explaining.aliases import property_alias
from commerce_events._explaining.name_meant import NameMeant, name_meant
from commerce_events._explaining.placed import inside_unknown, is_free, placed
from commerce_events._explaining.suggest import LONGEST
from commerce_events._explaining.together import together
from commerce_events._explaining.wrong_type import is_no_code
from commerce_events._finding import Finding
from commerce_events._judging.keywords import Breach
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._shown import shown

#: How many unknown names are compared with the known ones; comparing takes time.
MOST_NAMES = 20

#: How many event types that do know a name are worth reporting.
MOST_TYPES = 3

#: The keywords that are about names.
OF_NAMES = frozenset({"required", "additionalProperties"})


class Names:
    """The names of an event of which some are missing or unknown.

    Args:
        contract: The contract.
        event: The event.
        broken: All that makes it invalid.
        blame_unknown: A misspelt name is reported as an unknown property, otherwise as a missing one.
    """

    def __init__(
        self, contract: Contract, event: dict[str, Any], broken: Iterable[Breach], *, blame_unknown: bool
    ) -> None:
        self._contract, self._event = contract, event
        self._event_type, self._flat = contract.schema_of(event)
        self._blame_unknown = blame_unknown and self._event_type is not None
        missing = {name for breach in broken if breach.keyword[-1] == "required" for name in _missing(breach)}
        self._missing = frozenset() if self._blame_unknown else missing
        properties = self._flat.schema["properties"]
        self._meant = _meant(contract, event, properties)
        self._found = {meant.name: wrong for wrong, meant in self._meant.items()}
        self._placed = placed(event, properties, sorted(missing - self._found.keys()))

    def explain(self, breach: Breach, path: Path, most_unknown: int) -> Iterator[tuple[Path, Finding]]:
        """Yield the place and the finding of each name that one keyword is about, unless another name explains it."""
        if breach.keyword[-1] == "required":
            return self._explain_missing(breach, path)
        return self._explain_unknown(breach, path, most_unknown)

    def _explain_missing(self, breach: Breach, path: Path) -> Iterator[tuple[Path, Finding]]:
        missing = _missing(breach)
        elsewhere = {name: each for each in self._placed for name in missing if name in each.names}
        for name in missing:
            found, place = self._found.get(name), elsewhere.get(name)
            if place and name != next(each for each in missing if elsewhere.get(each) == place):
                continue
            if place or found is None or not self._blame_unknown:
                about = place.params if place else self._missing_params(found)
                schema_location = self._flat.schema_locations[*breach.keyword, name]
                yield (*path, name), Finding("missing-property", path, schema_location, _params(property=name, **about))

    def _missing_params(self, found: str | None) -> Mapping[str, Any]:
        if found is None:
            return {"reason": "add"}
        return {"found": shown(found), **self._params_of(found)}

    def _params_of(self, found: str) -> Mapping[str, Any]:
        """Return what the hint about a name that means another one is filled with; there may be no code in it."""
        meant, value = self._meant[found], self._event[found]
        may_be_kept = isinstance(value, str) and not meant.params["reason"].startswith("alias")
        is_empty = not may_be_kept and is_no_code(meant.name, value) and meant.name in codes_of(self._flat)
        return {"reason": "no-code"} if is_empty else meant.params

    def _explain_unknown(self, breach: Breach, path: Path, limit: int) -> Iterator[tuple[Path, Finding]]:
        known, schema_location = breach.schema.get("properties", ()), self._flat.schema_locations[breach.keyword]
        around = {each.member for each in self._placed if each.is_explained}
        for name in islice((name for name in breach.value if name not in known and name not in around), limit):
            if self._blame_unknown or name not in self._meant or self._meant[name].name not in self._missing:
                place = (*path, name)
                yield place, Finding("unknown-property", place, schema_location, self._unknown(name), on_name=True)

    def _unknown(self, name: str) -> Params:
        """Return what the words about an unknown property are filled with."""
        meant, about = self._meant.get(name), {"type": self._event_type, "property": shown(name)}
        if parts := together(self._event, name):
            return _params(**about, parts=tuple(map(shown, parts)), suggestion=_timestamp(), reason="together")
        inside = inside_unknown(self._event, self._flat.schema["properties"], name)
        if inside and (meant is None or inside["reason"] != "inside-if"):
            return _params(**about, **inside)
        if meant is not None:
            return _params(**about, suggestion=meant.name, **self._params_of(name))
        types = _types_with(self._contract, name) if name in known_names(self._contract) else ()
        if 0 < len(types) <= MOST_TYPES:
            return _params(**about, types=types, reason="elsewhere")
        alias = property_alias(name, (), self._flat.schema["properties"]) if len(name) <= LONGEST else None
        return _params(**about, note=alias.note, reason="alias-none") if alias else _params(**about, reason="remove")


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _params(**members: Any) -> Params:
    return Params(members)


def _missing(breach: Breach) -> list[str]:
    """Return the missing names of `required`."""
    return [name for name in breach.limit if name not in breach.value]


def _types_with(contract: Contract, name: str) -> tuple[str, ...]:
    return tuple(event_type for event_type, flat in contract.events.items() if name in flat.schema["properties"])


def _meant(contract: Contract, event: dict[str, Any], properties: Mapping[str, Any]) -> dict[str, NameMeant]:
    """Return the names of an event that no type knows but that mean one of its absent properties, and which."""
    known = known_names(contract)
    unknown = [name for name in event if name not in known][:MOST_NAMES]
    absent = [name for name in properties if name not in event] if unknown else []
    meant: dict[str, NameMeant] = {}
    for name in unknown:
        free = (
            [each for each in absent if is_free(properties, each)] if isinstance(event[name], (dict, list)) else absent
        )
        found = name_meant(name, tuple(absent), tuple(free), tuple(properties))
        if found is not None:
            meant[name] = found
            absent.remove(found.name)
    return meant


@cache
def _timestamp() -> str:
    """The property that a date and a time of day make up together."""
    return str(table("aliases")["together"]["property"])


@cache
def known_names(contract: Contract) -> frozenset[str]:
    """The names of the properties of all event types."""
    return frozenset(name for flat in contract.events.values() for name in flat.schema["properties"])
