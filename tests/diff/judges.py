"""Validators of whole contracts, which share no code with `diff`: patterns are read as ECMA-262 has them."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from commerce_events._contract.patterns import compiled

PAYLOAD = "payload.schema.json"


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError("no match")


NEW: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
OLD: Any = extend(Draft7Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def accepts(documents: dict[str, dict[str, Any]], payload: Any) -> bool:
    """What `jsonschema` says of a payload, by all files of a folder."""
    resources = [
        (f"http://test.invalid/{file}", {name: document[name] for name in document if name not in ("$id", "$schema")})
        for file, document in documents.items()
    ]
    registry: Registry[Any] = Registry().with_resources(
        (address, DRAFT202012.create_resource(document)) for address, document in resources
    )
    return bool(NEW({"$ref": f"http://test.invalid/{PAYLOAD}"}, registry=registry).is_valid(payload))


def single_accepts(document: dict[str, Any], payload: Any) -> bool:
    """What `jsonschema` says of a payload, by a single file."""
    kind = OLD if "draft-07" in document["$schema"] else NEW
    return bool(kind({name: document[name] for name in document if name not in ("$id", "$schema")}).is_valid(payload))
