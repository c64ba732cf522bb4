"""Check a value against the keywords that flattened schemas have, compiled once for each schema.

A validator for any schema spends its time on what flattened schemas have not: references, applicators, messages that
hold the whole value. These checks say only which keyword which value does not meet. Tests hold them to `jsonschema`:
the same breaches in the same order.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from commerce_events._contract.flatten import ANNOTATIONS, Schema
from commerce_events._contract.patterns import compiled
from commerce_events._pointer import Path

#: Whether a value meets a keyword.
Check = Callable[[Any], bool]


class Breach(msgspec.Struct, frozen=True):
    """One keyword that one value does not meet.

    Attributes:
        keyword: The keyword's path in the flattened schema; its last step is the keyword.
        limit: What the keyword has there: the limit, the list of names.
        path: The value's path in what was judged.
        value: The value.
        schema: The schema that the keyword is in.
    """

    keyword: Path
    limit: Any
    path: Path
    value: Any
    schema: Any


class Keywords:
    """The checks of a schema that `is_known`."""

    def __init__(self, schema: Schema, keyword: Path = ()) -> None:
        self._schema = schema
        self._keyword = keyword
        self._members = {
            name: Keywords(part, (*keyword, "properties", name)) for name, part in schema.get("properties", {}).items()
        }
        self._checks = [(name, limit, self._check(name, limit)) for name, limit in schema.items() if name in _KNOWN]
        self._all = tuple(check for _, _, check in self._checks)

    def accept(self, value: Any) -> bool:
        """Return whether a value meets all keywords."""
        for check in self._all:  # noqa: SIM110 `all(…)` takes twice as long
            if not check(value):
                return False
        return True

    def breaches(self, value: Any, path: Path = ()) -> list[Breach]:
        """Return the keywords that a value does not meet, in the order of the schema."""
        found: list[Breach] = []
        for name, limit, meets in self._checks:
            if name == "properties":
                for member, keywords in self._members.items() if isinstance(value, dict) else ():
                    if member in value and not keywords.accept(value[member]):
                        found += keywords.breaches(value[member], (*path, member))
            elif not meets(value):
                times = sum([member not in value for member in limit]) if name == "required" else 1
                found += [Breach((*self._keyword, name), limit, path, value, self._schema)] * times
        return found

    def _check(self, name: str, limit: Any) -> Check:
        match name:
            case "properties":
                return self._accept_members
            case "additionalProperties":
                return lambda value: not isinstance(value, dict) or dict.keys(value) <= self._members.keys()
            case _:
                return _KNOWN[name](limit)

    def _accept_members(self, value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        members = self._members
        for name, member in dict.items(value):
            keywords = members.get(name)
            if keywords is not None and not keywords.accept(member):
                return False
        return True


def is_known(schema: Schema) -> bool:
    """Return whether there are checks of all that a schema says."""
    return all(
        keyword in ANNOTATIONS or (keyword in _KNOWN and _LIMITS.get(keyword, _any)(limit))
        for keyword, limit in schema.items()
    )


def _any(_: Any) -> bool:
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


#: The types of JSON. In JSON Schema `2.0` is an integer, and a boolean is no number.
_TYPES: Mapping[str, Check] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": _is_number,
    "integer": lambda value: value.is_integer() if isinstance(value, float) else _is_number(value),
}


def _of_required(names: list[str]) -> Check:
    required = frozenset(names)
    return lambda value: not isinstance(value, dict) or dict.keys(value) >= required


def _of_pattern(pattern: str) -> Check:
    search = compiled(pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _of_not(schema: Schema) -> Check:
    keywords = Keywords(schema)
    return lambda value: not keywords.accept(value)


#: The check of each keyword that is known, given what the keyword has. A value of a type that the keyword is not about
#: meets it. Those of members, which belong together, are made by `Keywords`.
_KNOWN: Mapping[str, Callable[[Any], Check]] = {
    "type": lambda name: _TYPES[name],
    "const": lambda choice: lambda value: bool(value == choice),
    "enum": lambda choices: lambda value: isinstance(value, str) and value in choices,
    "minLength": lambda limit: lambda value: not isinstance(value, str) or len(value) >= limit,
    "maxLength": lambda limit: lambda value: not isinstance(value, str) or len(value) <= limit,
    "pattern": _of_pattern,
    "minimum": lambda limit: lambda value: not _is_number(value) or value >= limit,
    "maximum": lambda limit: lambda value: not _is_number(value) or value <= limit,
    "minItems": lambda limit: lambda value: not isinstance(value, list) or len(value) >= limit,
    "maxItems": lambda limit: lambda value: not isinstance(value, list) or len(value) <= limit,
    "not": _of_not,
    "required": _of_required,
    "properties": lambda _: _any,
    "additionalProperties": lambda _: _any,
}

#: What some of these keywords have to have for their checks to be right.
_LIMITS: Mapping[str, Callable[[Any], bool]] = {
    "properties": lambda members: all(map(is_known, members.values())),
    "not": is_known,
    "const": lambda choice: isinstance(choice, str),
    "enum": lambda choices: all(isinstance(choice, str) for choice in choices),
    "type": lambda name: isinstance(name, str) and name in _TYPES,
    "additionalProperties": lambda rest: rest is False,
}
