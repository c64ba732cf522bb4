"""Apply the operations of JSON Patch (RFC 6902) that fixes have, to a copy of a value."""

from typing import TYPE_CHECKING, Any

from commerce_events._pointer import Path, pointer, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commerce_events._json_types import Operation


def patched(value: Any, operations: "Sequence[Operation]") -> Any:
    """Return a copy of a value to which `add`, `move`, `remove` and `replace` were applied; None if one can't be."""
    root = {"": _copied(value)}
    try:
        for operation in operations:
            _apply(root, operation)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
    return root.get("")


def placed(operations: "Sequence[Operation]", around: Path) -> "tuple[Operation, ...]":
    """Return operations on an item of an array, or on the whole, as operations on what it is in.

    What is moved into an array comes before the item that it takes the place of: that one is taken out then.
    """
    start = pointer(around)
    found: list[Any] = []
    for operation in operations:
        found.append({**operation, **_pointers(operation, start)})
        if around and operation["op"] == "move" and operation["path"] == "":
            found.append({"op": "remove", "path": pointer((int(around[0]) + 1,))})
    return tuple(found)


def _pointers(operation: Any, start: str) -> dict[str, str]:
    return {name: f"{start}{operation[name]}" for name in ("path", "from") if name in operation}


def _copied(value: Any) -> Any:
    """Return a value with containers of its own."""
    if isinstance(value, dict):
        return {name: _copied(member) for name, member in value.items()}
    return [*map(_copied, value)] if isinstance(value, list) else value


def _apply(root: dict[str, Any], operation: Any) -> None:
    match operation["op"]:
        case "move":
            _put(root, operation["path"], _taken(root, operation["from"]), is_new=True)
        case "remove":
            _taken(root, operation["path"])
        case name:
            _put(root, operation["path"], _copied(operation["value"]), is_new=name == "add")


def _taken(root: dict[str, Any], place: str) -> Any:
    parent, step = _parent(root, place)
    return parent.pop(step)


def _put(root: dict[str, Any], place: str, value: Any, *, is_new: bool) -> None:
    parent, step = _parent(root, place)
    if isinstance(parent, list) and is_new:
        parent.insert(step, value)
        return
    if not is_new:
        _ = parent[step]  # it must be there
    parent[step] = value


def _parent(root: dict[str, Any], place: str) -> tuple[Any, Any]:
    """Return the object or array that a pointer's last step leads into, and the step."""
    around, _, last = f"/{place}".rpartition("/") if place else ("", "", "")
    parent = resolve(root, around)
    step = last.replace("~1", "/").replace("~0", "~")
    return parent, (len(parent) if step == "-" else int(step)) if isinstance(parent, list) else step
