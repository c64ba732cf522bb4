"""Check a value against the keywords that flat forms have, in one walk.

A validator for any schema spends its time on what flat forms have not: references, applicators, messages that hold the
whole value. These checks say only which keyword which value does not meet. They are held to `jsonschema` by tests: the
same breaches in the same order.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._contract.flatten import ANNOTATIONS, Schema
from commerce_events._contract.patterns import compiled
from commerce_events._pointer import Path


@dataclass(frozen=True, slots=True)
class Breach:
    """One keyword that one value does not meet.

    Attributes:
        keyword: The keyword's path in the flat form; its last step is the keyword.
        limit: What the keyword has there: the limit, the list of names.
        path: The value's path in what was judged.
        value: The value.
        schema: The schema that the keyword stands in.
    """

    keyword: Path
    limit: Any
    path: Path
    value: Any
    schema: Any


#: The types of JSON. In JSON Schema `2.0` is an integer, and a boolean is no number.
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "integer": lambda value: value.is_integer() if isinstance(value, float) else _TYPES["number"](value),
}

#: Whether a value meets a keyword, given what the keyword has; a value of a type that it is not about meets it.
_CHECKS: Mapping[str, Callable[[Any, Any], object]] = {
    "type": lambda limit, value: _TYPES[limit](value),
    "const": lambda limit, value: value == limit,
    "enum": lambda limit, value: isinstance(value, str) and value in limit,
    "minLength": lambda limit, value: not isinstance(value, str) or len(value) >= limit,
    "maxLength": lambda limit, value: not isinstance(value, str) or len(value) <= limit,
    "pattern": lambda limit, value: not isinstance(value, str) or compiled(limit).search(value),
    "minimum": lambda limit, value: not _TYPES["number"](value) or value >= limit,
    "maximum": lambda limit, value: not _TYPES["number"](value) or value <= limit,
    "minItems": lambda limit, value: not isinstance(value, list) or len(value) >= limit,
    "maxItems": lambda limit, value: not isinstance(value, list) or len(value) <= limit,
    "not": lambda limit, value: next(broken(limit, value), None) is not None,
}
_OF_OBJECTS = frozenset({"properties", "required", "additionalProperties"})


def is_known(schema: Schema) -> bool:
    """Whether all that a schema says is known here."""
    return all(_is_known(keyword, limit) for keyword, limit in schema.items())


def _is_known(keyword: str, limit: Any) -> bool:
    limits = _KNOWN_LIMITS.get(keyword)
    if limits:
        return bool(limits(limit))
    return keyword in _CHECKS or keyword in _OF_OBJECTS or keyword in ANNOTATIONS


#: Of keywords that are not known whatever they have: what they have to have.
_KNOWN_LIMITS: Mapping[str, Callable[[Any], object]] = {
    "properties": lambda parts: all(map(is_known, parts.values())),
    "not": is_known,
    "const": lambda choice: isinstance(choice, str),
    "enum": lambda choices: all(isinstance(choice, str) for choice in choices),
    "type": lambda name: isinstance(name, str) and name in _TYPES,
    "additionalProperties": lambda rest: rest is False,
}


def broken(schema: Schema, value: Any, keyword: Path = (), path: Path = ()) -> Iterator[Breach]:
    """The keywords of a known schema that a value does not meet, in the order of the schema."""
    for name, limit in schema.items():
        check = _CHECKS.get(name)
        if check:
            if not check(limit, value):
                yield Breach((*keyword, name), limit, path, value, schema)
        elif name in _OF_OBJECTS and isinstance(value, dict):
            yield from _broken_in_object(schema, name, value, keyword, path)


def _broken_in_object(schema: Schema, name: str, value: dict[str, Any], keyword: Path, path: Path) -> Iterator[Breach]:
    here = (*keyword, name)
    if name == "properties":
        for property_name, part in schema[name].items():
            if property_name in value:
                yield from broken(part, value[property_name], (*here, property_name), (*path, property_name))
    elif name == "required":
        missing = [property_name for property_name in schema[name] if property_name not in value]
        yield from (Breach(here, schema[name], path, value, schema) for _ in missing)
    elif any(property_name not in schema.get("properties", ()) for property_name in value):
        yield Breach(here, schema[name], path, value, schema)
