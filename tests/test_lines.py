"""Lines of NDJSON are cut as a simple reference cuts them, and what that costs grows with the stream and no faster."""

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events import Validator, validator
from commerce_events._judging.fast_path import FastPath
from commerce_events.cli.results import Options, results
from commerce_events.inputs import lines as module
from commerce_events.inputs.lines import Lines, Payload
from commerce_events.inputs.payloads import load
from tests.tables import SALE


class Pieces(io.BufferedIOBase):
    """A stream that hands over its pieces one by one, however long they are."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)

    def read1(self, _: int = -1) -> bytes:
        return next(self._pieces, b"")


def reference(text: bytes, longest: int) -> list[bytes]:
    *lines, rest = text.split(b"\n")
    return [line[:longest] for line in [*lines, *([rest] if rest else [])]]


@given(st.lists(st.binary(min_size=1, max_size=12) | st.sampled_from([b"\n", b"\n\n", b"a" * 9])), st.integers(1, 12))
def test_random_streams_are_cut_as_the_reference_cuts_them(pieces: list[bytes], longest: int) -> None:
    found = [*module._whole_lines(Pieces(pieces), longest)]
    assert [line[:longest] for lines in found for line in lines] == reference(b"".join(pieces), longest)
    assert all(found)
    first_of_each = [lines[0] for lines in found]
    assert all(len(line) <= longest for line in first_of_each), "an open line is kept no longer than that"


class Work:
    """Counts the bytes that are made of others."""

    done = 0

    def __call__(self, made: bytes) -> "Counted":
        Work.done += len(made)
        return Counted(made)


made = Work()


class Counted(bytes):
    """Bytes of which each operation that copies them is counted."""

    def __add__(self, other: Any) -> "Counted":
        return made(bytes(self) + bytes(other))

    def __radd__(self, other: Any) -> "Counted":
        return made(bytes(other) + bytes(self))

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        return made(found) if isinstance(found, bytes) else found

    def split(self, sep: Any = None, maxsplit: SupportsIndex = -1) -> Any:
        return [made(part) for part in super().split(sep, maxsplit)]


@pytest.mark.parametrize("longest", [10_000, 10**9])
@pytest.mark.parametrize("between", [b"\n", b""])
def test_the_bytes_that_are_copied_are_as_many_as_the_stream_has(
    monkeypatch: pytest.MonkeyPatch, longest: int, between: bytes
) -> None:
    monkeypatch.setattr(module, "_join", lambda parts: made(b"".join(parts)))
    piece = b"x" * 1000 + between
    for count in (100, 1000):
        Work.done = 0
        lines = [line for found in module._whole_lines(Pieces([Counted(piece)] * count), longest) for line in found]
        assert len(lines) == (count if between else 1)
        assert Work.done <= 4 * count * len(piece)


def test_the_count_sees_what_is_not_linear() -> None:
    Work.done, rest = 0, b""
    for _ in range(100):
        rest = rest + Counted(b"x" * 1000)
    assert Work.done == 1000 * 100 * 101 // 2


@pytest.mark.parametrize("zeros", [b"\0", b" "])
def test_a_line_that_gzip_unpacks_to_without_end_takes_little_memory(tmp_path: Path, zeros: bytes) -> None:
    with gzip.open(tmp_path / "a.ndjson.gz", "wb", compresslevel=1) as file:
        for _ in range(150):
            file.write(zeros * 2**20)
        file.write(b"\n{}\n")
    assert (tmp_path / "a.ndjson.gz").stat().st_size < 2**20
    tracemalloc.start()
    found = [one for one in load([str(tmp_path / "a.ndjson.gz")]) if isinstance(one, Payload)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(one.line, len(one.body)) for one in found] == [(1, 2**20 + 2), (2, 2)]
    assert peak < 8 * 2**20


def batches(lines: list[bytes]) -> Iterator[Lines]:
    for at in range(0, len(lines), 500):
        yield Lines("a.ndjson", at + 1, lines[at : at + 500])


def test_bad_lines_cost_as_much_each_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 500 lines, one in a hundred is bad: what is looked at grows with their number alone."""
    good, seen, real = json.dumps(SALE).encode(), list[int](), FastPath.accept_lines

    def counted(fast: FastPath, lines: Sequence[bytes]) -> Any:
        seen.append(len(lines))
        return real(fast, lines)

    monkeypatch.setattr(FastPath, "accept_lines", counted)
    chosen = Options(
        lang="en", api_version="v1", form="text", outputs={}, input_format="ndjson", unknown="error",
        max_violations=100, max_bytes=validator.MAX_BYTES, jobs=1, strict=False, fix=False, diff=False, quiet=False,
        show_values=False, exclude=(), expect_invalid=(),
    )  # fmt: skip
    costs = []
    for count in (500, 5000):
        seen.clear()
        lines = [b"{}" if number % 100 == 50 else good for number in range(count)]
        found = [*results(batches(lines), chosen)]
        assert sum(getattr(result, "count", 1) for result in found) == count
        costs.append(sum(seen))
    assert costs[0] == 500
    assert costs[1] == 10 * costs[0]


GOOD = b'{"type":"EventCouponApplied","customerCode":"c","metadata":{"a":1}}'


@pytest.mark.parametrize(
    "line",
    [
        b'{"type":"EventCouponApplied"}',
        b'{"type":"EventCouponApplied","customerCode":"c","customerCode":"d"}',
        b'{"type":"EventCouponApplied","customerCode":"c","timestamp":"2025-02-30T00:00:00Z"}',
        b'{"type":"EventCouponApplied","customerCode":"c","timestamp":"9999-01-01T00:00:00Z"}',
        b'{"type":"EventCouponApplied","customerCode":"c","metadata":9007199254740992}',
        b'{"type":"EventCouponApplied","customerCode":"c","metadata":{"a":1,"a":2}}',
        b'{"type":"EventCouponApplied","customerCode":"c","customerCode":"d","metadata":{"a":1,"a":2}}',
        b"[%b]" % GOOD,
        b"null",
    ],
)
@pytest.mark.parametrize("count", [1, 7])
def test_a_line_with_anything_to_say_is_not_passed_over(line: bytes, count: int) -> None:
    assert Validator()._odd_lines([*[GOOD] * count, line, GOOD], validator.MAX_BYTES) == [count]


def test_lines_that_are_too_long_are_not_passed_over() -> None:
    assert [*Validator()._odd_lines([GOOD, GOOD], len(GOOD))] == []
    assert [*Validator()._odd_lines([GOOD, GOOD], len(GOOD) - 1)] == [0, 1]


def test_lines_that_are_certainly_valid() -> None:
    lines = [GOOD, b'{"type":"EventCouponApplied"}', GOOD]
    assert [*Validator()._accepted_lines(lines, len(GOOD))] == [0, 2]
    assert [*Validator()._accepted_lines(lines, len(GOOD) - 1)] == []
