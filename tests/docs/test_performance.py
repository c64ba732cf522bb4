"""The page on performance says who is ahead in which row of the benchmark, as the results have it."""

import json
import re
from typing import Any

import pytest

from benchmarks.candidates import IS_VALID, OWN, PARSING
from benchmarks.targets import ROWS
from commerce_events._json_types import Language
from tests.docs.written import DOCS

RESULTS = json.loads((DOCS / "performance/results.json").read_text(encoding="utf-8"))
TARGETS = {row["name"]: row for row in RESULTS["targets"] if row["peers"]}
PEERS = frozenset(name for row in TARGETS.values() for name in row["peers"])
NAMES = frozenset(row.name for row in ROWS)

#: So much may a time differ on another machine, without a sentence about who is named being false.
MARGIN = 1.25
#: What takes no more than so many times as long is about as fast.
ALIKE = 1.5
#: What takes more than so many times as long takes many times as long.
MANY = 3

HEADINGS: dict[Language, tuple[str, str, str]] = {
    "en": ("Faster than all others", "As fast as the fastest", "Slower"),
    "es": ("Más rápido que los demás", "Tan rápido como el primero", "Más lento"),
}
each_language = pytest.mark.parametrize("lang", HEADINGS)


def page(lang: Language) -> str:
    return DOCS.joinpath(f"performance{'.es' if lang == 'es' else ''}.md").read_text(encoding="utf-8")


def sentences(lang: Language, heading: int) -> list[str]:
    """The points below a heading: who is ahead, in which rows."""
    (section,) = re.findall(rf"^### {HEADINGS[lang][heading]}\n(.*?)(?=^##)", page(lang), re.DOTALL | re.MULTILINE)
    return re.findall(r"^- (.*?)(?=^- |\Z)", section, re.DOTALL | re.MULTILINE)


def rows(point: str) -> list[str]:
    """The rows of a point: the names in its brackets."""
    brackets = " ".join(re.findall(r"\(([^)]*)\)", point))
    return [name for name in re.findall(r"`([^`]+)`", brackets) if name in NAMES]


def named(point: str) -> set[str]:
    """The other validators that a point names; not `jsonschema` where it names `jsonschema-rs`."""
    return {peer for peer in PEERS if re.search(rf"(?<![\w-]){re.escape(peer)}(?![\w-])", point)}


def lead(row: str) -> dict[str, float]:
    """How many times as long this package takes as each of the others, in a row."""
    return {peer: TARGETS[row]["value"]["median"] / ratio for peer, ratio in TARGETS[row]["peers"].items()}


@each_language
def test_each_row_with_peers_is_in_one_sentence(lang: Language) -> None:
    found = [row for heading in range(3) for point in sentences(lang, heading) for row in rows(point)]
    assert sorted(found) == sorted(TARGETS)


def test_both_languages_say_the_same_of_each_row() -> None:
    for heading in range(3):
        english, spanish = (sentences(lang, heading) for lang in HEADINGS)
        assert [{*rows(point)} for point in english] == [{*rows(point)} for point in spanish]
        assert [named(point) for point in english] == [named(point) for point in spanish]


def rows_below(heading: int) -> list[str]:
    return [row for point in sentences("en", heading) for row in rows(point)]


@pytest.mark.parametrize("row", rows_below(0))
def test_rows_called_faster_are_ahead_of_all_peers(row: str) -> None:
    assert max(lead(row).values()) < 1, "a peer is ahead: the row belongs below another heading"


@pytest.mark.parametrize("row", rows_below(1))
def test_rows_called_alike_differ_little(row: str) -> None:
    assert 1 / ALIKE < max(lead(row).values()) < ALIKE, "the row belongs below another heading"


@pytest.mark.parametrize("row", rows_below(2))
def test_rows_called_slower_are_behind_a_peer(row: str) -> None:
    assert max(lead(row).values()) > 1, "no peer is ahead: the row belongs below another heading"


@each_language
def test_sentences_name_the_peers_that_are_ahead(lang: Language) -> None:
    for point in sentences(lang, 2):
        ratios = [(peer, ratio) for row in rows(point) for peer, ratio in lead(row).items()]
        clearly = {peer for peer, ratio in ratios if ratio > MARGIN}
        perhaps = {peer for peer, ratio in ratios if ratio > 1 / MARGIN}
        assert clearly <= named(point) <= perhaps, point


def others(times: dict[str, Any]) -> dict[str, float]:
    """The ratios of the other validators that were right."""
    return {name: found["ratio"]["median"] for name, found in times.items()
            if found and name != PARSING and not name.startswith(OWN)}  # fmt: skip


def test_one_peer_is_faster_on_a_parsed_event_and_on_invalid_ones() -> None:
    for row in RESULTS["calls"]:
        if row["form"] == "parsed" and (not row["valid"] or row["case"] == "1 valid"):
            assert others(row["times"])["jsonschema-rs"] < row["times"][IS_VALID]["ratio"]["median"]


def test_stopping_at_once_takes_about_as_long_as_parsing() -> None:
    for row in rows_below(1):
        assert 1 / ALIKE < TARGETS[row]["value"]["median"] < ALIKE, row


def test_listing_all_faults_of_a_hundred_events_takes_many_times_as_long() -> None:
    for row in ("100-bad-check", "100-bad-names-check"):
        assert min(lead(row)[peer] for peer in ("jsonschema-rs", "pydantic")) > MANY, row


def median(case: str, call: str) -> float:
    (found,) = (row for row in RESULTS["calls"] if (row["case"], row["form"]) == (case, "bytes"))
    return float(found["times"][f"{OWN}{call}"]["ratio"]["median"])


def test_what_the_calls_cost_beside_each_other() -> None:
    for row in RESULTS["calls"]:
        if row["form"] == "bytes":
            valid, validate, check = (median(row["case"], call) for call in ("is_valid", "validate", "check"))
            assert check > 1.1 * valid
            is_batch = not row["case"].startswith("1 valid")
            most = MARGIN if is_batch else ALIKE  # the options of a call count where nothing else takes long
            assert (validate < most * valid) if row["valid"] else (validate > ALIKE * valid), row["case"]
