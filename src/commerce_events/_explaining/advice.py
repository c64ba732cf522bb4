"""Read the tables of advice: JSON files of rows, which the playground reads as well."""

import json
from functools import cache
from typing import Any

from commerce_events._resources import packaged, text


@cache
def table(name: str) -> Any:
    """The content of a file of `advice/`."""
    return json.loads(text(packaged("advice"), f"{name}.json"))
