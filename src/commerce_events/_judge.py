"""The judge: `jsonschema` on the flat form of an event's type. What it accepts is valid, nothing else is."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import FlatForm
from commerce_events._pointer import Path

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


@dataclass(frozen=True, slots=True)
class Breach:
    """One keyword that one value does not meet.

    Attributes:
        keyword: The keyword's path in the flat form; its last step is the keyword.
        limit: What the keyword has there: the limit, the list of names.
        path: The value's path in what was judged.
        value: The value.
        schema: The schema that the keyword stands in.
    """

    keyword: Path
    limit: Any
    path: Path
    value: Any
    schema: Any


def accepts(form: FlatForm, value: Any) -> bool:
    """Whether a value is valid."""
    return bool(_validator(form).is_valid(value))


def breaches(form: FlatForm, value: Any) -> list[Breach]:
    """All that makes a value invalid; the keywords that one value does not meet in the order of their schema."""
    found = [
        Breach(
            keyword=tuple(error.absolute_schema_path),
            limit=error.validator_value,
            path=tuple(error.absolute_path),
            value=error.instance,
            schema=error.schema,
        )
        for error in _validator(form).iter_errors(value)
    ]
    return [breach for breach in found if not _is_told_by_not(breach, found)]


def _is_told_by_not(breach: Breach, found: list[Breach]) -> bool:
    """Whether a text misses its pattern by a final line break alone, and `not` refuses it: that is for `not` to say."""
    return (
        breach.keyword[-1] == "pattern"
        and breach.value.endswith("\n")
        and any(other.keyword == (*breach.keyword[:-1], "not") for other in found)
        and re.search(breach.limit, breach.value) is not None
    )


@cache
def _validator(form: FlatForm) -> "Draft202012Validator":
    return validator(form.schema)
