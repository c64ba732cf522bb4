"""Hypothesis strategies for everything that the contract accepts, derived from the schemas.

Values at the boundaries of each keyword come as often as all others together. What shrinks ends at the plainest.
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import cycle, islice
from typing import Any

from hypothesis import strategies as st

from commerce_events._contract.contract import Contract, contract
from commerce_events._options import told, whole_number
from commerce_events.testing.refusal import refusal
from commerce_events.testing.spelling import body_of, styles
from commerce_events.testing.values import good

Event = dict[str, Any]

#: Any JSON value: what `metadata` may be.
JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=6,
)


def events(type: str | None = None, *, version: str = "v1") -> st.SearchStrategy[Event]:  # noqa: A002 as events have it
    """Valid events: of one type, or of all.

    Raises:
        TypeError, ValueError: There is no such version, or no such type.
    """
    rules = contract(version)
    if type is None:
        return st.sampled_from(sorted(rules.events)).flatmap(lambda name: _of_type(rules, name))
    if not isinstance(type, str):
        raise TypeError(f"type is the name of an event type, not {told(type)}")
    if type not in rules.events:
        raise ValueError(f"type: there is no event type {told(type)}")
    return _of_type(rules, type)


@cache
def _of_type(rules: Contract, type: str) -> st.SearchStrategy[Event]:  # noqa: A002 as events have it
    """Made once: to make a strategy costs ten times what it costs to draw from it."""
    form = rules.events[type].schema
    values = {name: values_of(schema) for name, schema in form["properties"].items()}
    required = {name: values[name] for name in form["required"]}
    optional = {name: values[name] for name in values if name not in required}
    return st.fixed_dictionaries(required, optional=optional)


def batches(
    min_size: int | None = None, max_size: int | None = None, *, version: str = "v1"
) -> st.SearchStrategy[list[Event]]:
    """Valid batches, as small and as large as the contract allows unless told otherwise; often of an extreme size.

    A large batch repeats a few events: that is what costs little to draw.

    Raises:
        TypeError, ValueError: There is no such version, or a batch of these sizes is not valid.
    """
    limits = contract(version).batch.schema
    for name, size in (("min_size", min_size), ("max_size", max_size)):
        if size is not None:
            whole_number(name, size, 0)
    least = limits["minItems"] if min_size is None else min_size
    most = limits["maxItems"] if max_size is None else max_size
    if not limits["minItems"] <= least <= most <= limits["maxItems"]:
        allowed = f"a batch has {limits['minItems']} to {limits['maxItems']} events"
        raise ValueError(f"min_size and max_size: {allowed}, not {least} to {most}")
    sizes = st.sampled_from(sorted({least, most})) | st.integers(least, most)
    few = st.lists(events(version=version), min_size=1, max_size=4)
    return st.builds(lambda events, size: [dict(event) for event in islice(cycle(events), size)], few, sizes)


def payloads(*, version: str = "v1") -> st.SearchStrategy[Event | list[Event]]:
    """Valid payloads of `POST /events`: an event or a batch."""
    return events(version=version) | batches(version=version)


def bodies(*, version: str = "v1") -> st.SearchStrategy[bytes]:
    """Valid bodies of `POST /events`: payloads as JSON text in every legal spelling, in UTF-8."""
    return st.builds(body_of, payloads(version=version), styles())


def values_of(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """The values that a property's schema accepts."""
    boundaries = st.sampled_from(good(schema))
    if "const" in schema or "enum" in schema:
        return boundaries
    return boundaries | _others(schema).filter(lambda value: refusal(schema, value) is None)


def _others(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """The values of its type and its limits; `not` may still refuse some."""
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].removeprefix("^").removesuffix("$"), fullmatch=True)
    numbers: dict[str, Any] = {"min_value": schema.get("minimum"), "max_value": schema.get("maximum")}
    made: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "string": lambda: st.text(min_size=schema.get("minLength", 0), max_size=schema.get("maxLength")),
        "integer": lambda: st.integers(**numbers),
        "number": lambda: st.floats(**numbers, allow_nan=False, allow_infinity=False),
        "boolean": st.booleans,
        "array": lambda: st.lists(JSON_VALUES, min_size=schema.get("minItems", 0), max_size=schema.get("maxItems")),
        "object": lambda: st.dictionaries(st.text(), JSON_VALUES, max_size=4),
    }
    return made.get(schema.get("type", ""), lambda: JSON_VALUES)()
