"""The validator `corvus-json-schema`."""

from collections.abc import Callable
from typing import Any

import corvus_json_schema

from proofs.validators.python.protocol import Schema, serve


def compile_schema(root: Schema, others: list[Schema]) -> Callable[[Any], bool]:
    """The schema, compiled."""
    documents = {each["$id"]: each for each in others}
    is_valid: Callable[[Any], bool] = corvus_json_schema.compile(root, resolve_document=documents.get)
    return is_valid


if __name__ == "__main__":
    serve(compile_schema)
