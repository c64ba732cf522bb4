"""See that schema files fit together: where references lead, and what the flattened schemas say."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from commerce_events._contract.contract import ANY, BATCH, assemble
from commerce_events._contract.flatten import ContractError, Documents, FlatSchema, flatten
from commerce_events._contract.folder import BASE
from commerce_events._contract.inside import schemas_in
from commerce_events._contract.sense import Fault, contradictions, value_faults
from commerce_events._pointer import Path, pointer


def check_references(documents: Documents) -> None:
    """See that every `$ref` leads to a schema of these files.

    Raises:
        ContractError: One does not.
    """
    places = {f"{file}#{place}" for file, document in documents.items() for place, _ in schemas_in(document)}
    for file, document in documents.items():
        for place, schema in schemas_in(document):
            address, _, inside = schema.get("$ref", "#").partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(file), address)) if address else file
            if f"{target}#{inside}" not in places:
                raise ContractError(f"{file}#{place}/$ref leads nowhere: {schema['$ref']}")


def check_forms(documents: Documents) -> None:
    """See that the flattened schemas of these files say what can be judged by, and make sense.

    Raises:
        ContractError: One does not, or there is none.
    """
    if missing := {BASE, ANY, BATCH} - documents.keys():
        raise ContractError(f"there is no {', '.join(sorted(missing))}")
    rules = assemble("", documents, {})
    _check(BATCH, rules.batch, _misshapen_batch(rules.batch))
    for place in _definitions(documents):
        _check(place, flatten({**documents, "": {"$ref": place}}, [""]))
    for file, flat in ((BASE, flatten(documents, [BASE])), (ANY, rules.open_event)):
        _check(file, flat, _misshapen_event(flat))
    for name, flat in rules.events.items():
        _check(f"events/{name}.schema.json", flat, chain(_misshapen_event(flat), _misshapen_type(name, flat)))


def _definitions(documents: Documents) -> Iterator[str]:
    for file, document in documents.items():
        yield from (f"{file}#{place}" for place, _ in schemas_in(document) if place.split("/")[-2:-1] == ["$defs"])


def _check(file: str, flat: FlatSchema, faults: Iterable[Fault] = ()) -> None:
    """Raise the first fault of a flattened schema, at the place that states it."""
    values: Mapping[Path, dict[str, object]] = {
        (): flat.schema,
        **{("properties", name): schema for name, schema in flat.schema.get("properties", {}).items()},
    }
    inside = (
        ((*path, *steps), sentence)
        for path, schema in values.items()
        for steps, sentence in chain(contradictions(schema), value_faults(schema))
    )
    for path, sentence in chain(faults, inside):
        raise ContractError(f"{_place(file, flat, path)}: {sentence}")


def _place(file: str, flat: FlatSchema, path: Path) -> str:
    """Where the schema files state what is at a path of a flattened schema; there, or in what is around it."""
    for end in range(len(path), 0, -1):
        if path[:end] in flat.schema_locations:
            return flat.schema_locations[path[:end]] + pointer(path[end:])
    return f"{file}#{pointer(path)}"


def _misshapen_batch(flat: FlatSchema) -> Iterator[Fault]:
    schema = flat.schema
    if schema.get("type") != "array":
        yield ("type",), "a batch is an array"
    if not {"minItems", "maxItems"} <= schema.keys() or schema["minItems"] < 1:
        yield ("minItems",), "a batch has a least and a largest number of events, and is never empty"


def _misshapen_event(flat: FlatSchema) -> Iterator[Fault]:
    """What keeps an event from being an object with a `type`, or its properties from being described."""
    schema = flat.schema
    properties, required = schema.get("properties", {}), schema.get("required", [])
    if schema.get("type") != "object":
        yield ("type",), "an event is an object"
    if "type" not in required or "type" not in properties:
        yield ("required",), "every event has a type"
    for name in required:
        if name not in properties:
            yield ("required", name), f"there is no property {name!r}"
    for name, about in properties.items():
        if not about.get("description"):
            yield ("properties", name), "there is no description"
        if name in ("type", "timestamp") and about.get("type", "string") != "string":
            yield ("properties", name, "type"), f"{name} is a text"
    if not {"type", "pattern"} <= properties.get("timestamp", {"type": "", "pattern": ""}).keys():
        yield ("properties", "timestamp"), "a timestamp is a text with a pattern"


def _misshapen_type(name: str, flat: FlatSchema) -> Iterator[Fault]:
    if flat.schema["properties"]["type"].get("const") != name:
        yield ("properties", "type"), f"this is not the const {name!r}"
    if flat.schema.get("additionalProperties") is not False:
        yield (), "an event type is closed: unevaluatedProperties is false"
