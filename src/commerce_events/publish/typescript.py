"""The contract → TypeScript declarations: an interface for each event type, and their union, told apart by `type`."""

import json
from collections.abc import Iterator
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.event_type import Deprecation
from commerce_events._contract.flatten import FlatSchema

_TYPES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def typescript(contract: Contract) -> str:
    """The text of a `.d.ts` file."""
    batch = contract.documents["event-batch.schema.json"]["description"]
    lines = ["// Generated from the schemas by `commerce-events publish`: do not edit.", ""]
    for name, flat in contract.events.items():
        lines += [*_interface(contract, name, flat), ""]
    lines += ["/** An event of any type; `type` tells which. */", "export type AnyEvent ="]
    lines += [f"  | {name}" for name in contract.events]
    lines[-1] += ";"
    lines += ["", "/** The name of an event type. */", 'export type EventType = AnyEvent["type"];', ""]
    lines += [*_comment(batch, {}, ""), "export type EventBatch = AnyEvent[];", ""]
    lines += ["/** The body of POST /events. */", "export type Payload = AnyEvent | EventBatch;", ""]
    return "\n".join(lines)


def _interface(contract: Contract, name: str, flat: FlatSchema) -> Iterator[str]:
    schema = flat.schema
    yield from _comment(f"{schema['title']}. {schema['description']}", schema, "", contract.deprecation(flat))
    yield f"export interface {name} {{"
    for own, rules in schema["properties"].items():
        yield from _comment(rules["description"], rules, "  ", contract.deprecation(flat, "properties", own))
        yield f"  {own}{'' if own in schema['required'] else '?'}: {_type(rules)};"
    yield "}"


def _type(rules: dict[str, Any]) -> str:
    """What TypeScript can say of a value; where nothing is said of it, it is any JSON value."""
    if "const" in rules or "enum" in rules:
        return " | ".join(map(json.dumps, rules.get("enum", [rules.get("const")])))
    return _TYPES.get(rules.get("type", ""), "unknown")


def _comment(text: str, rules: dict[str, Any], indent: str, deprecated: Deprecation | None = None) -> Iterator[str]:
    yield f"{indent}/**"
    yield f"{indent} * {_escaped(text)}"
    if deprecated:
        yield f"{indent} * @deprecated {_escaped(deprecated.summary())}"
    if "default" in rules:
        yield f"{indent} * @default {json.dumps(rules['default'])}"
    for example in rules.get("examples", ()):
        yield f"{indent} * @example {_escaped(json.dumps(example, ensure_ascii=False))}"
    yield f"{indent} */"


def _escaped(text: str) -> str:
    return text.replace("*/", "*\\/")
