"""Strings with escapes: how deep the brackets around them are, and where a broken string breaks."""

import json
import tracemalloc
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commerce_events._explaining.diagnose import diagnose
from commerce_events._reading.parse import MAX_DEPTH, has_open_brackets

TEXTS = st.text(st.sampled_from('\\\\\\"""[]{}u1fgn/\n\x00 é')) | st.text()

#: Texts of which a part is repeated: each must take time and memory in proportion to its length.
REPEATED = ["\\n", "\\\\", '\\"', "\\u0000", '"', '""', "[", '["', '"[', "a", "\\", "\\u", '\\"[', '"\\n"', "é\\/"]


def depth_of(text: str) -> int | None:
    """How deep the brackets are, read one character after the other; None if a backslash is outside of a string."""
    depth = deepest = 0
    in_string = escaped = False
    for mark in text:
        if in_string:
            in_string, escaped = escaped or mark != '"', mark == "\\" and not escaped
        elif mark == "\\":
            return None
        elif mark == '"':
            in_string = True
        else:
            depth += (mark in "[{") - (mark in "]}")
            deepest = max(deepest, depth)
    return deepest


def end_of_string(text: str) -> int:
    """Where the string that starts a text ends, or can't go on: the longest start of it that a quotation mark ends."""
    return max(end for end in range(1, len(text) + 1) if is_string(f'{text[:end]}"'))


def is_string(text: str) -> bool:
    try:
        return isinstance(json.loads(text), str)
    except ValueError:
        return False


@given(TEXTS)
@example('["\\\\"[')
@example('["\\"[')
def test_brackets_in_strings_do_not_count(text: str) -> None:
    expected = depth_of(text)
    if expected is not None:
        for levels in (1, 30, expected):
            assert has_open_brackets("[" * (MAX_DEPTH - levels + 1) + text, 1) is (expected >= levels)


@given(TEXTS)
@example('\\\\"')
@example("\\u12\\\\")
@example('\\u12\\"')
@example("ab\\\\\\x")
def test_a_broken_string_breaks_where_json_says(rest: str) -> None:
    text = f'"{rest}'
    end = end_of_string(text)
    mark, after = text[end : end + 1], text[end + 1 :]
    cut = mark == "\\" and (not after or (after[0] == "u" and len(after) < 5 and is_hexadecimal(after[1:])))
    if mark == '"':
        return  # it is whole
    if mark == "\\" and not cut:
        expected = ("bad-escape", end)
    elif cut or not text[end:].strip(" \t\n\r"):
        expected = ("cut-escape" if cut else "cut-text", 0)
    elif mark in "\n\r":
        expected = ("unterminated", 0)
    else:
        expected = ("control-character", end)
    assert diagnose(text, 0, "value") == expected


def is_hexadecimal(digits: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in digits)


@pytest.mark.parametrize(
    "look",
    [lambda text: has_open_brackets(text, 256), lambda text: diagnose(text, 0, "value")],
    ids=["brackets", "diagnose"],
)
@pytest.mark.parametrize("part", REPEATED)
def test_a_text_takes_time_and_memory_in_proportion_to_its_length(look: Callable[[str], object], part: str) -> None:
    short, long = (f'"{part * (size // len(part))}' for size in (2**14, 2**18))
    assert duration(look, long) < 16 * 5 * max(duration(look, short), 0.0005)
    tracemalloc.start()
    look(long)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * len(long)


def duration(look: Callable[[str], object], text: str) -> float:
    start = process_time()
    look(text)
    return process_time() - start
