"""JSON Pointers, by the examples of RFC 6901, section 5."""

import pytest

from commerce_events._pointer import Path, pointer, resolve

DOCUMENT = {
    "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, 'k"l': 6, " ": 7, "m~n": 8,
    "o~1p": 9,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("", (), DOCUMENT),
        ("/foo", ("foo",), ["bar", "baz"]),
        ("/foo/0", ("foo", 0), "bar"),
        ("/", ("",), 0),
        ("/a~1b", ("a/b",), 1),
        ("/c%d", ("c%d",), 2),
        ("/e^f", ("e^f",), 3),
        ("/g|h", ("g|h",), 4),
        ("/i\\j", ("i\\j",), 5),
        ('/k"l', ('k"l',), 6),
        ("/ ", (" ",), 7),
        ("/m~0n", ("m~n",), 8),
        ("/o~01p", ("o~1p",), 9),
    ],
)
def test_a_place_and_its_pointer(text: str, path: Path, value: object) -> None:
    assert pointer(path) == text
    assert resolve(DOCUMENT, text) == value


@pytest.mark.parametrize("text", ["/bar", "/foo/2", "/foo/x", "/foo/0/x", "//x"])
def test_a_pointer_that_leads_nowhere(text: str) -> None:
    with pytest.raises((LookupError, ValueError, TypeError)):
        resolve(DOCUMENT, text)
