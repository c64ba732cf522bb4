"""The schemas → payloads at the boundaries of every keyword, as vectors. The judge has no part in making them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.folder import BASE
from commerce_events._messages import code_of
from commerce_events.testing.values import OF_TYPE, bad, good, near_misses
from tools.vector import Vector, said

_SHARED = "definitions.schema.json#"

Event = dict[str, Any]


def payload_vectors(contract: Contract) -> dict[str, list[Vector]]:
    """The vectors made of the schemas, by the schema file that they are about (without its ending)."""
    maker = _Maker(contract)
    return {
        **{name: list(maker.of_event_type(name)) for name in contract.events},
        "event": list(maker.of_base_event()),
        "definitions": list(maker.of_definitions()),
        "any-event": list(maker.of_any_event()),
        "event-batch": list(maker.of_batch()),
        "payload": list(maker.of_payload()),
    }


def least(flat: FlatSchema) -> Event:
    """An event with nothing but what its type requires."""
    return {name: sample(flat.schema["properties"][name]) for name in flat.schema["required"]}


def most(flat: FlatSchema) -> Event:
    """An event with all that its type may have."""
    return {name: sample(schema) for name, schema in flat.schema["properties"].items()}


def sample(schema: Mapping[str, Any]) -> Any:
    """A value that looks like those of real events."""
    return schema["examples"][0] if "examples" in schema else good(schema)[0]


class _Maker:
    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        #: The type with the least of its own, to show what is so for any event.
        self._plainest = min(contract.events, key=lambda name: len(contract.events[name].schema["properties"]))

    def of_event_type(self, name: str) -> Iterator[Vector]:
        flat = self._contract.events[name]
        whole, required = most(flat), flat.schema["required"]
        yield self._valid(name, "only what is required", least(flat))
        yield self._valid(name, "all that it may have", whole)
        for missing in whole:
            event = {key: value for key, value in whole.items() if key != missing}
            if missing not in required:
                yield self._valid(name, f"without {missing}", event)
            elif missing != "type":
                origin = flat.schema_locations["required", missing]
                yield self._invalid(name, f"without {missing}", event, "", origin)
        open_flat, misspelt = self._contract.open_event, {**whole, "type": name.lower()}
        origin = open_flat.schema_locations["properties", "type", "enum"]
        yield replace(self._invalid(name, "its name in lower case", misspelt, "/type", origin), event_type=None)
        yield from self._unknown(name, sorted(self._all_names() - whole.keys()))
        own = [key for key in whole if key not in self._contract.documents[BASE]["properties"]]
        for key in own:
            yield from self._of_property(name, key, in_full=not self._is_shared(flat, key))

    def of_base_event(self) -> Iterator[Vector]:
        flat = self._contract.events[self._plainest]
        for key in self._contract.documents[BASE]["properties"]:
            if key != "type" and not self._is_shared(flat, key):
                yield from self._of_property(self._plainest, key, in_full=True)
        names = [miss for key in flat.schema["properties"] for miss in near_misses(key)]
        strange = [name for name in dict.fromkeys(names) if name not in flat.schema["properties"]]
        yield from self._unknown(self._plainest, [*strange, "constructor", "toString", "__proto__"])

    def of_definitions(self) -> Iterator[Vector]:
        seen = set()
        for name, flat in self._contract.events.items():
            for key in flat.schema["properties"]:
                if key not in seen and self._is_shared(flat, key):
                    seen.add(key)
                    for vector in self._of_property(name, key, in_full=True):
                        yield replace(vector, description=vector.description.removeprefix(f"{name}: "))

    def of_any_event(self) -> Iterator[Vector]:
        flat = self._contract.open_event
        event = {key: sample(flat.schema["properties"][key]) for key in flat.schema["required"] if key != "type"}
        yield self._invalid(None, "without type", event, "", flat.schema_locations["required", "type"])
        for keyword, value in bad(flat.schema["properties"]["type"]):
            origin = flat.schema_locations["properties", "type", keyword]
            wrong = {**self._meant_by(value, event), "type": value}
            yield self._invalid(None, f"type is {said(value)}", wrong, "/type", origin)

    def _meant_by(self, value: Any, event: Event) -> Event:
        """An event of the type that a value is nearly the name of: what else it lacks is wrong, too."""
        meant = (name for name in self._contract.events if value and value in near_misses(name))
        return next((least(self._contract.events[name]) for name in meant), {"type": "", **event})

    def of_batch(self) -> Iterator[Vector]:
        flat = self._contract.batch
        fewest, limit = flat.schema["minItems"], flat.schema["maxItems"]
        events = [least(each) for each in self._contract.events.values()] * limit
        for count in (fewest, fewest + 1, limit - 1, limit):
            yield Vector(f"a batch of {count}", {"data": events[:count]})
        for count, keyword in ((fewest - 1, "minItems"), (limit + 1, "maxItems")):
            yield self._vector(f"a batch of {count}", events[:count], "", flat.schema_locations[keyword,])
        open_origins = self._contract.open_event.schema_locations
        not_an_event, wrong, location = open_origins["type",], {**events[0], "type": None}, "/type"
        for index in (0, 1, limit - 1):
            batch = [*events[:index], wrong, *events[index + 1 : limit]]
            origin = open_origins["properties", "type", "type"]
            yield self._vector(f"a batch with one wrong event, at {index}", batch, location, origin, index)
        for name, flat in self._contract.events.items():
            yield from self._wrong_in_batch(name, flat, events[0])
        for values in OF_TYPE.values():
            for value in values:
                if not isinstance(value, dict):
                    description = f"a batch with {said(value)} for an event"
                    yield self._vector(description, [events[0], value], "", not_an_event, 1)
        yield self._vector("a batch in a batch", [[events[0]]], "", not_an_event, 0)

    def _wrong_in_batch(self, name: str, flat: FlatSchema, first: Event) -> Iterator[Vector]:
        """Each way of being wrong that an event type has, in the second event of a batch."""
        whole, origins = most(flat), flat.schema_locations
        for key in flat.schema["required"]:
            if key != "type":
                event = {other: value for other, value in whole.items() if other != key}
                yield self._second(name, f"without {key}", [first, event], "", origins["required", key])
        closing = origins["additionalProperties",]
        yield self._second(name, 'with "extra"', [first, {**whole, "extra": 1}], "/extra", closing)
        for key, schema in flat.schema["properties"].items():
            for keyword, value in dict(reversed([*bad(schema)])).items() if key != "type" else ():
                origin = origins["properties", key, keyword]
                yield self._second(name, f"{keyword} of {key}", [first, {**whole, key: value}], f"/{key}", origin)
        unknown = self._contract.open_event.schema_locations["properties", "type", "enum"]
        wrong = [first, {**whole, "type": name.lower()}]
        yield replace(self._second(name, "its name in lower case", wrong, "/type", unknown), event_type=None)

    def _second(self, name: str, description: str, batch: list[Any], location: str, origin: str) -> Vector:
        vector = self._vector(f"in a batch, {name}: {description}", batch, location, origin, 1)
        return replace(vector, event_type=name)

    def of_payload(self) -> Iterator[Vector]:
        event = least(self._contract.events[self._plainest])
        yield Vector("an event", {"data": event}, event_type=self._plainest)
        yield Vector("an array with an event", {"data": [event]}, event_type=self._plainest, event_index=0)
        for values in OF_TYPE.values():
            for value in values:
                if not isinstance(value, (dict, list)):
                    yield self._vector(said(value), value, "", self._contract.open_event.schema_locations["type",])

    def _of_property(self, name: str, key: str, *, in_full: bool) -> Iterator[Vector]:
        """The values of a property, or one good and one of each kind of bad."""
        flat = self._contract.events[name]
        schema, whole = flat.schema["properties"][key], most(flat)
        values = good(schema)
        for value in values if in_full else values[:1]:
            yield self._valid(name, f"{key} is {said(value)}", {**whole, key: value})
        told: set[object] = set()
        for keyword, value in bad(schema):
            if in_full or keyword not in told:
                told.add(keyword)
                origin = flat.schema_locations["properties", key, keyword]
                yield self._invalid(name, f"{key} is {said(value)}", {**whole, key: value}, f"/{key}", origin)

    def _unknown(self, name: str, keys: list[str]) -> Iterator[Vector]:
        flat = self._contract.events[name]
        for key in keys:
            event = {**most(flat), key: 1}
            yield self._invalid(
                name, f"with {said(key)}", event, f"/{key}", flat.schema_locations["additionalProperties",]
            )

    def _all_names(self) -> set[str]:
        return {key for flat in self._contract.events.values() for key in flat.schema["properties"]}

    def _is_shared(self, flat: FlatSchema, key: str) -> bool:
        """Whether all that is said of a property is said in the shared definitions."""
        places = [place for path, place in flat.schema_locations.items() if path[:2] == ("properties", key)]
        return all(place.startswith(_SHARED) for place in places)

    def _valid(self, name: str, description: str, event: Event) -> Vector:
        return Vector(f"{name}: {description}", {"data": event}, event_type=name)

    def _invalid(self, name: str | None, description: str, event: Event, location: str, origin: str) -> Vector:
        vector = self._vector(f"{name}: {description}" if name else description, event, location, origin)
        return replace(vector, event_type=name)

    def _vector(self, description: str, payload: Any, location: str, origin: str, index: int | None = None) -> Vector:
        where = location if index is None else f"/{index}{location}"
        keyword = f"{self._contract.version}/{origin}"
        return Vector(description, {"data": payload}, code_of(origin), where, keyword, index)
