"""See that a schema is written as its metaschema demands, keyword by keyword, and find the schemas inside it.

The metaschemas of both dialects would say the same, but a validator takes seconds for the files of many event types.
A test holds the two against each other.
"""

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events._json_text import json_text
from commerce_events._pointer import pointer

DRAFT_07, NEWEST = "draft-07", "2020-12"
#: The addresses of the dialects that are read.
DIALECTS: Mapping[str, str] = {
    "http://json-schema.org/draft-07/schema#": DRAFT_07,
    "http://json-schema.org/draft-07/schema": DRAFT_07,
    "https://json-schema.org/draft/2020-12/schema": NEWEST,
}
TYPES = ("null", "boolean", "object", "array", "number", "string", "integer")

#: The keywords that hold a schema, a list of schemas, schemas by name.
ONE = frozenset({"additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"}
                | {"unevaluatedItems", "unevaluatedProperties", "additionalItems", "contentSchema"})  # fmt: skip
MANY = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
NAMED = frozenset({"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"})


def places(file: str, document: Mapping[str, Any], dialect: str) -> dict[str, Any]:
    """Every schema of a file by its pointer, each as its metaschema demands.

    Raises:
        ContractError: One is not; the sentence has the place.
    """
    found: dict[str, Any] = {}
    waiting: list[tuple[str, Any]] = [("", document)]
    while waiting:
        place, schema = waiting.pop()
        if not isinstance(schema, (dict, bool)):
            raise ContractError(f"{file}#{place}: this is no schema: it is neither an object nor true or false")
        found[place] = schema
        if isinstance(schema, dict):
            _check(file, place, schema, dialect)
            waiting += _inside(place, schema)
    return found


def _inside(place: str, schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for keyword, value in schema.items():
        if keyword in ONE and not isinstance(value, list):
            yield f"{place}/{keyword}", value
        elif keyword in MANY or keyword in ONE:
            yield from ((f"{place}/{keyword}/{index}", inner) for index, inner in enumerate(value))
        elif keyword in NAMED:
            yield from ((place + pointer((keyword, name)), inner) for name, inner in value.items())


def _check(file: str, place: str, schema: Mapping[str, Any], dialect: str) -> None:
    for keyword, value in schema.items():
        fault = _RULES.get(keyword, _anything)(value, dialect)
        if keyword in ("$schema", "$id") and place:
            fault = "it is at the root of a file alone"
        if fault:
            raise ContractError(f"{file}#{place}{pointer((keyword,))}: this is no schema: {fault}")


_Rule = Callable[[Any, str], str]


def _anything(_: Any, __: str) -> str:
    return ""


def _kind(kind: type, sentence: str) -> _Rule:
    return lambda value, _: "" if isinstance(value, kind) else sentence


def _number(value: Any, _: str) -> str:
    return "" if isinstance(value, (int, float)) and not isinstance(value, bool) else "this is not a number"


def _factor(value: Any, dialect: str) -> str:
    return _number(value, dialect) or ("" if value > 0 else "this is not more than 0")


def _length(value: Any, dialect: str) -> str:
    is_length = not _number(value, dialect) and value >= 0 and value == int(value)
    return "" if is_length else "this is not an integer from 0 on"


def _type(value: Any, _: str) -> str:
    if isinstance(value, str):
        return "" if value in TYPES else f"there is no such type; the types are {', '.join(TYPES)}"
    is_list = isinstance(value, list) and value and all(isinstance(each, str) and each in TYPES for each in value)
    return "" if is_list and len(set(value)) == len(value) else "this is neither a type nor a list of types"


def _names(value: Any, _: str) -> str:
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return "" if is_list and len(set(value)) == len(value) else "this is not a list of names, each once"


def _schemas(value: Any, _: str) -> str:
    return "" if isinstance(value, list) and value else "this is not a list of schemas"


def _items(value: Any, dialect: str) -> str:
    if isinstance(value, list) and dialect == NEWEST:
        return "a list of schemas is called prefixItems"
    return _schemas(value, dialect) if isinstance(value, list) else _one(value, dialect)


def _one(value: Any, _: str) -> str:
    return "" if isinstance(value, (dict, bool)) else "this is no schema"


def _patterns(value: Any, dialect: str) -> str:
    fault = _object(value, dialect)
    return fault or next((found for name in value if (found := _pattern(name, dialect))), "")


def _pattern(value: Any, dialect: str) -> str:
    if fault := _text(value, dialect):
        return fault
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(value)
        except (re.error, OverflowError, RecursionError):
            return "this pattern does not compile"
    return ""


def _required_by(value: Any, dialect: str) -> str:
    return _object(value, dialect) or next((_names(each, dialect) for each in value.values()), "")


def _enum(value: Any, _: str) -> str:
    if not isinstance(value, list):
        return "this is not a list"
    texts = [json_text(each, sort=True) for each in value]
    return "" if len(set(texts)) == len(texts) else "a value is there twice"


_text = _kind(str, "this is not a text")
_object = _kind(dict, "this is not an object")
_RULES: Mapping[str, _Rule] = {
    **dict.fromkeys(("$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$schema"), _text),
    **dict.fromkeys(("contentEncoding", "contentMediaType", "description", "format", "title"), _text),
    **dict.fromkeys(("deprecated", "readOnly", "uniqueItems", "writeOnly"), _kind(bool, "this is not true or false")),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum"), _number),
    **dict.fromkeys(("maxItems", "maxLength", "maxProperties", "minItems", "minLength", "minProperties"), _length),
    **dict.fromkeys(("maxContains", "minContains"), _length),
    **dict.fromkeys(MANY, _schemas),
    **dict.fromkeys(NAMED, _object),
    **dict.fromkeys(ONE, _one),
    "items": _items,
    "$vocabulary": _object,
    "dependencies": _object,
    "dependentRequired": _required_by,
    "enum": _enum,
    "examples": _kind(list, "this is not a list"),
    "multipleOf": _factor,
    "pattern": _pattern,
    "patternProperties": _patterns,
    "required": _names,
    "type": _type,
}
