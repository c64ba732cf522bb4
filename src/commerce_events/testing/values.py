"""A property's keywords → values at the boundaries of each keyword, on either side of them.

Everything that proves something starts here: the vectors take all of these values, the strategies draw from them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from commerce_events.testing.patterns import candidates

Schema = Mapping[str, Any]

#: One or more values of every type that JSON knows, by the name that JSON Schema has for the type.
OF_TYPE: Mapping[str, tuple[Any, ...]] = {
    "null": (None,),
    "boolean": (True, False),
    "integer": (1, 0, -1),
    "number": (1.5,),
    "string": ("1", "text"),
    "array": ([], [1], ["text"]),
    "object": ({}, {"type": "text"}),
}

#: Texts that are easily taken for something else, or cut, counted or written wrongly on their way.
TEXTS = ("a", " ", "0", "null", "ñ", "日本語", "😀", "e\u0301", 'a"b\\c/', "a\nb\tc", "\u0000", "x" * 1000)


def good(schema: Schema) -> list[Any]:
    """Values that a property's schema accepts, at its boundaries."""
    if "const" in schema:
        return [schema["const"]]
    if "enum" in schema:
        return list(schema["enum"])
    if "pattern" in schema:
        return [text for text in candidates(schema["pattern"]) if _meets_pattern(schema, text)]
    if schema.get("type") == "string":
        return [*[""] * ("minLength" not in schema), *TEXTS]
    if schema.get("type") == "integer":
        least, most = schema["minimum"], schema["maximum"]
        return [least, least + 1, 2.0, 1e2, most - 1, most]
    return [value for values in OF_TYPE.values() for value in values] + [{"a": {"b": [1, None, "c"]}}]


def bad(schema: Schema) -> Iterator[tuple[str, Any]]:
    """Values that it refuses, each with the keyword that does, at the keyword's boundary."""
    for keyword in schema:
        yield from ((keyword, value) for value in _BAD.get(keyword, _none)(schema))


def near_misses(name: str) -> list[str]:
    """Texts that are easily mistaken for a name."""
    return [name.lower(), name.upper(), f"{name} ", f" {name}", name[:-1], f"{name}s", ""]


def _meets_pattern(schema: Schema, text: str) -> bool:
    return re.fullmatch(schema["pattern"][1:-1], text) is not None


def _none(_: Schema) -> list[Any]:
    return []


def _bad_type(schema: Schema) -> list[Any]:
    wanted = {"number", "integer"} if schema["type"] == "number" else {schema["type"]}
    return [value for name, values in OF_TYPE.items() if name not in wanted for value in values]


def _bad_pattern(schema: Schema) -> list[Any]:
    texts = candidates(schema["pattern"])
    return [text for text in texts if not _meets_pattern(schema, text) and len(text) <= schema.get("maxLength", 2**31)]


def _bad_max_length(schema: Schema) -> list[Any]:
    longest = max(good(schema), key=len) if "pattern" in schema else "x" * schema["maxLength"]
    return [f"{longest}0", "x" * (schema["maxLength"] + 1)]


def _bad_not(schema: Schema) -> list[Any]:
    """Texts that a pattern's `$` lets pass where it also matches before a final line break."""
    return [f"{text}\n" for text in (good(schema)[0], good(schema)[-1])]


def _bad_choice(schema: Schema) -> list[Any]:
    choices = schema.get("enum", [schema.get("const")])
    texts = [miss for choice in choices for miss in near_misses(choice) if miss not in choices]
    return [*dict.fromkeys(texts), *(value for name, values in OF_TYPE.items() if name != "string" for value in values)]


_BAD: Mapping[str, Callable[[Schema], list[Any]]] = {
    "type": _bad_type,
    "enum": _bad_choice,
    "minLength": lambda _: [""],
    "maxLength": _bad_max_length,
    "pattern": _bad_pattern,
    "not": _bad_not,
    "minimum": lambda schema: [
        schema["minimum"] - 1,
        schema["minimum"] - 2,
        -schema["maximum"],
        float(schema["minimum"] - 1),
    ],
    "maximum": lambda schema: [schema["maximum"] + 1, schema["maximum"] + 2, 1e300],
}
