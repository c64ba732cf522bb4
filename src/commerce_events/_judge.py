"""The judge: the keywords of the flat form of an event's type. What it accepts is valid, nothing else is.

Keywords that `_keywords` has no checks of are left to `jsonschema`. Where both know a form, they find the same.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import FlatForm
from commerce_events._contract.patterns import compiled
from commerce_events._keywords import Breach, broken, is_known

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def accepts(form: FlatForm, value: Any) -> bool:
    """Whether a value is valid."""
    if _is_known(form):
        return next(broken(form.schema, value), None) is None
    return bool(_validator(form).is_valid(value))


def breaches(form: FlatForm, value: Any) -> list[Breach]:
    """All that makes a value invalid, in the order of the schema."""
    found = [*broken(form.schema, value)] if _is_known(form) else breaches_of_library(form, value)
    return [breach for breach in found if not _is_told_by_not(breach, found)]


def breaches_of_library(form: FlatForm, value: Any) -> list[Breach]:
    """The same, as `jsonschema` finds it: for keywords that this package has no checks of, and for proof of those."""
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


def _is_told_by_not(breach: Breach, found: list[Breach]) -> bool:
    """Whether a text misses its pattern by a final line break alone, and `not` refuses it: that is for `not` to say."""
    return (
        breach.keyword[-1] == "pattern"
        and breach.value.endswith("\n")
        and any(other.keyword == (*breach.keyword[:-1], "not") for other in found)
        and compiled(breach.limit).search(breach.value[:-1]) is not None
    )


@cache
def _is_known(form: FlatForm) -> bool:
    return is_known(form.schema)


@cache
def _validator(form: FlatForm) -> "Draft202012Validator":
    return validator(form.schema)
