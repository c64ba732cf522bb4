"""The text that two equal events share, and no other event."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commerce_events._explaining.canonical import canonical

NUMBERS = st.sampled_from(
    [
        *(0, -0.0, 1, 1.0, -1, 2, 2.0, 1.5, 1e15, 10**15, 1e16, 10**16, 1e22, 10**22, 1e308, 10**308, 2**53, 2.0**53),
        *(2**53 + 1, 2**53 - 1, 2.0**53 - 1, 5e-324, 0.1, 0.12345678901234567, 1.2345678901234567e300),
    ]
)
TEXTS = st.sampled_from(["", "a", "2", "2.0", '"', "\\", '\\"', ",2.0,", "1e16", "10000000000000000.0", "é", "\ud83d"])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | NUMBERS
    | TEXTS
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


def exact(value: Any) -> Any:
    """A value that is equal to another's if and only if JSON has them equal."""
    if isinstance(value, dict):
        return {name: exact(member) for name, member in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return ("number", Fraction(value)) if is_number else (type(value).__name__, value)


@given(VALUES, VALUES)
@example(2, 2.0)
@example(10**22, 1e22)
@example(10**22 + 1, 1e22)
@example(["2.0", 2], ["2", 2.0])
def test_it_is_shared_by_equal_values_alone(one: Any, other: Any) -> None:
    assert (canonical({"a": one}) == canonical({"a": other})) == (exact(one) == exact(other))


@given(VALUES)
def test_order_and_spelling_do_not_count(value: Any) -> None:
    event = {"b": value, "a": [value]}
    assert canonical(event) == canonical(json.loads(json.dumps(dict(reversed(event.items())))))


@pytest.mark.parametrize(("one", "other"), [(True, 1), (None, "null"), ("1", 1), ([], {}), (0.1, "0.1")])
def test_values_of_different_types_differ(one: Any, other: Any) -> None:
    assert canonical({"a": one}) != canonical({"a": other})
