"""The flattened schema of each event type → a type for msgspec that accepts nothing but what the form accepts.

A form that says anything that is not known here has no type, and its events are left to the judge: a change of the
schemas can cost speed, never soundness.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import UNSET, UnsetType

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import ANNOTATIONS, Schema
from commerce_events._judging.columns import name_columns
from commerce_events._judging.events import Decoded
from commerce_events._judging.texts import Texts

_TAG = "type"

#: Beyond it an integer is suspicious.
_SAFE = 2**53 - 1

#: The longest text that a decoder needs to know of.
_LONGEST = 2**31 - 1

#: What a schema may say, and no more, for there to be a type that says the same.
_OF_OBJECTS = frozenset({"type", "properties", "required", "additionalProperties"})
_OF_STRINGS = frozenset({"type", "minLength", "maxLength", "pattern", "not"})
_OF_INTEGERS = frozenset({"type", "minimum", "maximum"})


@dataclass(frozen=True, slots=True)
class Fields:
    """The types of a contract's events, and what of their values a type can't tell.

    Attributes:
        types: The type of each event type that has one, by the event type's name. Each has every name of `texts` and
            `free`, and `timestamp`, as an attribute, which is UNSET where an event has no such property; and columns.
        texts: What tells whether a text is right, by the name of the property.
        free: The names of the properties that may have any JSON value.
    """

    types: Mapping[str, type[Decoded]]
    texts: Mapping[str, Texts]
    free: frozenset[str]


def fields_of(contract: Contract, any_value: Any) -> Fields:
    """The types of a contract's events; `any_value` is the type of what may be any JSON value."""
    forms: dict[str, Schema] = {}
    known: dict[str, dict[str, Any]] = {}
    for name, flat in contract.events.items():
        properties = flat.schema.get("properties", {})
        own = {key: assertions_of(schema) for key, schema in properties.items() if key != _TAG}
        # Values are looked at by the name of their property: two of one name have to be alike.
        alike = all(known.get(key, said) == said for key, said in own.items()) and _has_text(own, "timestamp")
        if alike and _is_closed(name, flat.schema) and all(_is_known(said) for said in own.values()):
            forms[name] = flat.schema
            known |= own
    texts = {key: Texts(said) for key, said in known.items() if "pattern" in said}
    free = frozenset(key for key, said in known.items() if not said)
    kinds = {key: _kind(said, any_value) for key, said in known.items()}
    types = {name: _type(flat, kinds, {*texts, *free, "timestamp"}) for name, flat in forms.items()}
    name_columns(contract, types)
    return Fields(types, texts, free)


def assertions_of(schema: Schema) -> dict[str, Any]:
    """Return the keywords of a schema that judge."""
    return {keyword: value for keyword, value in schema.items() if keyword not in ANNOTATIONS}


def _is_closed(name: str, schema: Schema) -> bool:
    """Whether a schema is that of an object whose `type` is the name of its event type, with nothing unknown."""
    return (
        assertions_of(schema).keys() == _OF_OBJECTS
        and schema["type"] == "object"
        and schema["additionalProperties"] is False
        and _TAG in schema["required"]
        and schema["properties"].get(_TAG, {}).get("const") == name
    )


def _is_known(said: dict[str, Any]) -> bool:
    """Whether there is a type that says what a property's schema says; `Texts` says the patterns."""
    if "enum" in said:
        choices, kind = said["enum"], said.get("type", "string")
        return said.keys() <= {"type", "enum"} and kind == "string" and bool(choices) and all(map(_is_text, choices))
    if said.get("type") == "string":
        return said.keys() <= _OF_STRINGS and _are_lengths(said) and _are_patterns(said)
    if said.get("type") == "integer":
        return said.keys() == _OF_INTEGERS and _are_limits(said["minimum"], said["maximum"])
    return said in ({}, {"type": "boolean"})


def _has_text(own: dict[str, dict[str, Any]], name: str) -> bool:
    """Whether a property is a text, if there is one of that name: those who look at timestamps rely on it."""
    return name not in own or own[name].get("type") == "string"


def _is_text(value: object) -> bool:
    return type(value) is str


def _are_lengths(said: dict[str, Any]) -> bool:
    lengths = [said[keyword] for keyword in ("minLength", "maxLength") if keyword in said]
    return all(type(length) is int and 0 <= length <= _LONGEST for length in lengths)


def _are_patterns(said: dict[str, Any]) -> bool:
    """Whether a text meets these assertions if it matches the pattern and does not match that of `not`."""
    return "not" not in said or ("pattern" in said and said["not"].keys() == {"type", "pattern"})


def _are_limits(low: object, high: object) -> bool:
    return type(low) is int and type(high) is int and -_SAFE <= low <= high <= _SAFE


def _kind(said: dict[str, Any], any_value: Any) -> Any:
    if "enum" in said:
        return Literal[tuple(said["enum"])]
    if said.get("type") == "string":
        return Annotated[str, msgspec.Meta(min_length=said.get("minLength"), max_length=said.get("maxLength"))]
    if said.get("type") == "integer":
        return Annotated[int, msgspec.Meta(ge=said["minimum"], le=said["maximum"])]
    if said.get("type") == "boolean":
        return bool
    return any_value


def _type(form: Schema, kinds: Mapping[str, Any], looked_at: set[str]) -> type[Decoded]:
    properties, required = form["properties"], form["required"]
    made = msgspec.defstruct(
        properties[_TAG]["const"],
        [
            (key, kinds[key]) if key in required else (key, kinds[key] | UnsetType, UNSET)
            for key in properties
            if key != _TAG
        ],
        bases=(Decoded,),
        kw_only=True,  # so that the fields stand in the order of the schemas, which is what the decoder tries first
        namespace=dict.fromkeys(looked_at - properties.keys(), UNSET),
        tag_field=_TAG,
        tag=properties[_TAG]["const"],
        forbid_unknown_fields=True,
        gc=False,  # nothing refers to an event that it refers to
    )
    return cast("type[Decoded]", made)
