"""Compare JSON values as JSON has it, where `true` is not 1."""

import json
from typing import Any


def same_json(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON, but for the order of members."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
