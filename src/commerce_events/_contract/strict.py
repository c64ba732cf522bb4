"""Read the JSON text of a schema file, and refuse what readers read differently: each mistake with its place."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events._pointer import Path, pointer

#: How many objects and lists may be in one another.
_DEEPEST = 100
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _Doubled(dict[str, Any]):
    """An object in which a name is there twice."""

    name = ""


def strict(name: str, text: str) -> dict[str, Any]:
    """The JSON object that a file holds.

    Raises:
        ContractError: It is no JSON object, or not every reader reads it alike; the sentence has file and place.
    """
    try:
        document = json.loads(text, object_pairs_hook=_object)
        fault = next(_faults(document, ()), None)
    except RecursionError as error:
        raise ContractError(f"{name} is nested too deep") from error
    except ValueError as error:
        raise ContractError(f"{name} is not JSON: {error}") from error
    if fault:
        raise ContractError(f"{name}#{pointer(fault[0])}: {fault[1]}")
    if not isinstance(document, dict):
        raise ContractError(f"{name} is not a JSON object")
    return document


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    doubled = _Doubled(members)
    doubled.name = Counter(name for name, _ in pairs).most_common()[0][0]
    return doubled


def _faults(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, _Doubled):
        yield (*path, value.name), "this name is there twice"
    if len(path) > _DEEPEST:
        yield path, "this is nested too deep"
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _faults(name, (*path, name))
            yield from _faults(member, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _faults(item, (*path, index))
    elif isinstance(value, float) and not math.isfinite(value):
        yield path, "this is not a number that every reader can read"
    elif isinstance(value, str) and _SURROGATE.search(value):
        yield path, "this text has half a surrogate pair"
