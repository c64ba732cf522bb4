"""The benchmarks: what they measure, how they reckon, what they write. Nothing here is timed."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import commerce_events as ce
from benchmarks import clock, ndjson, startup, tables, terminal, typed
from benchmarks.__main__ import _parser, plan_of, status
from benchmarks.bodies import Case, as_php, cases, hard_texts
from benchmarks.candidates import CHECK, CHECK_10, IS_VALID, OWN, PARSING, Candidate, own
from benchmarks.clock import Spread, measure, ratio, spread
from benchmarks.events import FAULTS, compact, event
from benchmarks.ndjson import Run, of_sizes, spoil, spoilt, write
from benchmarks.targets import NEW, ROWS, Measured, Row, results
from benchmarks.works import WrongVerdictError, measured, of_rows, works

DOCS = Path(__file__).parents[1] / "docs"
RESULTS = json.loads((DOCS / "performance/results.json").read_text(encoding="utf-8"))
EVENTS = [event(number) for number in range(100)]
CALLS = [row for row in ROWS if row.call]
TEXTS = {case.name: case.body for case in cases() if case.form == "bytes"}
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.name}, {case.form}")
def test_bodies_are_what_they_are_called(case: Case) -> None:
    body = case.body if case.form == "bytes" else json.loads(case.body)
    report = ce.check(body)
    assert (report.valid, ce.is_valid(body)) == (case.valid, case.valid)
    wrong = [index for index, each in enumerate(report.events) if not each.valid]
    expected = {"1 of": [50], "100 ": [*range(100)]}[case.name[:4]] if not case.valid else []
    assert "no I-JSON" in case.name or wrong == expected
    assert len([json.loads(case.body)] if case.body[:1] == b"{" else json.loads(case.body)) == count(case.name)


def count(name: str) -> int:
    """How many events a body has, by its name."""
    first, *_ = name.split()
    return 100 if " of 100 " in name else int(first)


#: Of which bodies something else is true than of the plain one: escapes, blanks between tokens, events with metadata.
FEATURES: dict[str, tuple[set[bytes], bool, int]] = {
    "100 valid, with metadata": (set(), False, 100),
    "100 valid, one with metadata": (set(), False, 1),
    "100 valid, with integers of 16 digits in metadata": (set(), False, 100),
    "100 valid, with blanks": (set(), True, 0),
    "100 valid, with \\u escapes": ({b"\\u"}, False, 0),
    "100 valid, as PHP writes them": ({b"\\u", b"\\/", b'\\"'}, False, 100),
    "1 valid, 200 kB of numbers in metadata": (set(), False, 1),
    "1 valid, 200 kB of integers of 16 digits in metadata": (set(), False, 1),
    "1 valid, 200 kB of objects in metadata": (set(), False, 1),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_have_the_features_of_their_name(name: str) -> None:
    body = TEXTS[name]
    escapes = {*re.findall(rb"\\.", body)}
    found = (escapes, b" " in STRING.sub(b"", body), body.count(b'"metadata":'))
    assert found == FEATURES.get(name, (set(), False, 0))
    assert FEATURES.keys() <= TEXTS.keys()


def test_every_event_is_escaped_or_has_other_letters() -> None:
    plain, escaped, php = (
        json.loads(TEXTS[f"100 valid, {name}"])
        for name in ("Spanish text in UTF-8", "with \\u escapes", "as PHP writes them")
    )
    assert plain == escaped
    assert not any(compact(each).isascii() for each in plain)
    assert all({b"\\u", b"\\/", b'\\"'} == {*re.findall(rb"\\.", as_php(each))} for each in php)
    assert all(re.fullmatch(r".{19}\+00:00", each["timestamp"]) for each in php)


@pytest.mark.parametrize("name", [name for name in TEXTS if "16 digits" in name])
def test_integers_are_safe_and_have_16_digits(name: str) -> None:
    payload = json.loads(TEXTS[name])
    kept = [each["metadata"] for each in ([payload] if isinstance(payload, dict) else payload)]
    integers = [value for each in kept for value in (each.values() if isinstance(each, dict) else each)]
    assert len(integers) >= 200
    assert all(type(each) is int and len(str(each)) == 16 and each < 2**53 for each in integers)


@pytest.mark.parametrize("name", [name for name in TEXTS if "200 kB" in name])
def test_large_bodies_are_nearly_all_metadata(name: str) -> None:
    values = json.loads(TEXTS[name])["metadata"]
    assert 199_900 < len(TEXTS[name]) <= 200_000
    assert len(compact(values)) > 199_000
    kinds = {type(value) for value in values}
    assert kinds == ({dict} if "objects" in name else {int} if "integers" in name else {int, float})


def test_php_escapes_slashes_and_all_but_ascii() -> None:
    assert as_php({"a/ñ": '"\\'}) == rb'{"a\/\u00f1":"\"\\"}'


def test_events_are_of_all_types_and_all_different() -> None:
    types = Counter(each["type"] for each in EVENTS)
    assert types.keys() == {each.name for each in ce.event_types()}
    assert len({each["timestamp"] for each in EVENTS}) == len(EVENTS)
    assert all(re.fullmatch(r".{19}\.\d{3}Z", each["timestamp"]) for each in EVENTS)
    assert 10_000 < len(compact(EVENTS)) < 16_000
    assert not ce.check(EVENTS).warnings


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_fault(name: str) -> None:
    codes = {violation.code for violation in ce.check([FAULTS[name](EVENTS[0]), EVENTS[1]]).violations}
    assert len(codes) == 1 or (name == "misspelt name" and codes == {"unknown-property", "missing-property"})


@pytest.mark.parametrize(
    ("name", "code"),
    {
        "duplicate key": "duplicate-key",
        "lone surrogate": "lone-surrogate",
        "`1e400`": "number-out-of-range",
        "blank for `T` in a timestamp": "not-a-timestamp",
        "65 levels": "too-deep",
        "1 MiB and one byte": "too-large",
    }.items(),
)
def test_hard_texts_have_the_fault_of_their_name(name: str, code: str) -> None:
    assert [violation.code for violation in ce.check(hard_texts()[name]).violations] == [code]


def test_the_quartiles() -> None:
    assert spread([5, 1, 4, 2, 3]) == Spread(3, 2, 4)
    assert spread([7]) == Spread(7, 7, 7)


def test_ratios_are_taken_round_by_round() -> None:
    assert ratio([2, 40, 600], [1, 10, 100]) == Spread(4, 3, 5)


def test_everything_is_timed_in_every_round() -> None:
    seen: list[str] = []
    times = measure({"a": (seen.append, "a"), "b": (seen.append, "b")}, rounds=3, section=1e-6)
    assert {name: len(each) for name, each in times.items()} == {"a": 3, "b": 3}
    assert min(*times["a"], *times["b"]) > 0
    assert {"a", "b"} == {*seen}


def test_long_calls_are_timed_in_every_fourth_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_LONG", 0)
    times = measure({"a": (str, "a")}, rounds=6, section=1e-6)["a"]
    assert [math.isnan(time) for time in times] == [False, True, True, True, False, True]


def test_rounds_without_a_time_count_for_nothing() -> None:
    assert ratio([3, math.nan, 5], [1, 10, 1]) == Spread(4, 3.5, 4.5)


def test_a_file_of_lines(tmp_path: Path) -> None:
    write(tmp_path / "a.ndjson", 20)
    lines = (tmp_path / "a.ndjson").read_bytes().splitlines()
    assert len({*lines}) == 20
    assert all(map(ce.is_valid, lines))


def test_one_line_of_a_hundred_is_spoilt(tmp_path: Path) -> None:
    write(tmp_path / "a.ndjson", 1000)
    spoil(tmp_path / "a.ndjson", tmp_path / "b.ndjson")
    before, after = ((tmp_path / name).read_bytes().splitlines() for name in ("a.ndjson", "b.ndjson"))
    bad = [number for number, line in enumerate(after) if not ce.is_valid(line)]
    assert bad == [number for number in range(1000) if before[number] != after[number]] == [*range(50, 1000, 100)]
    assert len({code for number in bad for code in codes_of(after[number])}) >= 7


def codes_of(line: bytes) -> set[str]:
    return {violation.code for violation in ce.check(line).violations}


@pytest.mark.parametrize(
    ("seconds", "text"), {2: "2 s", 0.0123: "12.3 ms", 45.67e-6: "45.7 µs", 277e-9: "277 ns"}.items()
)
def test_durations(seconds: float, text: str) -> None:
    assert tables.duration(seconds) == text


def fake(name: str, verdict: Callable[[Any], bool] = ce.is_valid, kind: Any = "verdict") -> Candidate:
    return Candidate(name, verdict, verdict, kind)


def test_every_row_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndjson, "_run", lambda file, *_, **__: Run(1, 1 + 3 * (file.name == "bad.ndjson"), 5))
    steps = {name: asdict(Spread(2, 1, 3)) for name in ("import commerce_events", "first is_valid")}
    candidates = own()
    times = {key: [1.0] for key in works(cases(), candidates, json.loads, of_rows(ROWS, candidates))}
    found = {
        **measured(ROWS, times, candidates),
        **spoilt(tmp_path, 1, 1),
        **of_sizes([{"events": 14, "cpu_seconds": 2, "peak_memory_bytes": memory} for memory in (10, 11)]),
        **startup.rows({"ratios": steps}),
        **typed.rows({name: [2.0] for name in typed.works(json.loads)}),
    }
    assert [result.name for result in results(ROWS, found)] == [row.name for row in ROWS]
    assert [found[name].value.median for name in ("lines", "lines-memory", "lines-speed", "lines-size", "first")] == [
        0.25, 1, 7, 1.1, 2,
    ]  # fmt: skip
    del found["valid"]
    with pytest.raises(KeyError):
        results(ROWS, found)


def test_typed_events_are_those_that_the_others_get() -> None:
    works = typed.works(json.loads)
    assert {each for pair in typed.RATIOS.values() for each in pair} == {*works}
    done: dict[str, Any] = {name: call(argument) for name, (call, argument) in works.items()}
    assert done["is_valid, then orjson.loads"] == done["orjson.loads"] == json.loads(done["json.dumps"])
    assert done["load"] == ce.load(done["orjson.loads"]) == ce.load(done["dump"])
    assert done["load, 1 event"] == ce.load(done["orjson.loads, 1 event"])


def test_names_of_rows_are_unique() -> None:
    assert len({row.name for row in ROWS}) == len({row.text for row in ROWS}) == len(ROWS)


def test_peers_that_differ_are_not_timed() -> None:
    row = next(row for row in ROWS if row.name == "valid")
    candidates = [*own(), fake("right"), fake("wrong", lambda _: False), fake("lists, faults", kind="faults")]
    timed = works(cases(), candidates, json.loads, of_rows([row], candidates))
    assert {name for *_, name in timed} == {PARSING, IS_VALID, "right"}
    times = {key: [4.0 if key[-1] == "right" else 2.0] for key in timed}
    assert measured([row], times, candidates)["valid"] == Measured(Spread(1, 1, 1), {"right": 2})


@pytest.mark.parametrize(("name", "kind"), [(CHECK, "faults"), (CHECK_10, "10 faults"), (IS_VALID, "verdict")])
def test_peers_find_what_the_call_finds(name: str, kind: str) -> None:
    candidates = [*own(), *(fake(f"peer, {each}", kind=each) for each in ("verdict", "faults", "10 faults"))]
    row = Row("row", "text", 1, ("100 valid", "bytes", name))
    assert {each for *_, each in of_rows([row], candidates)} == {PARSING, name, f"peer, {kind}"}


def test_a_wrong_verdict_of_ours_ends_the_run() -> None:
    candidates = [fake(IS_VALID, lambda _: False)]
    with pytest.raises(WrongVerdictError, match=re.escape(f"{OWN}is_valid is wrong about: 100 valid, bytes")):
        works(cases(), candidates, json.loads, of_rows(ROWS[:1], candidates))


@pytest.mark.parametrize(
    ("limit", "at_least", "value", "expected"),
    [
        (2, False, 2, "met"), (2, False, 2.01, "missed"), (2, True, 2, "met"), (2, True, 1.99, "missed"),
        (None, False, 9, "no target"),
    ],
)  # fmt: skip
def test_targets_are_met_or_missed(limit: float | None, at_least: bool, value: float, expected: str) -> None:  # noqa: FBT001 a table
    row = Row("row", "text", limit, at_least=at_least)
    (result,) = results([row], {"row": Measured(Spread(value, 0, 99))})
    assert (result.status, result.ahead) == (expected, None)
    targets = [asdict(result)]
    assert (status(targets, quick=False), status(targets, quick=True)) == (int(expected == "missed"), 0)


def test_a_row_in_the_terminal() -> None:
    rows = [Row("a", "text", 2), Row("b", "text", 0.5, at_least=True)]
    found = {"a": Measured(Spread(1.5, 1.25, 2), {"slow": 9, "fast": 1.4}), "b": Measured(Spread(0.25, 0.25, 0.25))}
    assert [*terminal.lines(map(asdict, results(rows, found)))] == [
        "row  target  measured      best peer",
        "a    ≤ 2     1.5 (1.25–2)  fast 1.4   met, behind a peer",
        "b    ≥ 0.5   0.25          –          MISSED",
    ]


@pytest.mark.parametrize(
    ("arguments", "rows", "in_full"),
    [
        (["--only", "php", "100-bad-check*"], ["php", "100-bad-check", "100-bad-check-10"], False),
        ([], [row.name for row in ROWS], True),
        (["--sizes", "10"], [row.name for row in ROWS if row.name != "lines-size"], True),
    ],
)
def test_rows_are_chosen(arguments: list[str], rows: list[str], in_full: bool) -> None:  # noqa: FBT001 a table
    plan = plan_of(_parser().parse_args(arguments))
    assert ([row.name for row in plan.rows], plan.in_full) == (rows, in_full)


def test_an_unknown_row_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="there is no row 'ph'"):
        plan_of(_parser().parse_args(["--only", "php", "ph"]))


def test_the_page_is_that_of_the_results() -> None:
    assert (DOCS / "performance/table.md").read_text(encoding="utf-8") == tables.page(RESULTS)


def test_the_results_are_those_of_the_rows() -> None:
    found = {each["name"]: each for each in RESULTS["targets"]}
    rows = [row for row in ROWS if row.name in found or row.name not in NEW]
    assert [(name, each["limit"]) for name, each in found.items()] == [(row.name, row.limit) for row in rows]
    assert {row.name for row in ROWS} > NEW
    assert all(found[row.name]["peers"] for row in CALLS)


def test_the_page_on_performance_is_right_about_who_refuses_what() -> None:
    alone = {text for text, refused in RESULTS["refusals"].items() if {*map(is_own, refusing(refused))} == {True}}
    assert alone == {"duplicate key", "65 levels", "1 MiB and one byte"}
    accepting = [name for name, refused in RESULTS["refusals"]["`1e400`"].items() if not refused]
    assert accepting == ["pydantic"]


def is_own(name: str) -> bool:
    return name.startswith("commerce_events.")


def refusing(refused: dict[str, bool]) -> list[str]:
    """The names of those that refuse."""
    return [name for name, does in refused.items() if does]


@pytest.mark.parametrize("page", ["performance.md", "performance.es.md"])
def test_the_page_on_performance_shows_the_picture(page: str) -> None:
    assert "](performance/plot.svg)" in DOCS.joinpath(page).read_text(encoding="utf-8")
