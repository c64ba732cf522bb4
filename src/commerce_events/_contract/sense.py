"""Find what makes no sense in the schema of one value: limits that contradict each other, values that it refuses."""

import math
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import ANNOTATIONS, Schema
from commerce_events._json_text import are_equal, json_text

#: What is wrong with a schema: the path of the keyword inside it, and a sentence.
Fault = tuple[tuple[str | int, ...], str]

#: Beyond it, not every integer is a double: validators read different numbers.
_SAFE = 2**53 - 1
#: The largest length that every language counts up to.
_LONGEST = 2**31 - 1

_LENGTHS = ("minLength", "maxLength", "minItems", "maxItems")
_PAIRS = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"))
#: The types of which a keyword says something.
_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("minimum", "maximum"), ("integer", "number")),
    **dict.fromkeys(("minLength", "maxLength", "pattern"), ("string",)),
    **dict.fromkeys(("minItems", "maxItems"), ("array",)),
}


def limit_faults(schema: Schema) -> Iterator[Fault]:
    """What is wrong with the keywords themselves, and with the numbers in the values that they state."""
    for keyword in _LENGTHS:
        length = schema.get(keyword, 0)
        if type(length) is not int or not 0 <= length <= _LONGEST:
            yield (keyword,), f"a length is an integer, 0 to {_LONGEST}"
    for keyword in ("minimum", "maximum"):
        number = schema.get(keyword, 0)
        if type(number) not in (int, float) or not _is_portable(number):
            yield (keyword,), "validators read this number differently"
    for path, value in _stated_values(schema):
        if not all(map(_is_portable, _numbers(value))):
            yield path, "validators read a number in this value differently"
    if not _compiles(schema.get("pattern", "")):
        yield ("pattern",), "this pattern does not compile"


def contradictions(schema: Schema) -> Iterator[Fault]:
    """Limits that let nothing pass, or that say nothing; the limits themselves are in order."""
    for least, most in _PAIRS:
        if least in schema and most in schema and schema[least] > schema[most]:
            yield (most,), f"this is less than {least}"
    ends = [rounded(schema[end]) for end, rounded in (("minimum", math.ceil), ("maximum", math.floor)) if end in schema]
    if schema.get("type") == "integer" and ends != sorted(ends):
        yield ("maximum",), "there is no integer between minimum and maximum"
    for keyword in schema:
        if "type" in schema and schema["type"] not in _TYPES.get(keyword, (schema["type"],)):
            yield (keyword,), f"this says nothing of a value of type {schema['type']}"
    if "not" in schema and _is_everything(schema["not"], schema):
        yield ("not",), "this refuses everything"


def value_faults(schema: Schema) -> Iterator[Fault]:
    """Values of a flat schema that it refuses itself, or that it lists twice."""
    rules = {keyword: limit for keyword, limit in schema.items() if keyword not in ANNOTATIONS}
    if "enum" in rules:
        yield from _enum_faults(rules)
    for keyword in ("const", "default"):
        if keyword in schema and not _accepts(_without(rules, keyword), schema[keyword]):
            yield (keyword,), "the rest of the schema refuses this value"
    for index, example in enumerate(schema.get("examples", ())):
        if not _accepts(rules, example):
            yield ("examples", index), "this example is not valid"


def _enum_faults(rules: Schema) -> Iterator[Fault]:
    choices = rules["enum"]
    if not choices:
        yield ("enum",), "there is nothing to choose from"
    counts = Counter(json_text(choice, sort=True) for choice in choices)
    for index, choice in enumerate(choices):
        if counts[json_text(choice, sort=True)] > 1:
            yield ("enum", index), "this value is there twice"
        if not _accepts(_without(_without(rules, "const"), "enum"), choice):
            yield ("enum", index), "the rest of the schema refuses this value"


def _stated_values(schema: Schema) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    for keyword in schema.keys() & {"const", "default"}:
        yield (keyword,), schema[keyword]
    for keyword in schema.keys() & {"enum", "examples"}:
        yield from (((keyword, index), value) for index, value in enumerate(schema[keyword]))


def _numbers(value: Any) -> Iterator[float]:
    """The numbers in a JSON value."""
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value


def _without(rules: Schema, keyword: str) -> Schema:
    return {name: limit for name, limit in rules.items() if name != keyword}


def _accepts(rules: Schema, value: Any) -> bool:
    return validator(rules).is_valid(value)


def _is_portable(number: float) -> bool:
    return math.isfinite(number) and (isinstance(number, float) or -_SAFE <= number <= _SAFE)


def _is_everything(refused: Schema, around: Schema) -> bool:
    """Whether what `around` accepts otherwise is all refused: each keyword of `not` says nothing, or the same again."""
    again = {keyword for keyword, limit in refused.items() if keyword in around and are_equal(around[keyword], limit)}
    if refused.get("pattern") == "" and around.get("type") == "string":
        again.add("pattern")
    return refused.keys() <= again | ANNOTATIONS


def _compiles(pattern: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError, FutureWarning):
            return False
    return True
