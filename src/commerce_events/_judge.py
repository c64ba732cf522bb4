"""The judge: `jsonschema` on the flat form of an event's type. What it accepts is valid, nothing else is."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

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
    """All that makes a value invalid, in no order that means anything."""
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
def _validator(form: FlatForm) -> "Draft202012Validator":
    # Not above, for start-up time: what the fast path accepts needs neither.
    from jsonschema import Draft202012Validator
    from referencing import Registry

    # A registry of its own keeps the default one out, which would fetch what it does not know.
    return Draft202012Validator(form.schema, registry=Registry())
