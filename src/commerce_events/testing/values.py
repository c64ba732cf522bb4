"""A property's keywords → values at the boundaries of each keyword, on either side of them.

Everything that proves something starts here: the vectors take all of these values, the strategies draw from them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from commerce_events.testing.patterns import candidates
from commerce_events.testing.refusal import refusal

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
    return _distinct(value for value in _tried(schema) if refusal(schema, value) is None)


def bad(schema: Schema) -> Iterator[tuple[str, Any]]:
    """Values that it refuses, each with the keyword that a validator names, at the keyword's boundary."""
    for keyword in schema:
        tried = _BAD.get(keyword, _none)(schema)
        yield from ((keyword, value) for value in _distinct(tried) if refusal(schema, value) == keyword)


def near_misses(name: str) -> list[str]:
    """Texts that are easily mistaken for a name."""
    return [name.lower(), name.upper(), f"{name} ", f" {name}", name[:-1], f"{name}s", ""]


def _distinct(values: Iterable[Any]) -> list[Any]:
    """Values as they are spelt: 2 and 2.0 are two."""
    return [*{json.dumps(value): value for value in values}.values()]


def _tried(schema: Schema) -> list[Any]:
    """Values at the boundaries of what a schema accepts, on either side of them."""
    if "const" in schema:
        return [schema["const"]]
    if "enum" in schema:
        return list(schema["enum"])
    if "pattern" in schema:
        return _texts(schema)
    kind = schema.get("type")
    if kind == "string":
        return [*[""] * ("minLength" not in schema), *TEXTS, *_lengths(schema)]
    if kind in ("integer", "number") and _NUMBERS & schema.keys():
        return _numbers(schema)
    values = [value for name, values in OF_TYPE.items() if kind in (None, name, _WIDER.get(name)) for value in values]
    return values + [{"a": {"b": [1, None, "c"]}}] * (kind is None) + _arrays(schema)


def _texts(schema: Schema) -> list[Any]:
    """Texts near a pattern; where it has no tree, examples and texts of all kinds have to do."""
    pattern = schema["pattern"]
    try:
        return [*candidates(f"^{pattern.removeprefix('^').removesuffix('$')}$")]
    except ValueError:
        return [*schema.get("examples", ()), *TEXTS, *OF_TYPE["string"]]


def _lengths(schema: Schema) -> list[str]:
    """Texts as long as may be."""
    return ["x" * schema["maxLength"]] if "maxLength" in schema else []


def _numbers(schema: Schema) -> list[Any]:
    """Numbers at the limits of a schema that has at least one."""
    low = schema.get("minimum", schema.get("maximum", 0) - 2)
    high = schema.get("maximum", low + 2)
    return [low, low + 1, 2.0, 1e2, high - 1, high]


def _arrays(schema: Schema) -> list[Any]:
    sizes = [schema[keyword] for keyword in ("minItems", "maxItems") if keyword in schema]
    return [[1] * size for size in sizes]


def _none(_: Schema) -> list[Any]:
    return []


def _bad_type(schema: Schema) -> list[Any]:
    wanted = {"number", "integer"} if schema["type"] == "number" else {schema["type"]}
    return [value for name, values in OF_TYPE.items() if name not in wanted for value in values]


def _bad_max_length(schema: Schema) -> list[Any]:
    longest = max(good(schema), key=len, default="") if "pattern" in schema else "x" * schema["maxLength"]
    return [f"{longest}0", "x" * (schema["maxLength"] + 1)]


def _bad_not(schema: Schema) -> list[Any]:
    """What `not` describes; texts that a pattern's `$` lets pass where it also matches before a final line break."""
    texts = [value for value in _tried(schema) if isinstance(value, str) and refusal(schema, value) is None]
    ended = [f"{text}\n" for text in (texts[:1] + texts[-1:])]
    return ended if any(refusal(schema, text) == "not" for text in ended) else [*_tried(schema), *_tried(schema["not"])]


def _bad_choice(schema: Schema) -> list[Any]:
    choices = schema.get("enum", [schema.get("const")])
    texts = [miss for choice in choices if isinstance(choice, str) for miss in near_misses(choice)]
    return [*dict.fromkeys(texts), *(value for name, values in OF_TYPE.items() if name != "string" for value in values)]


def _bad_minimum(schema: Schema) -> list[Any]:
    low, high = schema["minimum"], schema.get("maximum", schema["minimum"])
    return [low - 1, low - 2, -high, float(low - 1)]


_WIDER = {"integer": "number"}
_NUMBERS = {"minimum", "maximum"}

_BAD: Mapping[str, Callable[[Schema], list[Any]]] = {
    "type": _bad_type,
    "const": _bad_choice,
    "enum": _bad_choice,
    "minLength": lambda _: [""],
    "maxLength": _bad_max_length,
    "pattern": _texts,
    "not": _bad_not,
    "minimum": _bad_minimum,
    "maximum": lambda schema: [schema["maximum"] + 1, schema["maximum"] + 2, 1e300],
    "minItems": lambda schema: [[1] * (schema["minItems"] - 1)] * (schema["minItems"] > 0),
    "maxItems": lambda schema: [[1] * (schema["maxItems"] + 1)],
}
