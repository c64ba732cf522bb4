"""The place of each value, and of each name, in a JSON text."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commerce_events._pointer import Path
from commerce_events._reading.places import Places

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def inside(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """A value and all that is in it, with their paths."""
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in members:
        yield from inside(member, (*path, step))


@given(VALUES, st.sampled_from([None, 0, 3]), st.sampled_from([(",", ":"), (" , ", " :\t")]))
def test_every_value_and_every_name_stands_at_its_place(
    value: Any, indent: int | None, separators: tuple[str, str]
) -> None:
    text = " \r\n" + json.dumps(value, indent=indent, separators=separators)
    places, read = Places(text), json.JSONDecoder().raw_decode
    for path, member in inside(value):
        assert read(text, places.offset(path))[0] == member
        if path and isinstance(path[-1], str):
            assert read(text, places.offset(path, on_name=True))[0] == path[-1]


def test_lines_and_columns_count_from_one() -> None:
    places = Places("\n[1,\n\n 2]")
    assert [places.line_and_column(offset) for offset in (0, 1, 2, 4, 5, 7)] == [
        (1, 1), (2, 1), (2, 2), (2, 4), (3, 1), (4, 2),
    ]  # fmt: skip


@given(st.lists(VALUES, min_size=1, max_size=5), st.sampled_from([(",", ":"), (" , ", " :\t")]), st.randoms())
def test_the_sizes_of_the_items_change_no_place(value: list[Any], separators: tuple[str, str], random: Random) -> None:
    items = [json.dumps(item, separators=separators) for item in value]
    text = f"[{separators[0].join(items)}]"
    paths = [path for path, _ in inside(value)]
    random.shuffle(paths)
    places, slow = Places(text, [*map(len, items)]), Places(text)
    for path in paths:
        on_name = bool(path) and isinstance(path[-1], str)
        assert places.offset(path, on_name=on_name) == slow.offset(path, on_name=on_name)
        assert places.offset(path) == slow.offset(path)
