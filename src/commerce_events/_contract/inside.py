"""The schemas inside a schema."""

from collections.abc import Iterator
from typing import Any

from commerce_events._contract.flatten import Schema


def schemas_in(schema: Schema, place: str = "") -> Iterator[tuple[str, Schema]]:
    """Every schema inside a schema, itself first, each with its pointer. None of them may be `true` or `false`."""
    yield place, schema
    for step, inner in parts(schema):
        yield from schemas_in(inner, place + step)


def parts(schema: Schema) -> Iterator[tuple[str, Any]]:
    """The schemas right inside a schema, each with its pointer from there."""
    for keyword, value in schema.items():
        if keyword in ("properties", "$defs", "definitions"):
            yield from ((f"/{keyword}/{name}", inner) for name, inner in value.items())
        elif keyword in ("allOf", "oneOf"):
            yield from ((f"/{keyword}/{index}", inner) for index, inner in enumerate(value))
        elif keyword in ("if", "then", "else", "not", "items"):
            yield f"/{keyword}", value
