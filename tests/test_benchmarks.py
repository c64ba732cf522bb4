"""The benchmarks: what they measure, how they reckon, what they write. Nothing here is timed."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import commerce_events as ce
from benchmarks import tables
from benchmarks.bodies import FAULTS, Case, cases, compact, event, hard_texts
from benchmarks.clock import Spread, measure, ratio, spread
from benchmarks.ndjson import write
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


def test_the_tables_are_those_of_the_results() -> None:
    assert (DOCS / "performance/table.md").read_text(encoding="utf-8") == tables.page(RESULTS)


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
