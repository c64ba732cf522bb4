"""Find the moment in what was sent in the place of a timestamp: a text, a number, or the object of some library."""

from collections.abc import Mapping, Sequence
from functools import cache, reduce
from operator import getitem
from typing import Any

from commerce_events._contract.patterns import compiled
from commerce_events._explaining.advice import table
from commerce_events._explaining.timestamps import OTHER, Reading, read
from commerce_events._explaining.unix_time import LATEST
from commerce_events._json_types import Operation
from commerce_events._judging.keywords import Breach
from commerce_events._messages import codes
from commerce_events._params import NONE, Params
from commerce_events._pointer import Path, pointer

#: Integers beyond it are no Unix times, and floats beyond it no integers that every reader knows.
_MOST, _EXACT = 10**19, 2**53

#: A float that has so many digits may have been sent with more.
_MOST_DIGITS = 17

#: So many objects may be around the value of one that a library writes.
_DEPTH = 2

_CODE, _DAY_NUMBER = "not-a-timestamp", "day-number"


def explain_timestamp(breach: Breach, code: str, schema_location: str, until: int) -> tuple[dict[str, Any], Params]:
    """Return what the words about a timestamp are filled with, and what more with values; nothing about other values.

    A keyword at `file#pointer` is in a schema of timestamps if the format of that schema has the code of timestamps.
    """
    value = breach.value
    if code == _CODE:
        reading = read(value, until) if isinstance(value, str) else OTHER
        params = {**reading.params(), "reasons": reading.reasons}
    elif code == "wrong-type" and value is not None and schema_location.rpartition("/")[0] in _schemas():
        reading = read_other(value, until)
        params = reading.params()
    else:
        return {}, NONE
    pattern = breach.schema.get("pattern", "")
    is_accepted = reading.written is not None and compiled(pattern).search(reading.written)
    return params, Params(written=reading.written) if is_accepted else NONE


@cache
def _schemas() -> frozenset[str]:
    """Return the places of the schemas of timestamps."""
    return frozenset(place.rpartition("/")[0] for place, code in codes()["by-place"].items() if code == _CODE)


def written(value: Any, until: int = LATEST) -> str | None:
    """Return the moment of a value as a timestamp of the contract; None where something would have to be invented."""
    text = _text(value) if _is_exact(value) else None
    return None if text is None else read(text, until).written


def _is_exact(value: Any) -> bool:
    """Whether a number was surely sent with no more digits than it has: a float has 17 at most, a text any number."""
    return not isinstance(value, float) or sum(map(str.isdigit, repr(value))) < _MOST_DIGITS


_CENTURIES = ("19", "20")


def fix(event: Any, path: Path, params: Params) -> list[Operation] | None:
    """Return the operations that write the moment at a path of an event as the contract has it, if it is certain.

    A number is a Unix time if the parameters of the finding say in which unit.
    """
    value = reduce(getitem, path, event)
    moment = written(value, LATEST if "unit" in params else 0)
    # Digits of other scripts often come from a calendar of another era.
    is_of_calendar = isinstance(value, str) and any(char.isdecimal() and not char.isascii() for char in value)
    if moment is None or (is_of_calendar and moment[:2] not in _CENTURIES):
        return None
    return [{"op": "replace", "path": pointer(path), "value": moment}]


def read_other(value: Any, until: int) -> Reading:
    """Read a value that is no text: the only reason is that of `wrong-type`."""
    text = _text(value)
    reading = None if text is None else read(text, until)
    if reading is not None and reading.unit is not None:
        return Reading(("unix-time",), reading.written if _is_exact(value) else None, reading.unit)
    if isinstance(value, (list, dict)):
        return Reading(("date-object",), None if reading is None else reading.written)
    if reading is not None and _DAY_NUMBER in reading.reasons:
        return Reading((_DAY_NUMBER,))
    is_unset = not isinstance(value, bool) and value in table("timestamps")["unset"]
    return Reading(("no-date" if is_unset else "timestamp",))


def _text(value: Any, depth: int = _DEPTH) -> str | None:
    """Return a value as a text that may be a timestamp."""
    match value:
        case bool():
            return None
        case str():
            return value
        case int():
            return str(value) if 0 <= value < _MOST else None
        case float():
            return (str(int(value)) if 0 <= value < _EXACT else None) if value.is_integer() else repr(value)
        case dict() if depth:
            row = next((row for row in table("timestamps")["objects"] if value.keys() == {*row["members"]}), None)
            return None if row is None else _joined(value, row["text"], depth)
        case _:
            return None


def _joined(value: Mapping[str, Any], parts: Sequence[Any], depth: int) -> str | None:
    """Return the text that a row makes of the members of an object."""
    texts = [part if isinstance(part, str) else _member(value[part["member"]], part, depth) for part in parts]
    known = [text for text in texts if text is not None]
    return "".join(known) if len(known) == len(texts) else None


def _member(value: Any, part: Mapping[str, Any], depth: int) -> str | None:
    text = _text(value, depth - 1)
    return text and text.zfill(part.get("digits", 0))
