"""Look up what names of other vocabularies mean here: those of GA4, Segment, Shopify, WooCommerce, and plain words."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from commerce_events._explaining.advice import table
from commerce_events._explaining.suggest import bare
from commerce_events._params import NONE, Params

#: The names of other vocabularies are not longer.
LONGEST_ALIAS = 60

_EVENT = "event"

#: What separates the words of a text.
_SEPARATORS = re.compile(r"[-_ .:,;/|+]")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of another vocabulary.

    Attributes:
        name: The name as the table writes it.
        fit: `same`, `near` (with a condition), `if` (one about the value) or `none`.
        meant: The event type or the property that it stands for; of an event, None if there is none.
        note: The words of the row, by language; empty if there are none.
    """

    name: str
    fit: str
    meant: str | None
    note: Params


def type_alias(name: str) -> Alias | None:
    """Return what the name of an event means; it may have `event` before or behind it."""
    key, known = _key(name), _types()
    keys = (key, key.removeprefix(_EVENT), key.removesuffix(_EVENT))
    return next((known[each] for each in keys if each in known), None)


def property_alias(name: str, absent: Collection[str], properties: Collection[str]) -> Alias | None:
    """Return what the name of a property means in an event that lacks some of the properties that it may have."""
    known = _properties().get(_key(name), ())
    return next((alias for alias in known if alias.meant in (properties if alias.fit == "none" else absent)), None)


def names_type(name: str) -> bool:
    """Return whether a property of this name has what belongs into `type`."""
    return _key(name) in _type_properties()


@cache
def lists() -> tuple[str, frozenset[str]]:
    """Return the property of which an event has one, and the keys of the lists that other vocabularies have of it."""
    found = table("aliases")["lists"]
    return found["property"], frozenset(map(_key, found["names"]))


def is_list_of_products(name: str) -> bool:
    """Return whether a list of this name has a product in each item."""
    return _key(name) in lists()[1]


def type_of_list(name: str) -> str | None:
    """Return the event type of the items of a list of products, if its name says so."""
    orders = table("aliases")["lists"]["orders"]
    return str(orders["type"]) if _key(name) in map(_key, orders["names"]) else None


def value_meant(name: str, value: str, choices: Iterable[str]) -> str | None:
    """Return which of its allowed values a property was meant to have: the same letters, or a word for it."""
    key, choices = _key(value), [*choices]
    same = [choice for choice in choices if _key(choice) == key]
    word = _values().get((name, key))
    found = same if len(same) == 1 and key else [choice for choice in choices if choice == word]
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Part:
    """An allowed value in a text that says more.

    Attributes:
        choice: The allowed value.
        rest: The rest of the text, without its separators.
        belongs: The property that the rest belongs into.
    """

    choice: str
    rest: str
    belongs: str


def part_meant(name: str, value: str, choices: Iterable[str]) -> Part | None:
    """Return which of its allowed values a property was meant to have, if that ends or starts a text that says more."""
    belongs = table("aliases")["parts"].get(name)
    first, *others = _SEPARATORS.split(value)
    if belongs is None or not others:
        return None
    *before, last = first, *others
    for part, rest in ((last, before), (first, others)):
        if (choice := value_meant(name, part, choices)) and bare("".join(rest)):
            return Part(choice, bare("".join(rest)), belongs)
    return None


def is_counted(name: str) -> bool:
    """Return whether a property counts units."""
    return bool(name == table("aliases")["counted"])


def _key(name: str) -> str:
    """Return the name without case and separators; `$schema` is another one than `schema`."""
    return name[:1] + bare(name) if name.startswith("$") else bare(name)


def _aliases(kind: str, meant: str) -> Iterator[tuple[str, Alias]]:
    for row in table("aliases")[kind]:
        note = Params(row["note"]) if "note" in row else NONE
        for name in row["names"]:
            yield _key(name), Alias(name, row["fit"], row.get(meant), note)


@cache
def _type_properties() -> frozenset[str]:
    return frozenset(_key(name) for row in table("aliases")["type-properties"] for name in row["names"])


@cache
def _values() -> Mapping[tuple[str, str], str]:
    rows = table("aliases")["values"]
    return {(row["property"], _key(name)): row["value"] for row in rows for name in row["names"]}


@cache
def _types() -> Mapping[str, Alias]:
    return dict(reversed([*_aliases("types", "type")]))


@cache
def _properties() -> Mapping[str, tuple[Alias, ...]]:
    found: dict[str, tuple[Alias, ...]] = {}
    for key, alias in _aliases("properties", "property"):
        found[key] = (*found.get(key, ()), alias)
    return found
