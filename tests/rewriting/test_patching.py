"""Patches of JSON text: they do what a patch of the value does, and leave everything else as it is written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events._explaining.patch import patched
from commerce_events._json_types import Operation
from commerce_events._pointer import pointer
from commerce_events.rewriting.patching import rewritten
from commerce_events.rewriting.tree import tree


def move(source: str, target: str) -> Operation:
    return {"op": "move", "from": source, "path": target}


def add(path: str, value: Any) -> Operation:
    return {"op": "add", "path": path, "value": value}


def replace(path: str, value: Any) -> Operation:
    return {"op": "replace", "path": path, "value": value}


def remove(path: str) -> Operation:
    return {"op": "remove", "path": path}


NESTED = '{\n\t"a": {\n\t\t"b": [1.0,\n\t\t\t2]\n\t},\n\t"c": 3\n}\n'

TABLE = [
    (' {"a" :1.0, "b": 1e2 }\n', [move("/a", "/x")], ' {"x" :1.0, "b": 1e2 }\n'),
    ('{"a~/": 1}', [move("/a~0~1", "/b")], '{"b": 1}'),
    (r'{"\u0061": 1}', [move("/a", "/b")], '{"b": 1}'),
    ('{"a": 1, "b": 2}', [move("/a", "/b")], '{"b": 1}'),
    ('{"a": 1, "b": 2, "c": 3}', [remove("/a")], '{"b": 2, "c": 3}'),
    ('{"a": 1, "b": 2, "c": 3}', [remove("/b")], '{"a": 1, "c": 3}'),
    ('{"a": 1, "b": 2, "c": 3}', [remove("/c")], '{"a": 1, "b": 2}'),
    ('{ "a": 1 , "b": 2 }', [remove("/b")], '{ "a": 1 }'),
    ('{ "a": 1 }', [remove("/a")], "{ }"),
    ("{}", [add("/a", 1)], '{"a": 1}'),
    ('{"a":1}', [add("/b", [1, {"c": 2}])], '{"a":1,"b":[1,{"c":2}]}'),
    ('{"a": 1}', [add("/b", [1, {"c": 2}])], '{"a": 1, "b": [1, {"c": 2}]}'),
    ('{\n  "a": 1\n}', [add("/b", 2)], '{\n  "a": 1,\n  "b": 2\n}'),
    ('{\r\n  "a": 1\r\n}', [add("/b", [2])], '{\r\n  "a": 1,\r\n  "b": [\r\n    2\r\n  ]\r\n}'),
    ('{"ñ": 1}', [replace("/ñ", "é")], '{"ñ": "é"}'),
    ('{"a": 1}', [replace("/a", "é")], '{"a": "\\u00e9"}'),
    ("[ 1, 2 ]", [add("/0", 0), add("/-", 3)], "[ 0, 1, 2, 3 ]"),
    ("[1]", [add("/0", 0)], "[0, 1]"),
    ('[{"a":1}]', [add("/0", 0)], '[0,{"a":1}]'),
    ("[1,2]", [add("/0", 0)], "[0,1,2]"),
    ("[\n  1\n]", [add("/0", 0)], "[\n  0,\n  1\n]"),
    ("[1, 2, 3]", [remove("/1")], "[1, 3]"),
    ("[[1], 2]", [move("/0/0", "/0")], "[1, [], 2]"),
    (NESTED, [move("/a/b", "/b"), remove("/a")], '{\n\t"c": 3,\n\t"b": [1.0,\n\t\t2]\n}\n'),
    (NESTED, [move("/a", "")], '{\n\t"b": [1.0,\n\t\t2]\n}\n'),
    (NESTED, [replace("", {"d": 1})], '{\n\t"d": 1\n}\n'),
    ("\n\t1 ", [replace("", None)], "\n\tnull "),
    (r'{"a": "\\\"", "b": 1}', [move("/b", "/c")], r'{"a": "\\\"", "c": 1}'),
]


@pytest.mark.parametrize(("text", "operations", "after"), TABLE)
def test_layout(text: str, operations: list[Operation], after: str) -> None:
    assert rewritten(text, operations) == after
    assert json.loads(after) == patched(json.loads(text), operations) or operations[0] == move("/0/0", "/0")


@pytest.mark.parametrize(
    "operation", [remove("/b"), replace("/b/c", 1), move("/e", "/d"), remove("/a/0"), move("", "/a"), add("/c/d", 1)]
)
def test_an_operation_that_can_not_be_applied(operation: Operation) -> None:
    with pytest.raises(LookupError):
        rewritten('{"a": [], "c": 1}', [operation])


BLANKS = st.text(" \t\n\r", max_size=3)
LEAVES = st.none() | st.booleans() | st.integers(-9, 99) | st.text(max_size=4)
NAMES = st.text("ab/~ñ", max_size=2)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def texts(draw: st.DrawFn, value: Any) -> str:
    """A value as text with blanks anywhere."""
    blank = draw(st.just("") | BLANKS)

    def written(part: Any) -> str:
        if isinstance(part, dict):
            members = (
                f"{blank}{json.dumps(name)}{blank}:{blank}{written(member)}{blank}" for name, member in part.items()
            )
            return f"{{{','.join(members) or blank}}}"
        if isinstance(part, list):
            return f"[{','.join(f'{blank}{written(item)}{blank}' for item in part) or blank}]"
        return json.dumps(part, ensure_ascii=draw(st.booleans()))

    return f"{blank}{written(value)}{draw(BLANKS)}"


def paths(value: Any, start: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [start, *(path for step, member in inner for path in paths(member, (*start, step)))]


@st.composite
def edits(draw: st.DrawFn) -> tuple[Any, str, list[Operation]]:
    """A value, a text of it, and operations that may be possible or not."""
    value = draw(VALUES)
    places = paths(value)
    operations: list[Any] = []
    for _ in range(draw(st.integers(1, 3))):
        place, other = draw(st.sampled_from(places)), draw(st.sampled_from(places))
        new = draw(st.sampled_from([pointer(other), pointer((*other, "b")), pointer((*other, "-"))]))
        kinds = [add(new, draw(VALUES)), replace(pointer(place), draw(VALUES))]
        kinds += [move(pointer(place), new), remove(pointer(place))] if place else []
        operations.append(draw(st.sampled_from(kinds)))
    return value, draw(texts(value)), operations


@pytest.mark.property
@given(edits())
def test_a_patched_text_is_the_patched_value(case: tuple[Any, str, list[Operation]]) -> None:
    value, text, operations = case
    after = patched(value, operations)
    try:
        result = json.loads(rewritten(text, operations))
    except (LookupError, ValueError):
        assert after is None or any(each["path"].endswith("-") for each in operations)
    else:
        assert result == after or after is None


@pytest.mark.property
@given(st.data())
def test_a_tree_is_the_whole_text(data: st.DataObject) -> None:
    text = data.draw(texts(data.draw(VALUES)))
    before, node, after = tree(text)
    assert f"{before}{node}{after}" == text
