"""What the fast path takes and what it leaves: sizes of batches, depths, and the lines of a file."""

import json
from pathlib import Path

import pytest

from commerce_events._contract.contract import BATCH, contract
from commerce_events._judging.fast_path import FastPath
from commerce_events._reading.parse import MAX_DEPTH, NotIJSONError
from tests.judging.edited import Edit, edited
from tests.tables import SALE

TIMED = {**SALE, "timestamp": "2025-11-18T07:21:16.527Z"}


@pytest.fixture
def fast() -> FastPath:
    return FastPath(contract("v1"))


def sizes(fast: FastPath, *, most: int) -> list[int]:
    """The sizes of batches that are decoded, split and converted, all three."""
    taken = []
    for size in range(most + 1):
        batch = [SALE] * size
        raw = json.dumps(batch).encode()
        decoded, split, converted = fast.decode(raw), fast.split(raw), fast.convert(batch)
        assert decoded[1] == (len(split) == size > 0) == (len(converted) == size > 0)
        assert decoded[1] or decoded[0] is None
        assert fast.accepts_written(raw) is decoded[1]
        taken += [size] if decoded[1] else []
    return taken


@pytest.mark.parametrize(
    "event",
    [{**TIMED, "quantity": 0}, {**TIMED, "timestamp": "2025-02-30T00:00:00Z"}, {**TIMED, "metadata": 10**400}, [TIMED]],
    ids=["a limit", "a date", "a number", "an array"],
)
def test_a_text_that_was_written_is_not_accepted_unless_it_is_valid(fast: FastPath, event: object) -> None:
    assert fast.accepts_written(json.dumps(TIMED).encode())
    for payload in (event, [event], [TIMED, event]):
        assert fast.accepts_written(json.dumps(payload).encode()) is (payload == [TIMED])


def test_batches_of_the_contract(fast: FastPath) -> None:
    assert sizes(fast, most=102) == [*range(1, 101)]


@pytest.mark.parametrize(("least", "most"), [(2, 3), (2, 2), (1, 4)])
def test_batches_of_other_sizes(least: int, most: int, tmp_path: Path) -> None:
    rules = edited(tmp_path / "v1", BATCH, lambda batch: batch.update(minItems=least, maxItems=most))
    assert sizes(FastPath(rules), most=6) == [*range(least, most + 1)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda batch: batch.pop("maxItems"),
        lambda batch: batch.pop("minItems"),
        lambda batch: batch.pop("type"),
        lambda batch: batch.update(maxLength=9),
        lambda batch: batch.update(type="object"),
    ],
)
def test_batches_with_other_keywords_are_left(edit: Edit, tmp_path: Path) -> None:
    fast = FastPath(edited(tmp_path / "v1", BATCH, edit))
    assert sizes(fast, most=6) == []
    assert fast.decode(json.dumps(SALE).encode())[1]
    assert fast.inspect(fast.convert(SALE), 1000) is not None


def with_metadata(text: str) -> bytes:
    return (
        json.dumps({**SALE, "metadata": 0}, separators=(",", ":"))
        .replace('"metadata":0', f'"metadata":{text}')
        .encode()
    )


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


@pytest.mark.parametrize("pad", ["", ",1" * 200])
@pytest.mark.parametrize("others", [0, 1, 9])
def test_lines_of_any_depth(others: int, pad: str, fast: FastPath) -> None:
    line = json.dumps(TIMED).encode()
    for levels, expected in [(1, True), (MAX_DEPTH - 2, True), (MAX_DEPTH - 1, True), (MAX_DEPTH, False)]:
        text = (
            nested(levels)[:-1] + (f"1{pad}" if levels == 1 else f",[1{pad}]" if levels < MAX_DEPTH - 1 else "") + "]"
        )
        indexes, _ = fast.accept_lines([line] * others + [with_metadata(text)])
        assert indexes == [*range(others + expected)]


@pytest.mark.parametrize("metadata", ["1e400", '{"a":1,"a":2}', '"\\ud800"', "1" * 400])
def test_lines_that_are_no_i_json_are_not_accepted(metadata: str, fast: FastPath) -> None:
    good, bad = with_metadata("1"), with_metadata(metadata)
    assert fast.accept_lines([good, bad, good, bad, good, good])[0] == [0, 2, 4, 5]


def test_accepted_lines_come_with_their_indexes(fast: FastPath) -> None:
    line = json.dumps(TIMED).encode()
    wrong = [b"", b"{", b"[]", json.dumps({**TIMED, "timestamp": "2025"}).encode(), with_metadata("[")]
    indexes, events = fast.accept_lines([line, *wrong, line])
    assert (indexes, len(events)) == ([0, len(wrong) + 1], 2)
    assert fast.accept_lines([]) == ([], [])


def test_an_event_of_a_batch_may_be_less_deep_than_a_line(fast: FastPath) -> None:
    for levels, expected in [(MAX_DEPTH - 2, True), (MAX_DEPTH - 1, False)]:
        raw = b"[%b]" % with_metadata(nested(levels))
        if expected:
            assert fast.decode(raw)[1]
            assert [*fast.partition(fast.split(raw), None, in_batch=True)] != []
        else:
            with pytest.raises(NotIJSONError):
                fast.decode(raw)
            with pytest.raises(NotIJSONError):
                [*fast.partition(fast.split(raw), None, in_batch=True)]


@pytest.mark.parametrize("size", range(1, 12))
def test_the_wrong_events_of_a_batch_are_found(size: int, fast: FastPath) -> None:
    for wrong in range(size):
        events = [{**TIMED, "timestamp": "2025-02-30T00:00:00Z"} if at == wrong else TIMED for at in range(size)]
        raw = json.dumps(events).encode()
        decoded, is_valid = fast.decode(raw)
        assert isinstance(decoded, list)
        assert not is_valid
        found = [*fast.partition(fast.split(raw), decoded, in_batch=True)]
        assert [pair[0] for pair in found if isinstance(pair, tuple)] == [wrong]
        accepted = [index for events in found if not isinstance(events, tuple) for index in events]
        assert accepted == [at for at in range(size) if at != wrong]
