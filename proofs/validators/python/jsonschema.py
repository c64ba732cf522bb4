"""The validator `jsonschema`."""

from collections.abc import Callable
from typing import Any

from jsonschema.validators import validator_for
from referencing import Registry, Resource

from proofs.validators.python.protocol import Schema, serve


def compile_schema(root: Schema, others: list[Schema]) -> Callable[[Any], bool]:
    """The schema, compiled."""
    registry: Registry[Any] = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in others)
    return validator_for(root)(root, registry=registry).is_valid


if __name__ == "__main__":
    serve(compile_schema)
