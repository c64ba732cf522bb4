"""The validator `fastjsonschema`, which knows draft-07 and older."""

from collections.abc import Callable
from typing import Any

import fastjsonschema

from proofs.validators.python.protocol import Schema, serve


def compile_schema(root: Schema, _others: list[Schema]) -> Callable[[Any], bool]:
    """The schema, compiled."""
    validate = fastjsonschema.compile(root, use_default=False)

    def is_valid(payload: Any) -> bool:
        try:
            validate(payload)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return is_valid


if __name__ == "__main__":
    serve(compile_schema)
