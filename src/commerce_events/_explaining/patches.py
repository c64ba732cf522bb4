"""Fix names and structure: JSON patches (RFC 6902) of an event, most of them without a value of it.

Each function takes the event, the path of the finding in it and the params of the finding, and returns the operations,
or None where something would be lost or is not certain.
"""

from collections.abc import Mapping
from typing import Any

from commerce_events._explaining.envelope import decoded
from commerce_events._explaining.suggest import bare
from commerce_events._json_types import Operation
from commerce_events._pointer import Path, pointer
from commerce_events._shown import shown

_EVENT = "event"


def _move(source: Path, target: Path) -> Operation:
    return {"op": "move", "from": pointer(source), "path": pointer(target)}


def _name(event: dict[str, Any], text: str) -> str:
    """Return the name of a member that is shown as a text."""
    return next(name for name in event if shown(name) == text)


def _is_part(name: str, meant: str) -> bool:
    """Return whether a name is only a part of the one that was meant: that may be chance."""
    return bare(name) != bare(meant) and bare(name) in bare(meant)


def unknown_renamed(_: Any, path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Rename the unknown property at a path to the one that was meant."""
    meant = params["suggestion"]
    return None if _is_part(str(path[-1]), meant) else [_move(path, (meant,))]


def missing_renamed(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Rename the property that was found to the missing one."""
    found, missing = _name(event, params["found"]), params["property"]
    return None if _is_part(found, missing) else [_move((*path, found), (*path, missing))]


def type_replaced(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation] | None:
    """Write the event type that was meant."""
    given, meant = event["type"], params["suggestion"]
    if _is_part(given, meant) and bare(_EVENT + given) != bare(meant):
        return None
    return [{"op": "replace", "path": pointer(path), "value": meant}]


def unwrapped(event: dict[str, Any], path: Path, _: Mapping[str, Any]) -> list[Operation] | None:
    """Take the events out of the only member of an object."""
    return [_move((*path, *event), path)] if len(event) == 1 else None


def as_array(event: dict[str, Any], path: Path, _: Mapping[str, Any]) -> list[Operation]:
    """Make an array of an object with numbers as names, in their order."""
    moves = [_move((*path, name), (*path, "events", "-")) for name in sorted(event, key=lambda name: (len(name), name))]
    return [{"op": "add", "path": pointer((*path, "events")), "value": []}, *moves, _move((*path, "events"), path)]


def moved_up(event: dict[str, Any], path: Path, params: Mapping[str, Any]) -> list[Operation]:
    """Move all members of a property one level up, and take the property out."""
    member = _name(event, params["member"])
    moves = [_move((*path, member, name), (*path, name)) for name in params["properties"]]
    return [*moves, {"op": "remove", "path": pointer((*path, member))}]


def text_decoded(event: Any, path: Path, _: Mapping[str, Any]) -> list[Operation] | None:
    """Put the JSON that a text holds in its place: in that of the event, or of an object with this text alone."""
    texts = [*event.values()] if isinstance(event, dict) else [event]
    return [{"op": "replace", "path": pointer(path), "value": decoded(texts[0])}] if len(texts) == 1 else None
