"""Fix names and structure: JSON patches (RFC 6902) of an event, most of them without a value of it.

Each function takes the event, the path of the finding in it and the params of the finding, and returns the operations,
or None where something would be lost or is not certain.
"""

from collections.abc import Mapping
from functools import reduce
from operator import getitem
from typing import Any, cast

from commerce_events._explaining.advice import table
from commerce_events._explaining.aliases import names_type, part_meant
from commerce_events._explaining.characters import plain
from commerce_events._explaining.envelope import decoded
from commerce_events._explaining.meaning import SEPARATOR, words_of
from commerce_events._explaining.suggest import bare
from commerce_events._json_types import Operation
from commerce_events._pointer import Path, pointer
from commerce_events._reading.inspect import SAFE
from commerce_events._shown import shown

_EVENT, _TYPE = "event", "type"


def _move(source: Path, target: Path) -> Operation:
    return {"op": "move", "from": pointer(source), "path": pointer(target)}


def _name(event: dict[str, Any], text: str) -> str:
    """Return the name of a member that is shown as a text."""
    return next(name for name in event if shown(name) == text)


def is_certain(name: str, meant: str) -> bool:
    """Return whether a name is another one but for case, separators, look-alikes, or a slip of the keyboard.

    A slip leaves a letter out, types one twice, or swaps two. Another letter may make another word: `customerMode`.
    """
    given, wanted = bare(plain(name)), bare(meant)
    if len(given) == len(wanted):
        match [pair for pair in zip(given, wanted, strict=True) if pair[0] != pair[1]]:
            case []:
                return True
            case [one, other]:
                return one == other[::-1]
        return False
    longer, shorter = max(given, wanted, key=len), min(given, wanted, key=len)
    at = next((at for at in range(len(longer)) if longer[:at] + longer[at + 1 :] == shorter), None)
    return at is not None and (longer == wanted or longer[at] == longer[at + 1 : at + 2])


def _is_alone(event: dict[str, Any], name: str, meant: str) -> bool:
    """Return whether no other member is as certainly meant as this one."""
    return not any(other != name and bare(plain(other)) == bare(meant) for other in event)


def unknown_renamed(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Rename the unknown property at a path to the one that was meant."""
    name, meant = str(path[-1]), params["suggestion"]
    return [_move(path, (meant,))] if is_certain(name, meant) and _is_alone(event, name, meant) else None


def missing_renamed(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Rename the property that was found to the missing one."""
    found, missing = _name(event, params["found"]), params["property"]
    is_of_type = missing == _TYPE
    is_meant = (is_of_type and names_type(found)) or (is_certain(found, missing) and _is_alone(event, found, missing))
    is_doubtful = is_of_type and _names_another_type(event, found)
    return [_move((*path, found), (*path, missing))] if is_meant and not is_doubtful else None


def _names_another_type(event: dict[str, Any], found: str) -> bool:
    """Return whether another property that may name the type has a text, which may be another type."""
    own, others = event[found], [event[name] for name in event if name != found and names_type(name)]
    texts = [other for other in others if isinstance(other, str)] if isinstance(own, str) else []
    return any(bare(text).startswith(_EVENT) and text != own for text in texts)


def type_replaced(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Write the event type that was meant."""
    given, meant = event["type"], params["suggestion"]
    if params["reason"] == "class-name":
        others = {bare(part) for part in SEPARATOR.split(given)[:-1]}
        is_meant = not others & {bare(name) for choice in params["choices"] for name in (choice, choice[len(_EVENT) :])}
    else:
        is_meant = is_certain(given, meant) or is_certain(_EVENT + given, meant) or words_of(meant) in _orders(given)
    return [{"op": "replace", "path": pointer(path), "value": meant}] if is_meant else None


def _orders(given: str) -> tuple[tuple[str, ...], ...]:
    return words_of(given), words_of(f"{_EVENT}_{given}")


def _inmost(event: dict[str, Any], params: Mapping[str, Any]) -> tuple[Path, Any]:
    """Return the path and the value of a member of an object, or of the only one of its only member."""
    for name, value in event.items():
        if shown(name) == params["member"]:
            return (name,), value
    (name, value), *_ = event.items()
    (inner, value), *_ = value.items()
    return (name, inner), value


def part_kept(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Write the allowed value that is a part of a text, if the rest of that is known already."""
    around: Any = reduce(getitem, path[:-1], cast("Any", event))
    part = part_meant(params["property"], around[str(path[-1])], params["choices"])
    known = around.get(params["rest"])
    is_known = part is not None and isinstance(known, str) and bare(known) == part.rest
    return [{"op": "replace", "path": pointer(path), "value": params["suggestion"]}] if is_known else None


def unwrapped(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Take the events out of a member of an object, or of the only one of its only member."""
    return [_move((*path, *_inmost(event, params)[0]), path)]


def named(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Write the type that the only member of an object is named after into the object in it, and take that out."""
    name, meant = *event, params["suggestion"]
    if not (is_certain(name, meant) or is_certain(_EVENT + name, meant)):
        return None
    return [{"op": "add", "path": pointer((*path, name, _TYPE)), "value": meant}, _move((*path, name), path)]


def only_item(_: Any, path: Path, __: Mapping[str, Any]) -> list[Operation] | None:
    """Put the only item of an array in its place."""
    return [_move((*path, 0), path)]


def unknown_moved_up(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Move all members of an unknown property one level up."""
    return moved_up(event, path[:-1], {**params, "member": params["property"]})


def as_array(event: dict[str, Any], path: Path, _: Mapping[str, Any]) -> list[Operation] | None:
    """Make an array of an object whose names count from 0 or from 1; other numbers may mean something."""
    names = sorted(event, key=lambda name: (len(name), name))
    if names not in ([*map(str, range(len(names)))], [*map(str, range(1, len(names) + 1))]):
        return None
    moves = [_move((*path, name), (*path, "events", "-")) for name in names]
    return [{"op": "add", "path": pointer((*path, "events")), "value": []}, *moves, _move((*path, "events"), path)]


def moved_up(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Move all members of a property one level up, if it is known to hold such, and no other has them, too."""
    member = _name(event, params["member"])
    holds = [*map(str.lower, params["properties"])]
    is_known = member in table("aliases")["inside"] or all(name.startswith(member.lower()) for name in holds)
    others = (value for name, value in event.items() if name != member and isinstance(value, dict))
    if not is_known or any(name in other for other in others for name in params["properties"]):
        return None
    moves = [_move((*path, member, name), (*path, name)) for name in params["properties"]]
    return [*moves, {"op": "remove", "path": pointer((*path, member))}]


def text_decoded(event: Any, path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Put the JSON that a text holds in its place: in that of the event, or of an object with this text alone."""
    value = decoded(_inmost(event, params)[1] if isinstance(event, dict) else event)
    is_kept = value is not None and _is_exact(value)
    return [{"op": "replace", "path": pointer(path), "value": value}] if is_kept else None


def _is_exact(value: Any) -> bool:
    """Return whether all numbers in a value are integers that every reader and writer of JSON keeps."""
    if isinstance(value, (dict, list)):
        return all(map(_is_exact, value.values() if isinstance(value, dict) else value))
    return not isinstance(value, float) and (not isinstance(value, int) or -SAFE <= value <= SAFE)
