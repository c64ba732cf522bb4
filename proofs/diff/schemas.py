"""Make random schemas, with keywords that mean something and others."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

_TEXTS = ("a", "b", "", "ab", "aa", "abc", "1", "A", "EventSale", "asc", "a\n")
_PATTERNS = (
    "^a|b$",
    "^(?:a|b)$",
    "^a",
    "b$",
    "[ab]",
    "^[^a]$",
    "^a{1,3}$",
    "^(?:ab)*$",
    "",
    "^$",
    "^[0-9]{3}$",
    "a^",
    "^a$|^b$",
)
#: Names of properties, most of them of the contract.
NAMES = ("review", "quantity", "metadata", "type", "customerCode", "productCode", "size", "ñ")
_LENGTHS = (0, 1, 2, 3, 100)
_NUMBERS = (-1, 0, 1, 2, 2.5, 3, 1.0, 9007199254740991)


def maybe(random: Random, percent: int) -> bool:
    """True so many times in a hundred."""
    return random.randrange(100) < percent


def schema_of(random: Random, depth: int = 2) -> Any:
    """A random schema."""
    if maybe(random, 6):
        return random.choice((True, False, {}))
    found: dict[str, Any] = {}
    if maybe(random, 80):
        found["type"] = random.choice(("string", "string", "integer", "number", "boolean", "null", "array", "object"))
    for _ in range(random.randint(0, 2)):
        found |= keyword_of(random, depth)
    return found


def keyword_of(random: Random, depth: int) -> dict[str, Any]:
    """A random keyword with a value that it may have."""
    kind = random.choice(_KEYWORDS if depth else _KEYWORDS[:12])
    return {kind: _VALUES[kind](random, depth - 1)}


def _value(random: Random) -> Any:
    return random.choice((*_TEXTS, *_NUMBERS, True, False, None, [], [1], {}, {"a": 1}))


def _values(random: Random) -> list[Any]:
    found: list[Any] = []
    for value in (_value(random) for _ in range(random.randint(1, 3))):
        if json.dumps(value) not in map(json.dumps, found) and not any(value == each for each in found):
            found.append(value)
    return found


_VALUES: dict[str, Callable[[Random, int], Any]] = {
    "type": lambda random, _: random.choice(("string", "integer", "number", ["string", "null"], ["integer", "string"])),
    "enum": lambda random, _: _values(random),
    "const": lambda random, _: _value(random),
    "minLength": lambda random, _: random.choice(_LENGTHS),
    "maxLength": lambda random, _: random.choice(_LENGTHS),
    "pattern": lambda random, _: random.choice(_PATTERNS),
    "minimum": lambda random, _: random.choice(_NUMBERS),
    "maximum": lambda random, _: random.choice(_NUMBERS),
    "exclusiveMinimum": lambda random, _: random.choice(_NUMBERS),
    "minItems": lambda random, _: random.choice(_LENGTHS),
    "maxItems": lambda random, _: random.choice(_LENGTHS),
    "required": lambda random, _: random.sample(NAMES, random.randint(0, 2)),
    "multipleOf": lambda random, _: random.choice((1, 2, 0.5)),
    "maxProperties": lambda random, _: random.choice(_LENGTHS),
    "uniqueItems": lambda random, _: maybe(random, 80),
    "contains": schema_of,
    "x-note": lambda random, _: random.choice((1, True, None)),
    "default": lambda random, _: _value(random),
    "items": schema_of,
    "not": schema_of,
    "if": schema_of,
    "then": schema_of,
    "else": schema_of,
    "properties": lambda random, depth: {name: schema_of(random, depth) for name in random.sample(NAMES, 2)},
    "additionalProperties": schema_of,
    "unevaluatedProperties": lambda random, _: maybe(random, 20),
    "patternProperties": lambda random, depth: {"^s": schema_of(random, depth)},
    "propertyNames": schema_of,
    "dependentRequired": lambda random, _: {random.choice(NAMES): [random.choice(NAMES)]},
    "allOf": lambda random, depth: [schema_of(random, depth) for _ in range(random.randint(1, 2))],
    "anyOf": lambda random, depth: [schema_of(random, depth) for _ in range(random.randint(1, 2))],
    "oneOf": lambda random, depth: [schema_of(random, depth) for _ in range(random.randint(1, 2))],
}
_KEYWORDS = tuple(_VALUES)
