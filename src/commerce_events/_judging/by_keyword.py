"""Judge a value by the keywords of a flattened schema. What they accept is valid, nothing else is.

Keywords that `keywords` has no checks of are left to `jsonschema`. Where both know a schema, they find the same.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.patterns import compiled
from commerce_events._judging.keywords import Breach, Keywords, is_known

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def accepts(flat: FlatSchema, value: Any) -> bool:
    """Return whether a value is valid."""
    keywords = _keywords(flat)
    return keywords.accept(value) if keywords else bool(_validator(flat).is_valid(value))


def breaches(flat: FlatSchema, value: Any) -> list[Breach]:
    """Return all that makes a value invalid, in the order of the schema."""
    keywords = _keywords(flat)
    found = keywords.breaches(value) if keywords else breaches_of_library(flat, value)
    return [each for each in found if not _is_reported_by_not(each, found)] if len(found) > 1 else found


def breaches_of_library(flat: FlatSchema, value: Any) -> list[Breach]:
    """Return the same, as `jsonschema` finds it: for keywords without checks here, and to prove those that are here."""
    return [
        Breach(
            keyword=tuple(error.absolute_schema_path),
            limit=error.validator_value,
            path=tuple(error.absolute_path),
            value=error.instance,
            schema=error.schema,
        )
        for error in _validator(flat).iter_errors(value)
    ]


def _is_reported_by_not(breach: Breach, found: list[Breach]) -> bool:
    """Return whether a text misses its pattern by a final line break alone, which `not` reports as well."""
    return (
        breach.keyword[-1] == "pattern"
        and breach.value.endswith("\n")
        and any(other.keyword == (*breach.keyword[:-1], "not") for other in found)
        and compiled(breach.limit).search(breach.value[:-1]) is not None
    )


@cache
def _keywords(flat: FlatSchema) -> Keywords | None:
    """Return the checks of a schema, compiled; None if it has keywords that they don't know."""
    return Keywords(flat.schema) if is_known(flat.schema) else None


@cache
def _validator(flat: FlatSchema) -> "Draft202012Validator":
    return validator(flat.schema)
