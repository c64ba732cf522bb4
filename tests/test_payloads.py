import gzip
import io
import json
import os
import sys
import threading
import tracemalloc
from pathlib import Path
from typing import IO, Any

import pytest

from commerce_events.inputs import line_ends
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.inputs.payloads import InputFormat, load

Loaded = tuple[int | None, bytes] | str


def loaded(path: str, input_format: InputFormat = "auto", max_bytes: int = 20) -> list[Loaded]:
    """Payloads as line and text, what can't be read as its code."""
    answers = load([path], input_format=input_format, max_bytes=max_bytes)
    return [one.code if isinstance(one, Unreadable) else (one.line, one.body) for one in answers]


PACKED = gzip.compress(b'{"a":1}\n{"b":2}\n', mtime=0)


@pytest.mark.parametrize(
    ("name", "content", "payloads"),
    [
        ("a.json", b'{\n"a":1}\n', [(None, b'{\n"a":1}\n')]),
        ("a.json", b"", [(None, b"")]),
        ("a.json", b"12345678901234567890", [(None, b"12345678901234567890")]),
        ("a.json", b"123456789012345678901234", [(None, b"123456789012345678901")]),
        ("a.txt", b"{}\n{}\n", [(None, b"{}\n{}\n")]),
        ("a.NDJSON", b"{}\n[]\n", [(1, b"{}"), (2, b"[]")]),
        ("a.jsonl", b"{}\r\n[]\r\n", [(1, b"{}"), (2, b"[]")]),
        ("a.jsonl", b"{}\n[]", [(1, b"{}"), (2, b"[]")]),
        ("a.jsonl", b"\n \t\n{}\n\r\n\n[]\n\n", [(3, b"{}"), (6, b"[]")]),
        ("a.jsonl", b"", ["no-payloads"]),
        ("a.jsonl", b"\n\n", ["no-payloads"]),
        ("a.jsonl", b"\x0c\n", [(1, b"\x0c")]),
        ("a.jsonl", b"12345678901234567890\r\n1\n", [(1, b"12345678901234567890"), (2, b"1")]),
        ("a.jsonl", b"123456789012345678901\n1\n", [(1, b"123456789012345678901"), (2, b"1")]),
        ("a.jsonl", b"1" * 200_000 + b"\n2", [(1, b"1" * 22), (2, b"2")]),
        ("a.jsonl", b"1" * 200_000, [(1, b"1" * 22)]),
        # What is beyond the limit may not be dropped in silence, even if all before it is blank.
        ("a.jsonl", b" " * 30 + b"{}\n[]\n", [(1, b" " * 22), (2, b"[]")]),
        ("a.jsonl", b"{}" + b"\r" * 30 + b"x\n[]\n", [(1, b"{}" + b"\r" * 19), (2, b"[]")]),
        ("a.json.gz", PACKED, [(None, b'{"a":1}\n{"b":2}\n')]),
        ("a.jsonl.GZ", PACKED, [(1, b'{"a":1}'), (2, b'{"b":2}')]),
        (
            "a.jsonl.gz",
            PACKED + PACKED + b"\0" * 9,
            [(1, b'{"a":1}'), (2, b'{"b":2}'), (3, b'{"a":1}'), (4, b'{"b":2}')],
        ),
        ("a.json.gz", b"", ["not-gzip"]),
        ("a.json.gz", b"{}", ["not-gzip"]),
        ("a.json.gz", b"\x1f{}", ["not-gzip"]),
        ("a.json.gz", PACKED[:-1], ["not-gzip"]),
        ("a.json.gz", PACKED[:12] + b"\xff" + PACKED[13:], ["not-gzip"]),
        ("a.json.gz", PACKED[:-8] + b"\0" * 8, ["not-gzip"]),
        ("a.json.gz", PACKED + b"junk", ["not-gzip"]),
        ("a.jsonl.gz", PACKED + b"junk", [(1, b'{"a":1}'), (2, b'{"b":2}'), "not-gzip"]),
        ("a.json", PACKED, [(None, PACKED[:21])]),
    ],
)
def test_a_file_holds_payloads(tmp_path: Path, name: str, content: bytes, payloads: list[Loaded]) -> None:
    (tmp_path / name).write_bytes(content)
    assert loaded(str(tmp_path / name)) == payloads


