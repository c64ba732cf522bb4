"""The single file as a union, for generators of code: of `if` and `then` they make nothing, of `oneOf` tagged unions.

Its verdict is that of the other forms; its errors are of no use to people. An event type's `title` is its name here,
since generators name what they make after it; the words of the title come first in the description.
"""

from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import ANNOTATIONS
from commerce_events.publish.single_file import single_file

_TYPES = ("string", "integer", "number", "boolean", "null", "array", "object")

_MADE_ANEW = ("Event", "EventBatch", "AnyEvent")


def union(contract: Contract) -> dict[str, Any]:
    """The whole contract as one draft-07 schema, with a union at its root."""
    whole = single_file(contract)
    return {
        "$schema": whole["$schema"],
        "$id": whole["$id"].replace("draft-07", "union"),
        **{word: whole[word] for word in ("title", "description", "examples")},
        "oneOf": [{"$ref": "#/definitions/AnyEvent"}, {"$ref": "#/definitions/EventBatch"}],
        "definitions": _spelt_out(union_definitions(whole["definitions"], contract, "#/definitions/"), contract),
    }


def union_definitions(found: dict[str, Any], contract: Contract, at: str) -> dict[str, Any]:
    """The definitions of a single file with events and batches as unions; references to them start with `at`."""
    events = {name: _named(name, found[name]) for name in contract.events}
    shared = {name: schema for name, schema in found.items() if name not in {*_MADE_ANEW, *events}}
    about = {word: found["Event"][word] for word in ("description", "examples")}
    return {
        "AnyEvent": {"title": "AnyEvent", **about, "oneOf": [{"$ref": at + name} for name in events]},
        "EventBatch": {**found["EventBatch"], "title": "EventBatch", "items": {"$ref": f"{at}AnyEvent"}},
        **events,
        **shared,
    }


def _named(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "title": name, "description": f"{schema['title']}. {schema['description']}"}


def _spelt_out(definitions: dict[str, Any], contract: Contract) -> dict[str, Any]:
    """Where nothing is said of a property's value, every type of JSON: generators take silence for an object."""
    for name in contract.events:
        for schema in definitions[name]["properties"].values():
            if schema.keys() <= ANNOTATIONS:
                schema["anyOf"] = [{"type": each} for each in _TYPES]
    return definitions
