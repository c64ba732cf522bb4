"""Report a misspelt name of an event once, and give each missing or unknown property its hint.

A misspelt name makes one property unknown and, where it is required, another one missing. That is one mistake: it is
reported for the unknown one, or, where unknown ones are not errors, for the missing one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._explaining.aliases import is_list_of_products, lists, property_alias
from commerce_events._explaining.by_value import by_value
from commerce_events._explaining.name_meant import MOST_NAMES, NameMeant, known_names, names_meant
from commerce_events._explaining.placed import Placed, placed
from commerce_events._explaining.suggest import LONGEST
from commerce_events._finding import Finding
from commerce_events._judging.events import Opened
from commerce_events._params import Params
from commerce_events._pointer import Path
from commerce_events._shown import shown

#: How many event types that do know a name are worth reporting.
MOST_TYPES = 3

#: The keywords that are about names.
OF_NAMES = frozenset({"required", "additionalProperties"})

#: What was found is kept for names of so many characters together.
_KEPT = 400

#: The names of required properties that are nowhere in an event itself, what its own names mean, and each finding as if
#: the event were the payload.
_Found = tuple[list[str], Mapping[str, NameMeant], list[tuple[str, Finding]]]


def explain_names(
    contract: Contract, event: Opened, path: Path, *, blame_unknown: bool, most_unknown: int
) -> dict[Path, Finding]:
    """Return what is wrong with the names of an event at `path`, by the place in it.

    With `blame_unknown`, a misspelt name is reported as an unknown property, otherwise as a missing one. Of unknown
    names not many more are reported than `most_unknown`.
    """
    value: dict[str, Any] = event.value
    full = frozenset([name for name, member in value.items() if isinstance(member, (dict, list))])
    of_event = (contract, event.event_type, tuple(value), full, blame_unknown)
    is_kept = len(value) <= MOST_NAMES and {*map(type, value)} == {str} and len("".join(value)) <= _KEPT
    limit = MOST_NAMES if is_kept else most_unknown + MOST_NAMES + len(known_names(contract))
    lost, meant, found = (_kept if is_kept else _explain)(*of_event, limit)
    flat = contract.flat_of(event.event_type)
    if full and lost and (around := placed(value, flat.schema["properties"], lost)):
        _, meant, found = _explain(*of_event, limit, around)
    wrong = {each.name: name for name, each in meant.items()}
    located: dict[Path, Finding] = {}
    for name, one in found:
        own = (
            name if one.on_name else wrong.get(name)
        )  # the name in the event that the finding is about, if there is one
        params = one.params if own is None else by_value(flat, value, own, meant.get(own), one)
        located[name,] = Finding(one.code, (*path, *one.path), one.schema_location, params, one.on_name)
    return located


def _explain(
    contract: Contract,
    event_type: str | None,
    names: tuple[str, ...],
    full: Collection[str],
    blame_unknown: bool,  # noqa: FBT001 a part of the key of a cache
    limit: int,
    around: Sequence[Placed] = (),
) -> _Found:
    found = _Names(contract, event_type, names, full, around, blame_unknown=blame_unknown)
    return found.lost, found.meant, [*found.explain_missing(), *found.explain_unknown(limit)]


_kept = lru_cache(maxsize=256)(_explain)  # a sender's mistake comes again and again


class _Names:
    """The names of an event of which some are missing or unknown.

    Args:
        contract: The contract.
        event_type: The event's type, if it is one of the contract's.
        names: The names of the event, in the order of the text.
        full: Those whose value is an array or object.
        around: Where missing properties are instead of in the event.
        blame_unknown: A misspelt name is reported as an unknown property, otherwise as a missing one.

    Attributes:
        lost: The required properties that the event lacks, and that none of its names means.
        meant: The names of the event that mean another one, and which.
    """

    def __init__(
        self,
        contract: Contract,
        event_type: str | None,
        names: tuple[str, ...],
        full: Collection[str],
        around: Sequence[Placed],
        *,
        blame_unknown: bool,
    ) -> None:
        self._contract, self._event_type, self._flat = contract, event_type, contract.flat_of(event_type)
        self._names, self._around = names, around
        self._blame_unknown = blame_unknown and event_type is not None
        self.meant = names_meant(contract, names, full, self._flat.schema["properties"])
        self._found = {meant.name: wrong for wrong, meant in self.meant.items()}
        there = frozenset(names)
        self._missing = [name for name in self._flat.schema.get("required", ()) if name not in there]
        self.lost = sorted(set(self._missing) - self._found.keys())

    def explain_missing(self) -> Iterator[tuple[str, Finding]]:
        """Yield what there is to say of each missing name, unless another name explains it."""
        elsewhere = {name: each for each in self._around for name in self._missing if name in each.names}
        for name in self._missing:
            found, place = self._found.get(name), elsewhere.get(name)
            if place and name != next(each for each in self._missing if elsewhere.get(each) == place):
                continue
            if place or found is None or not self._blame_unknown:
                about = place.params if place else self._missing_params(found)
                schema_location = self._flat.schema_locations["required", name]
                yield name, Finding("missing-property", (), schema_location, _params(property=name, **about))

    def _missing_params(self, found: str | None) -> Mapping[str, Any]:
        return {"reason": "add"} if found is None else {"found": shown(found), **self.meant[found].params}

    def explain_unknown(self, limit: int) -> Iterator[tuple[str, Finding]]:
        """Yield what there is to say of unknown names, no more than some, unless another name explains it."""
        schema_location = self._flat.schema_locations.get(("additionalProperties",))
        if schema_location is None:
            return
        known = {*self._flat.schema["properties"], *(each.member for each in self._around if each.is_explained)}
        for name in islice((name for name in self._names if name not in known), limit):
            if self._blame_unknown or name not in self.meant or self.meant[name].name not in self._missing:
                yield name, Finding("unknown-property", (name,), schema_location, self._unknown(name), on_name=True)

    def _unknown(self, name: str) -> Params:
        """Return what the words about an unknown property are filled with."""
        meant, about = self.meant.get(name), {"type": self._event_type, "property": shown(name)}
        if meant is not None:
            return _params(**about, suggestion=meant.name, **meant.params)
        types = _types_with(self._contract, name) if name in known_names(self._contract) else ()
        if 0 < len(types) <= MOST_TYPES:
            return _params(**about, types=types, reason="elsewhere")
        if len(name) <= LONGEST and is_list_of_products(name) and lists()[0] in self._flat.schema["properties"]:
            return _params(**about, reason="list")
        alias = property_alias(name, (), self._flat.schema["properties"]) if len(name) <= LONGEST else None
        return _params(**about, note=alias.note, reason="alias-none") if alias else _params(**about, reason="remove")


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _params(**members: Any) -> Params:
    return Params(members)


def _types_with(contract: Contract, name: str) -> tuple[str, ...]:
    return tuple(event_type for event_type, flat in contract.events.items() if name in flat.schema["properties"])
