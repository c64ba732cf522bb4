"""JSON Schema 2020-12 as `jsonschema` reads it, with patterns as ECMA-262 has them, and without the network."""

from functools import cache
from typing import TYPE_CHECKING, Any

from commerce_events._contract.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import Draft202012Validator, ValidationError


def validator(schema: Any) -> "Draft202012Validator":
    """The validator of a schema that has no references to other files."""
    from referencing import Registry  # not above, for start-up time: what the fast path accepts needs neither

    # A registry of its own keeps the default one out, which would fetch what it does not know.
    return _strict()(schema, registry=Registry())


@cache
def _strict() -> "type[Draft202012Validator]":
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    strict: type[Draft202012Validator]
    strict = extend(Draft202012Validator, {"pattern": _match})  # type: ignore[no-untyped-call]  # it has no types
    return strict


def _match(_: Any, pattern: str, instance: Any, __: Any) -> "Iterator[ValidationError]":
    from jsonschema import ValidationError

    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(f"a text does not match {pattern}")
