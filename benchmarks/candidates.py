"""What is measured: this package, parsing alone, and other validators, each set up as its makers advise.

What they go by is derived from the contract, too: the published single file (draft-07), or for pydantic a model of each
event type, told apart by `type`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

import fastjsonschema
import jsonschema_rs
import orjson
from jsonschema import Draft7Validator
from pydantic import (
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)

import commerce_events as ce
from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import FlatForm, Schema
from commerce_events.publish.single_file import single_file

Verdict = Callable[[Any], bool]

#: What all others are compared with: it parses, and gives no verdict.
PARSING = "orjson.loads"
parse: Callable[[bytes], Any] = orjson.loads


@dataclass(frozen=True, slots=True)
class Candidate:
    """A validator: what gives its verdict on a JSON text, and what on parsed JSON."""

    name: str
    of_bytes: Verdict
    of_parsed: Verdict


def candidates() -> list[Candidate]:
    """The validators, ready to be asked."""
    rules = contract("v1")
    schema = single_file(rules)
    model: Any = TypeAdapter(_payload_type(rules))
    return [
        Candidate("commerce_events.is_valid", ce.is_valid, ce.is_valid),
        Candidate("commerce_events.validate", *[_without_exception(ce.validate, ce.InvalidPayload)] * 2),
        Candidate("commerce_events.check", *[lambda body: ce.check(body).valid] * 2),
        _parsing_first("jsonschema-rs", jsonschema_rs.Draft7Validator(schema).is_valid),
        _parsing_first(
            "fastjsonschema",
            _without_exception(
                fastjsonschema.compile(schema, use_default=False), fastjsonschema.JsonSchemaValueException
            ),
        ),
        _parsing_first("jsonschema", Draft7Validator(schema).is_valid),
        Candidate(
            "pydantic",
            _without_exception(model.validate_json, ValidationError),
            _without_exception(model.validate_python, ValidationError),
        ),
    ]


def _without_exception(validate: Callable[[Any], object], refusal: type[Exception]) -> Verdict:
    def is_valid(body: Any) -> bool:
        try:
            validate(body)
        except refusal:
            return False
        return True

    return is_valid


def _parsing_first(name: str, is_valid: Verdict) -> Candidate:
    """A validator of parsed JSON; a text is parsed by what parses fastest."""
    loads = parse
    return Candidate(name, lambda body: is_valid(loads(body)), is_valid)


def refuses(candidate: Candidate | None, body: bytes) -> bool:
    """Whether a validator, or parsing alone, refuses a text."""
    try:
        return not candidate.of_bytes(body) if candidate else parse(body) is None
    except json.JSONDecodeError:  # orjson's is one
        return True


def _payload_type(rules: Contract) -> Any:
    """What pydantic goes by: an event, or a list of as many as a batch may have."""
    models = [_model(name, form) for name, form in rules.events.items()]
    event: Any = Annotated[reduce(or_, models), Field(discriminator="type")]
    limits = rules.batch.schema
    batch: Any = Annotated[list[event], Field(min_length=limits["minItems"], max_length=limits["maxItems"])]
    return Annotated[batch | event, Field(union_mode="left_to_right")]


def _model(name: str, form: FlatForm) -> Any:
    required = form.schema["required"]
    fields: dict[str, Any] = {
        key: (_kind(schema), ... if key in required else None) for key, schema in form.schema["properties"].items()
    }
    return create_model(name, __config__=ConfigDict(strict=True, extra="forbid"), **fields)


def _kind(schema: Schema) -> Any:
    choices = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if choices:
        return Literal[tuple(choices)]
    if schema.get("type") == "integer":
        return Annotated[int, Field(ge=schema["minimum"], le=schema["maximum"])]
    if schema.get("type") == "string":
        limits: Mapping[str, Any] = {
            "min_length": schema.get("minLength"), "max_length": schema.get("maxLength"),
            "pattern": schema.get("pattern"),
        }  # fmt: skip
        return Annotated[str, Field(**limits)]
    return Any