@pytest.mark.parametrize(
    ("input_format", "payloads"),
    [("auto", [(1, b"{}"), (2, b"[]")]), ("ndjson", [(1, b"{}"), (2, b"[]")]), ("json", [(None, b"{}\n[]")])],
)
def test_the_format_can_be_told(tmp_path: Path, input_format: InputFormat, payloads: list[Loaded]) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n[]")
    assert loaded(str(tmp_path / "a.jsonl"), input_format) == payloads


@pytest.mark.parametrize(
    ("content", "input_format", "payloads"),
    [
        (b"{}\n[]", "auto", [(None, b"{}\n[]")]),
        (b"{}\n[]", "json", [(None, b"{}\n[]")]),
        (b"{}\n[]", "ndjson", [(1, b"{}"), (2, b"[]")]),
        (b"", "auto", [(None, b"")]),
        (b"", "ndjson", ["no-payloads"]),
        (PACKED, "ndjson", [(1, b'{"a":1}'), (2, b'{"b":2}')]),
        (PACKED, "auto", [(None, b'{"a":1}\n{"b":2}\n')]),
        (PACKED[:-1], "auto", ["not-gzip"]),
    ],
)
@pytest.mark.parametrize("buffer", [io.BytesIO, lambda content: io.BufferedReader(io.BytesIO(content))])
def test_standard_input_holds_payloads(
    monkeypatch: pytest.MonkeyPatch, content: bytes, input_format: InputFormat, payloads: list[Loaded], buffer: Any
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer(content)))
    assert loaded("-", input_format) == payloads


def test_gzip_is_recognised_though_a_pipe_hands_over_its_first_byte_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr(sys, "stdin", open(reading, encoding="utf-8"))  # noqa: SIM115 - stands for standard input
    os.write(writing, PACKED[:1])
    answers = load(["-"], input_format="ndjson")

    def write_the_rest() -> None:
        os.write(writing, PACKED[1:])
        os.close(writing)

    threading.Timer(0.05, write_the_rest).start()
    assert [one.body for one in answers if not isinstance(one, Unreadable)] == [b'{"a":1}', b'{"b":2}']
    sys.stdin.close()


def test_standard_input_can_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (answer,) = load(["-"])
    assert isinstance(answer, Unreadable)
    assert (answer.file, answer.message()) == ("<stdin>", "It can't be read: Bad file descriptor.")


def test_a_named_pipe_is_read_if_it_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(b"{}"))
    writer.start()
    assert loaded(str(tmp_path / "pipe")) == [(None, b"{}")]
    writer.join()


@pytest.mark.parametrize(
    ("error", "code", "reason"),
    [
        (PermissionError(13, "Permission denied"), "not-readable", "permission"),
        (OSError(5, "Input/output error"), "not-readable", "other"),
        (OSError("without a number"), "not-readable", "other"),
    ],
)
def test_a_file_that_is_not_readable_does_not_hide_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str, reason: str
) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(b"{}")
    real = Path.open

    def opened(path: Path, mode: str) -> IO[Any]:
        if path.name == "a.json":
            raise error
        return real(path, mode)

    monkeypatch.setattr(Path, "open", opened)
    first, second = load([str(tmp_path)])
    assert isinstance(first, Unreadable)
    assert (first.file, first.code) == (f"{tmp_path}/a.json", code)
    assert first.params == {"reason": reason, "system": error.strerror or "without a number"}
    assert not isinstance(second, Unreadable)
    assert second.body == b"{}"


