"""Edit a contract at random: any schema in any of its files, with keywords that mean something and others."""

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from commerce_events._contract.contract import assemble, contract
from commerce_events.publish.single_file import DIALECTS, single_file

Documents = dict[str, dict[str, Any]]
#: A schema, and where it is: what holds it, and by which key.
Site = tuple[Any, Any]

#: The event types that are left, so that a comparison is quick.
TYPES = ("EventOrderApplied", "EventReviewWritten", "EventSale")
ANY, ENDING = "any-event.schema.json", ".schema.json"

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
_NAMES = ("review", "quantity", "metadata", "type", "customerCode", "productCode", "size", "ñ")
_LENGTHS = (0, 1, 2, 3, 100)
_NUMBERS = (-1, 0, 1, 2, 2.5, 3, 1.0, 9007199254740991)


def _maybe(random: Random, percent: int) -> bool:
    return random.randrange(100) < percent


def started(random: Random) -> Documents:
    """A small contract: its folder, or its single file in one of the dialects."""
    found: Documents = json.loads(json.dumps(contract("v1").documents))
    for file in [each for each in found if each.startswith("events/") and each[7:].removesuffix(ENDING) not in TYPES]:
        del found[file]
    found[ANY]["properties"]["type"]["enum"] = list(TYPES)
    found[ANY]["allOf"] = [each for each in found[ANY]["allOf"] if each["if"]["properties"]["type"]["const"] in TYPES]
    found["definitions.schema.json"]["$defs"]["timestamp"]["pattern"] = "^[0-9]{4}-[0-9]{2}"  # the true one takes time
    if _maybe(random, 70):
        return found
    dialect = random.choice(list(DIALECTS))
    return {"": json.loads(json.dumps(single_file(assemble("v1", found, {}), dialect)))}


def edited(documents: Documents, random: Random, count: int) -> Documents:
    """The same contract after some edits."""
    found = copy.deepcopy(documents)
    for _ in range(count):
        sites = [*_sites(found)][1:] if "" in found else [*_sites(found)]
        random.choice(_EDITS)(random.choice(sites), found, random)
    return found


def _sites(documents: Documents) -> Iterator[Site]:
    for file, document in documents.items():
        yield from _inside(documents, file, document)


def _inside(holder: Any, key: Any, schema: Any) -> Iterator[Site]:
    yield holder, key
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        if keyword in ("properties", "$defs", "definitions") and isinstance(value, dict):
            for name in value:
                yield from _inside(value, name, value[name])
        elif keyword in ("allOf", "anyOf", "oneOf") and isinstance(value, list):
            for index in range(len(value)):
                yield from _inside(value, index, value[index])
        elif keyword in ("if", "then", "else", "not", "items", "additionalProperties"):
            yield from _inside(schema, keyword, value)


def schema_of(random: Random, depth: int = 2) -> Any:
    """A random schema."""
    if _maybe(random, 6):
        return random.choice((True, False, {}))
    found: dict[str, Any] = {}
    if _maybe(random, 80):
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
    "required": lambda random, _: random.sample(_NAMES, random.randint(0, 2)),
    "multipleOf": lambda random, _: random.choice((1, 2, 0.5)),
    "maxProperties": lambda random, _: random.choice(_LENGTHS),
    "uniqueItems": lambda random, _: _maybe(random, 80),
    "contains": schema_of,
    "x-note": lambda random, _: random.choice((1, True, None)),
    "default": lambda random, _: _value(random),
    "items": schema_of,
    "not": schema_of,
    "if": schema_of,
    "then": schema_of,
    "else": schema_of,
    "properties": lambda random, depth: {name: schema_of(random, depth) for name in random.sample(_NAMES, 2)},
    "additionalProperties": schema_of,
    "unevaluatedProperties": lambda random, _: _maybe(random, 20),
    "patternProperties": lambda random, depth: {"^s": schema_of(random, depth)},
    "propertyNames": schema_of,
    "dependentRequired": lambda random, _: {random.choice(_NAMES): [random.choice(_NAMES)]},
    "allOf": lambda random, depth: [schema_of(random, depth) for _ in range(random.randint(1, 2))],
    "anyOf": lambda random, depth: [schema_of(random, depth) for _ in range(random.randint(1, 2))],
    "oneOf": lambda random, depth: [schema_of(random, depth) for _ in range(random.randint(1, 2))],
}
_KEYWORDS = tuple(_VALUES)


def _replace(site: Site, _: Documents, random: Random) -> None:
    holder, key = site
    if isinstance(key, int) or not str(key).endswith(ENDING):
        holder[key] = schema_of(random)


def _set(site: Site, _: Documents, random: Random) -> None:
    schema = site[0][site[1]]
    if isinstance(schema, dict):
        schema.update(keyword_of(random, 2))


def _remove(site: Site, _: Documents, random: Random) -> None:
    schema = site[0][site[1]]
    words = (
        [word for word in schema if word not in ("$schema", "$id", "$defs", "definitions")]
        if isinstance(schema, dict)
        else []
    )
    if words:
        del schema[random.choice(words)]


def _nudge(site: Site, _: Documents, random: Random) -> None:
    """Move a limit, or change a list by one."""
    schema = site[0][site[1]]
    for word, value in schema.items() if isinstance(schema, dict) else ():
        if isinstance(value, int) and not isinstance(value, bool):
            schema[word] = max(0, value + random.choice((-1, 1)))
            return
        if word in ("enum", "required") and isinstance(value, list) and value:
            value.pop(random.randrange(len(value)))
            return


def _grow(site: Site, _: Documents, random: Random) -> None:
    """Add a property, or a required name."""
    schema = site[0][site[1]]
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        name = random.choice(_NAMES)
        if _maybe(random, 60):
            schema["properties"][name] = schema_of(random)
        elif name not in schema.get("required", []):
            schema["required"] = [*schema.get("required", []), name]


def _wrap(site: Site, _: Documents, random: Random) -> None:
    """Write the same in another way."""
    holder, key = site
    if isinstance(key, int) or not str(key).endswith(ENDING):
        holder[key] = random.choice(({"allOf": [holder[key]]}, {"not": {"not": holder[key]}}, {"anyOf": [holder[key]]}))


def _inline(site: Site, documents: Documents, _: Random) -> None:
    """Put a shared definition where it is referred to."""
    schema = site[0][site[1]]
    reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
    name = reference.rpartition("/")[2]
    shared = documents.get("definitions.schema.json", {}).get("$defs", {})
    if "#/$defs/" in reference and name in shared and isinstance(shared[name], dict) and "$ref" not in shared[name]:
        site[0][site[1]] = {**shared[name], **{word: schema[word] for word in schema if word != "$ref"}}


_EDITS: tuple[Callable[[Site, Documents, Random], None], ...] = (
    _replace, _set, _set, _remove, _remove, _nudge, _nudge, _grow, _grow, _wrap, _inline,
)  # fmt: skip
