"""The validator `jsonschema-rs`."""

from collections.abc import Callable
from typing import Any

import jsonschema_rs

from proofs.validators.python.protocol import Schema, serve


def compile_schema(root: Schema, others: list[Schema]) -> Callable[[Any], bool]:
    """The schema, compiled."""
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in others])
    is_valid: Callable[[Any], bool] = jsonschema_rs.validator_for(root, registry=registry).is_valid
    return is_valid


if __name__ == "__main__":
    serve(compile_schema)
