"""The benchmarks: what they measure, how they reckon, what they write. Nothing here is timed."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import commerce_events as ce
from benchmarks import tables
from benchmarks.bodies import FAULTS, Case, cases, compact, event, hard_texts
from benchmarks.clock import Spread, measure, ratio, spread
from benchmarks.ndjson import write
from benchmarks.spanish import spanish
from benchmarks.targets import of_files, of_startup, of_times

DOCS = Path(__file__).parents[1] / "docs"
RESULTS = json.loads((DOCS / "performance/results.json").read_text(encoding="utf-8"))
EVENTS = [event(number) for number in range(100)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.name}, {case.form}")
def test_bodies_are_what_they_are_called(case: Case) -> None:
    body = case.body if case.form == "bytes" else json.loads(case.body)
    report = ce.check(body)
    assert (report.valid, ce.is_valid(body)) == (case.valid, case.valid)
    wrong = 0 if case.valid else int(case.name.split()[0])
    assert "no I-JSON" in case.name or sum(not each.valid for each in report.events) == wrong


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


def test_a_file_of_lines(tmp_path: Path) -> None:
    write(tmp_path / "a.ndjson", 20)
    lines = (tmp_path / "a.ndjson").read_bytes().splitlines()
    assert len({*lines}) == 20
    assert all(map(ce.is_valid, lines))


@pytest.mark.parametrize(
    ("seconds", "text"), {2: "2 s", 0.0123: "12.3 ms", 45.67e-6: "45.7 µs", 277e-9: "277 ns"}.items()
)
def test_durations(seconds: float, text: str) -> None:
    assert tables.duration(seconds) == text


def times_of(single: float, batch: float, wrong: float, all_wrong: float) -> dict[tuple[str, str, str], list[float]]:
    """Times of our calls, where parsing takes 1 and `jsonschema-rs` 2."""
    by_case = {"1 valid": single, "100 valid": batch, "1 of 100 invalid: x": wrong, "100 of 100 invalid: x": all_wrong}
    ours = [f"commerce_events.{name}" for name in ("is_valid", "validate", "check")]
    found = {(case, "bytes", name): [time] for case, time in by_case.items() for name in ours}
    others = {"orjson.loads": 1.0, "jsonschema-rs": 2.0}
    return found | {(case, "bytes", name): [time] for case in by_case for name, time in others.items()}


@pytest.mark.parametrize(
    ("times", "met"),
    [
        ((4, 1.6, 19, 300), [True] * 6),
        ((4.1, 1.7, 20.5, 430), [False, True, False, False, False, False]),
        ((4, 2, 20, 500), [False, False, True, True, True, False]),
    ],
)
def test_targets_of_calls(times: tuple[float, float, float, float], met: list[bool]) -> None:
    assert [target.met for target in of_times(times_of(*times))] == met


@pytest.mark.parametrize(("speed", "memory", "met"), [(4e5, 110, [True, True]), (3.9e5, 111, [False, False])])
def test_targets_of_files(speed: float, memory: int, met: list[bool]) -> None:
    rows = [
        {"events": 10, "events_per_second": 1.0, "peak_memory_bytes": 100},
        {"events": 1000, "events_per_second": speed, "peak_memory_bytes": memory},
    ]
    assert [target.met for target in of_files(rows)] == met
    assert len([*of_files(rows[:1])]) == 1


@pytest.mark.parametrize(("seconds", "met"), [(0.0149, [True]), (0.015, [False])])
def test_the_target_of_the_first_verdict(seconds: float, met: list[bool]) -> None:
    found = {"steps": {"first is_valid": {"median": seconds}}}
    assert [target.met for target in of_startup(found)] == met


@pytest.mark.parametrize(("suffix", "say"), [("", str), (".es", spanish)])
def test_the_pages_are_those_of_the_results(suffix: str, say: Callable[[str], str]) -> None:
    assert (DOCS / f"performance/table{suffix}.md").read_text(encoding="utf-8") == tables.page(RESULTS, say)
    assert say(tables.refusals(RESULTS["refusals"])) in (DOCS / f"performance{suffix}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("| 0.0199 (0.0195–0.0203) |", "| 0,0199 (0,0195–0,0203) |"),
        ("1,218", "1218"),
        ("1,608,524 a second", "1\u00a0608\u00a0524 por segundo"),
        ("100 valid, to parsing alone", "100 válidos, respecto a analizar sin más"),
        ("11 valid, to `1.5 to`", "11 válidos, respecto a `1.5 to`"),
        ("at most 45.7 µs", "como máximo 45,7 µs"),
    ],
)
def test_the_tables_in_spanish(english: str, text: str) -> None:
    assert spanish(english) == text


def test_every_word_has_to_be_translated() -> None:
    with pytest.raises(LookupError, match="brandnew"):
        spanish("100 valid, brandnew")