@pytest.mark.parametrize(
    ("path", "input_format"), [("/dev/zero", "json"), ("{}/sparse.json", "auto"), ("{}/sparse.jsonl", "auto")]
)
def test_little_of_what_is_long_is_held(tmp_path: Path, path: str, input_format: InputFormat) -> None:
    for name in ("sparse.json", "sparse.jsonl"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100_000_000)
    tracemalloc.start()
    (payload,) = load([path.format(tmp_path)], input_format=input_format, max_bytes=1000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(payload, Payload)
    assert 1000 < len(payload.body) <= 1002
    assert peak < 2_000_000


def test_a_large_limit_sets_no_memory_aside(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{}")
    assert loaded(str(tmp_path / "a.json"), max_bytes=2**40) == [(None, b"{}")]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(name.encode())
    paths = [str(tmp_path / "b.json"), "nowhere", str(tmp_path / "a.json")]
    answers = [one.code if isinstance(one, Unreadable) else one.body for one in load(paths)]
    assert answers == [b"b.json", "no-such-path", b"a.json"]


OVER = b'[\n  {"a": 1},\n  {"b": [1, 2]}\n]\n'
LONG = b"[\n" + b'  {"a": 1},\n' * 10_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (OVER, "lines"),
        (b"\xef\xbb\xbf\n \n" + OVER, "lines"),
        (OVER.replace(b"\n", b"\r\n"), "lines"),
        (b'{"a":\n1}', "lines"),
        (b'{\n"a": 1\n}\n{\n"b": 2\n}\n', "lines"),
        (OVER + b'{"c": 3}\n', "lines"),
        (LONG + b"  {}\n]\n", "lines"),
        (LONG, "lines"),
        (b'{"a": 1}\r{"b": 2}\r', "cr"),
        (b'{"a": 1}\r\r[]', "cr"),
        (b'{"a": 1} \r{', "cr"),
    ],
)
@pytest.mark.parametrize("name", ["a.ndjson", "-"])
def test_a_value_over_several_lines_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str, name: str
) -> None:
    (tmp_path / "a.ndjson").write_bytes(content)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (answer,) = load([name if name == "-" else str(tmp_path / name)], input_format="ndjson")
    assert isinstance(answer, Unreadable)
    assert (answer.code, answer.params["reason"]) == ("not-ndjson", reason)


@pytest.mark.parametrize(
    "content",
    [
        b'{"a": 1}\n' + OVER,
        b'{"a": 1,\n{"b": 2}\n',
        b'{"a": \n',
        b"[\n",
        b'[\n{"a": 1}\n{"b": 2}\n',
        b'{"a": 1}\r\n{"b": 2}\r\n',
        b'{"a": 1}\r',
        b'{\r"a": 1\r}\r',
        b'{"a": "x\ny"}\n',
        b"[" * 100_000 + b"\n[\n",
        b"9" * 5000 + b"\n9\n",
        b'["' + b"x" * 200_000,
        b'["' + b"x" * 3_000_000 + b"\n]",
        b"\xff\xfe[\x00\n\x00]\x00",
        b"[[1]\n\n\n",
        b"truetrue\n",
    ],
)
def test_lines_stay_lines_otherwise(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.ndjson").write_bytes(content)
    lines = [one.line for one in load([str(tmp_path / "a.ndjson")]) if isinstance(one, Payload)]
    assert lines == [number for number, line in enumerate(content.split(b"\n"), 1) if line.strip()]


def test_a_slow_pipe_is_looked_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [[line] for line in LONG[:30_000].split(b"\n")[:-1]]
    looks = 0

    class Counting(json.JSONDecoder):
        def raw_decode(self, text: str, at: int = 0) -> tuple[Any, int]:
            nonlocal looks
            looks += 1
            return super().raw_decode(text, at)

    monkeypatch.setattr(line_ends, "_DECODER", Counting())
    fault, lines = line_ends.looked_at(iter(pieces))
    assert (fault, [*lines]) == (None, pieces)
    assert looks < 50 < len(pieces)


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{}")
    path = str(tmp_path / "a.json")
    assert [*load([path, path, str(tmp_path)])] == [Payload(path, None, b"{}")]


def test_what_is_excluded_is_not_read(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(b"{}")
    files = [one.file for one in load([str(tmp_path)], exclude=["b.*"])]
    assert files == [str(tmp_path / "a.json")]
