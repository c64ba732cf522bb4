"""Set up other validators, each as its makers advise.

What they go by is derived from the contract, too: the published single file (draft-07), or for pydantic a model of each
event type, told apart by `type`.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import islice
from operator import or_
from typing import Annotated, Any, Literal

import fastjsonschema
import jsonschema_rs
import orjson
from jsonschema import Draft7Validator
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, create_model

from benchmarks.candidates import Candidate, Kind, Verdict, without_exception
from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import FlatSchema, Schema
from commerce_events.publish.single_file import single_file

parse: Callable[[bytes], Any] = orjson.loads


def peers() -> list[Candidate]:
    """Return the other validators, ready to be asked.

    Those that can list faults do so beside `check`: fastjsonschema stops at the first one, and pydantic has no limit.
    """
    rules = contract("v1")
    schema = single_file(rules)
    rust, python = jsonschema_rs.Draft7Validator(schema), Draft7Validator(schema)
    compiled = fastjsonschema.compile(schema, use_default=False)
    model: Any = TypeAdapter(_payload_type(rules))
    return [
        _parsing_first("jsonschema-rs", rust.is_valid),
        _parsing_first("fastjsonschema", without_exception(compiled, fastjsonschema.JsonSchemaValueException)),
        _parsing_first("jsonschema", python.is_valid),
        Candidate(
            "pydantic",
            without_exception(model.validate_json, ValidationError),
            without_exception(model.validate_python, ValidationError),
        ),
        *_listing("jsonschema-rs", rust.iter_errors),
        *_listing("jsonschema", python.iter_errors),
        *(
            Candidate(f"pydantic, {kind}", _listed(model.validate_json), _listed(model.validate_python), kind)
            for kind in _LISTING
        ),
    ]


_LISTING: Mapping[Kind, int | None] = {"faults": None, "10 faults": 10}


def _listing(name: str, faults: Callable[[Any], Iterable[Any]]) -> list[Candidate]:
    def counted(limit: int | None) -> Verdict:
        return lambda value: not [*islice(faults(value), limit)]

    return [_parsing_first(f"{name}, {kind}", counted(limit), kind) for kind, limit in _LISTING.items()]


def _listed(validate: Callable[[Any], object]) -> Verdict:
    """Pydantic's verdict, with the list of what is wrong, which it makes when asked."""

    def is_valid(body: Any) -> bool:
        try:
            validate(body)
        except ValidationError as refusal:
            return not refusal.errors()
        return True

    return is_valid


def _parsing_first(name: str, is_valid: Verdict, kind: Kind = "verdict") -> Candidate:
    """A validator of parsed JSON; a text is parsed by what parses fastest."""
    loads = parse
    return Candidate(name, lambda body: is_valid(loads(body)), is_valid, kind)


def refuses(candidate: Candidate | None, body: bytes) -> bool:
    """Whether a validator, or parsing alone, refuses a text."""
    try:
        return not candidate.of_bytes(body) if candidate else parse(body) is None
    except json.JSONDecodeError:  # orjson's is one
        return True


def _payload_type(rules: Contract) -> Any:
    """What pydantic goes by: an event, or a list of as many as a batch may have."""
    models = [_model(name, flat) for name, flat in rules.events.items()]
    event: Any = Annotated[reduce(or_, models), Field(discriminator="type")]
    limits = rules.batch.schema
    batch: Any = Annotated[list[event], Field(min_length=limits["minItems"], max_length=limits["maxItems"])]
    return Annotated[batch | event, Field(union_mode="left_to_right")]


def _model(name: str, flat: FlatSchema) -> Any:
    required = flat.schema["required"]
    fields: dict[str, Any] = {
        key: (_kind(schema), ... if key in required else None) for key, schema in flat.schema["properties"].items()
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
