"""Find required properties in the wrong place: inside another property, or in a list of products."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

from commerce_events._explaining.advice import table
from commerce_events._explaining.aliases import is_list_of_products, lists, property_alias, type_of_list
from commerce_events._explaining.suggest import LONGEST
from commerce_events._explaining.wrong_type import is_no_code
from commerce_events._params import Params
from commerce_events._shown import shown

#: Into the values of so many properties is looked, and so many names inside them are compared.
MOST_MEMBERS = 20

_TYPE = "type"

_Object: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where missing properties are, instead of in the event itself.

    Attributes:
        member: The property of the event that they are inside.
        names: Which they are, and others that belong into the event.
        params: What the hint about the first of them is filled with.
        is_explained: The hint says what to do with `member`, too.
        is_list: They are in the items of a list.
    """

    member: str
    names: tuple[str, ...]
    params: Mapping[str, Any]
    is_explained: bool = True
    is_list: bool = False


def placed(event: _Object, properties: _Object, missing: Collection[str]) -> list[Placed]:
    """Return where missing properties of an event are; nothing of those that are nowhere."""
    found = [*islice(_inside(event, properties, missing), 1)]
    for find in (_listed, _aliased):
        left = [name for name in missing if not any(name in each.names for each in found)]
        found += islice(find(event, properties, left), len(left))
    if any(each.member == found[0].member for each in found[1:] if each.is_list):
        # What the hint about the list says of the rest counts.
        found[0] = replace(found[0], params={**found[0].params, "reason": "inside-metadata"})
    return found


def inside_unknown(event: _Object, properties: _Object, name: str) -> dict[str, Any] | None:
    """Return what to say of an unknown property that is an object with properties that the event lacks."""
    value = event[name]
    if not isinstance(value, dict):
        return None
    names = tuple(each for each in properties if each in value and each not in event)
    if not names:
        return None
    reason = "inside-all" if len(names) == len(value) else "inside-rest"
    return {"properties": names, "reason": reason if name in table("aliases")["inside"] else "inside-if"}


def whole_order(types: Collection[str], event: _Object) -> Params | None:
    """Return what to say of an object without a type that has a list of products in the place of one."""
    product, _ = lists()
    for name, value in islice(() if product in event else event.items(), MOST_MEMBERS):
        is_list = isinstance(value, list) and value and isinstance(value[0], dict) and len(name) <= LONGEST
        if is_list and is_list_of_products(name):
            found = type_of_list(name)
            about = {"suggestion": found, "reason": "order"} if found in types else {"reason": "one-each-type"}
            return Params(member=shown(name), code=product, **about)
    return None


def is_free(properties: _Object, name: str) -> bool:
    """Return whether the value of a property may be an object: it is unknown, or may be anything."""
    return "type" not in properties.get(name, {})


def _objects(event: _Object, properties: _Object) -> Iterator[tuple[str, dict[str, Any]]]:
    for member, value in islice(event.items(), MOST_MEMBERS):
        if isinstance(value, dict) and is_free(properties, member):
            yield member, value


def _inside(event: _Object, properties: _Object, missing: Collection[str]) -> Iterator[Placed]:
    """Yield the objects that have missing properties."""
    for member, value in _objects(event, properties):
        if any(name in value for name in missing):
            names = tuple(name for name in properties if name in value and name not in event)
            reason = "inside-all" if len(names) == len(value) else "inside-rest"
            about: dict[str, Any] = {"properties": names, "reason": reason}
            if member in properties:
                about["reason"] = "inside-metadata"
            if isinstance(value.get(_TYPE), str) and value[_TYPE] == event.get(_TYPE):
                about = {"reason": "event-inside" if event.keys() == {_TYPE, member} else "event-inside-rest"}
            yield Placed(member, names, {"member": shown(member), **about})


def _listed(event: _Object, properties: _Object, missing: Collection[str]) -> Iterator[Placed]:
    """Yield the list of products that an event has instead of one, in itself or one level down."""
    product, _ = lists()
    if product not in missing:
        return
    inner = ((member, name, each) for member, value in _objects(event, properties) for name, each in value.items())
    members = ((name, None, value) for name, value in event.items() if name not in properties)
    for member, name, value in (*islice(members, MOST_MEMBERS), *islice(inner, MOST_MEMBERS)):
        if isinstance(value, list) and value and _has_products(member if name is None else name, value[0], product):
            about = {"member": shown(member), "reason": "one-each"}
            if name is not None:
                about = {"member": shown(f"{member}.{name}"), **_beside(event, properties, member)}
            yield Placed(member, (product,), about, is_list=True)
            return


def _beside(event: _Object, properties: _Object, member: str) -> dict[str, Any]:
    """Return the reason why a list one level down needs a hint, and where other data are beside it."""
    if len(event[member]) == 1 or member in properties:
        return {"reason": "one-each"}
    return {"around": shown(member), "reason": "one-each-rest"}


def _has_products(name: str, item: Any, product: str) -> bool:
    return (isinstance(item, dict) and product in item) or (len(name) <= LONGEST and is_list_of_products(name))


def _aliased(event: _Object, properties: _Object, missing: Collection[str]) -> Iterator[Placed]:
    """Yield the names one level down that mean missing properties in other vocabularies."""
    left = [*missing]
    names = ((member, name) for member, value in _objects(event, properties) for name in value)
    for member, name in islice(names, MOST_MEMBERS):
        whole = f"{member}.{name}"
        alias = (property_alias(whole, left, ()) or property_alias(name, left, ())) if len(whole) <= LONGEST else None
        if alias and alias.meant:
            left.remove(alias.meant)
            reason = "alias-if-inside" if alias.fit == "if" else "alias-inside"
            note = {"note": alias.note} if alias.fit == "if" else {}
            if is_no_code(alias.meant, event[member][name]) and alias.fit == "if":
                reason, note = "no-code", {}
            about = {"found": shown(whole), **note, "reason": reason}
            yield Placed(member, (alias.meant,), about, is_explained=False)
