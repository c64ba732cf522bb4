"""The protocol of a validator under test: the schema files as arguments; then for each line of JSON in, a line out."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Schema = dict[str, Any]
#: Given the schema to judge by and the schemas that it refers to, returns a function from a payload to its verdict.
Compile = Callable[[Schema, list[Schema]], Callable[[Any], bool]]


def serve(compile_schema: Compile) -> None:
    """Answer each payload with `true` or `false`, or with what went wrong."""
    root, *others = (json.loads(Path(file).read_bytes()) for file in sys.argv[1:])
    is_valid = compile_schema(root, others)
    for line in sys.stdin.buffer:
        sys.stdout.write(f"{_answer(is_valid, line)}\n")
        sys.stdout.flush()


def _answer(is_valid: Callable[[Any], bool], line: bytes) -> str:
    try:
        return json.dumps(is_valid(json.loads(line)))
    except Exception as error:  # noqa: BLE001 whatever a validator raises is its answer
        return json.dumps(f"{type(error).__name__}: {error}")
