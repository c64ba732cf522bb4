"""The judge: the keywords of the flat form of an event's type. What it accepts is valid, nothing else is.

Keywords that `_keywords` has no checks of are left to `jsonschema`. Where both know a form, they find the same.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from commerce_events._contract.flatten import FlatForm
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
    return [*broken(form.schema, value)] if _is_known(form) else breaches_of_library(form, value)


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


@cache
def _is_known(form: FlatForm) -> bool:
    return is_known(form.schema)


@cache
def _validator(form: FlatForm) -> "Draft202012Validator":
    # Not above, for start-up time: forms with other keywords than usual need it.
    from jsonschema import Draft202012Validator
    from referencing import Registry

    # A registry of its own keeps the default one out, which would fetch what it does not know.
    return Draft202012Validator(form.schema, registry=Registry())
