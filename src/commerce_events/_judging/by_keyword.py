"""Judge a value by the keywords of a flattened schema. What they accept is valid, nothing else is.

Keywords that `keywords` has no checks of are left to `jsonschema`. Where both know a schema, they find the same.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import FlatForm
from commerce_events._contract.patterns import compiled
from commerce_events._judging.keywords import Breach, Keywords, is_known

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def accepts(form: FlatForm, value: Any) -> bool:
    """Return whether a value is valid."""
    keywords = _keywords(form)
    return keywords.accept(value) if keywords else bool(_validator(form).is_valid(value))


def breaches(form: FlatForm, value: Any) -> list[Breach]:
    """Return all that makes a value invalid, in the order of the schema."""
    keywords = _keywords(form)
    found = [*keywords.breaches(value)] if keywords else breaches_of_library(form, value)
    return [breach for breach in found if not _is_reported_by_not(breach, found)]


def breaches_of_library(form: FlatForm, value: Any) -> list[Breach]:
    """Return the same, as `jsonschema` finds it: for keywords without checks here, and to prove those that are here."""
    return [
        Breach(
            keyword=tuple(error.absolute_schema_path),
            limit=error.validator_value,
            path=tuple(error.absolute_path),
            value=error.instance,
            schema=error.schema,
        )
        for error in _validator(form).iter_errors(value)
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
def _keywords(form: FlatForm) -> Keywords | None:
    """Return the checks of a schema, compiled; None if it has keywords that they don't know."""
    return Keywords(form.schema) if is_known(form.schema) else None


@cache
def _validator(form: FlatForm) -> "Draft202012Validator":
    return validator(form.schema)
