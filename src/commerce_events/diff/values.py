"""A value that one property's schema accepts and another refuses: found, proved not to be there, or unknown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import ANNOTATIONS
from commerce_events.diff.texts import KEYWORDS, UnknownError, text_between

Schema = Mapping[str, Any]
Verdict = Literal["compatible", "breaking", "unknown"]

_SAMPLES: tuple[Any, ...] = ("a", "", 1, 0, 1.5, None, True, False, [], [1], {}, {"a": 1})
_NUMBERS = ("minimum", "maximum")
_ITEMS = ("minItems", "maxItems")


@dataclass(frozen=True, slots=True)
class Between:
    """Whether everything that was accepted still is.

    Attributes:
        verdict: `breaking` with a witness; `compatible` is proved.
        witness: A value that is refused now.
    """

    verdict: Verdict
    witness: Any = None


def between(old: Schema, new: Schema) -> Between:
    """Compare what two schemas accept."""
    old, new = asserted(old), asserted(new)
    if all(keyword in old and _same(old[keyword], limit) for keyword, limit in new.items()):
        return Between("compatible")
    judges = [validator(schema) for schema in (old, new)]
    for value in candidates(old, new):
        if judges[0].is_valid(value) and not judges[1].is_valid(value):
            return Between("breaking", value)
    return Between("compatible" if _is_included(old, new) else "unknown")


def asserted(schema: Schema) -> Schema:
    """A schema without what only describes."""
    return {keyword: limit for keyword, limit in schema.items() if keyword not in ANNOTATIONS}


def candidates(old: Schema, new: Schema) -> Iterator[Any]:
    """Values at the boundaries of either schema, one of every type, and a text that automata have found."""
    for schema in (old, new):
        yield from choices(schema) or ()
    if old.get("type", "string") == "string":
        try:
            text = text_between(old, new if new.get("type", "string") == "string" else {"maxLength": -1})
        except UnknownError:
            text = None
        yield from () if text is None else (text,)
    for schema in (new, old):
        for keyword in _NUMBERS:
            if keyword in schema:
                yield from (schema[keyword] + step for step in (0, -1, 1, -0.5, 0.5))
        for keyword in _ITEMS:
            yield from ([0] * max(0, schema[keyword] + step) for step in (0, -1, 1) if keyword in schema)
    yield from _SAMPLES


def choices(schema: Schema) -> list[Any] | None:
    """The values of a schema that lists them."""
    if "const" in schema:
        return [schema["const"]]
    return list(schema["enum"]) if "enum" in schema else None


def _is_included(old: Schema, new: Schema) -> bool:
    """Whether it is proved that `new` accepts what `old` does, given that no candidate is a witness."""
    if choices(old) is not None:
        return True  # every one was tried
    texts = {keyword for keyword in new if keyword in KEYWORDS} - {"type"}
    if texts and not (old.get("type") == "string" and _is_text_included(old, new)):
        return False
    return all(_implies(old, keyword, limit) for keyword, limit in new.items() if keyword not in texts)


def _is_text_included(old: Schema, new: Schema) -> bool:
    try:
        return text_between(old, new) is None
    except UnknownError:
        return False


def _implies(old: Schema, keyword: str, limit: Any) -> bool:
    if keyword not in old:
        return False
    if _same(old[keyword], limit):
        return True
    if keyword == "type":
        return bool(old[keyword] == "integer" and limit == "number")
    if keyword in ("minimum", "minItems"):
        return bool(old[keyword] >= limit)
    return keyword in ("maximum", "maxItems") and bool(old[keyword] <= limit)


def _same(one: Any, other: Any) -> bool:
    """Whether two limits are equal as JSON has it, where `true` is not 1."""
    return repr(one) == repr(other)
