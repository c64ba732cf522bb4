"""Apply the patch of a violation to the payload that it was found in."""

import copy
from typing import Any

import commerce_events as ce
from commerce_events._explaining.patches import PATCHES
from commerce_events._pointer import resolve


def steps(pointer: str) -> tuple[str, ...]:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def operations(violation: ce.Violation, event: Any) -> list[dict[str, Any]] | None:
    """The operations that fix a violation of an event that is the payload; None if there is no certain fix."""
    patch = PATCHES.get((violation.code, str(violation.params.get("reason"))))
    return patch(event, steps(violation.instance_location), violation.params) if patch else None


def patched(document: Any, operations: list[dict[str, Any]]) -> Any:
    """The document after RFC 6902's `add`, `replace`, `remove` and `move`."""
    document = copy.deepcopy(document)
    for operation in operations:
        value = operation.get("value")
        if operation["op"] == "move":
            value, document = _removed(document, operation["from"])
        if operation["op"] in ("remove", "replace") and operation["path"]:
            _, document = _removed(document, operation["path"])
        if operation["op"] != "remove":
            document = _added(document, operation["path"], value)
    return document


def _removed(document: Any, pointer: str) -> tuple[Any, Any]:
    parent, _, _ = pointer.rpartition("/")
    value = resolve(document, parent).pop(steps(pointer)[-1])
    return value, document


def _added(document: Any, pointer: str, value: Any) -> Any:
    if not pointer:
        return value
    parent = resolve(document, pointer.rpartition("/")[0])
    if isinstance(parent, list):
        assert pointer.endswith("/-")
        parent.append(value)
    else:
        parent[steps(pointer)[-1]] = value
    return document
