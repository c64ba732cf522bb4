import json
from importlib import import_module
from typing import Any

import pytest

from commerce_events import EventType, event_types
from commerce_events._contract.moments import by_moment, moments
from commerce_events._json_types import Language
from tests.cli.conftest import Run, at_a_terminal, without_colour

GROUPS = [*by_moment(event_types(), moments("v1"))]
NAMES = [kind.name for _, kinds in GROUPS for kind in kinds]
OTHER = {"en": "Other", "es": "Otros"}
LEAD = {"en": "Sent when ", "es": "Se envía cuando "}


def test_the_list_in_full(run: Run) -> None:
    result = run("types")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "Browse",
        "  EventSearch               query                    the customer uses the shop's own text search.",
    ]
    headings = [line for line in lines if line and not line.startswith("  ")]
    assert headings[:4] == ["Browse", "Decide", "Buy", "After"]
    assert lines[-2:] == ["", "Every event also requires `type`, `customerCode`."]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_type_has_a_line_below_its_moment(run: Run, lang: Language) -> None:
    blocks = [block.splitlines() for block in run("types", "--lang", lang).stdout.split("\n\n")[:-1]]
    kinds = {kind.name: kind for kind in event_types()}
    for block, (moment, of_it) in zip(blocks, GROUPS, strict=True):
        assert block[0] == (moment.title(lang) if moment else OTHER[lang])
        assert [line.split()[0] for line in block[1:]] == [kind.name for kind in of_it]
        for line in block[1:]:
            kind = kinds.pop(line.split()[0])
            assert kind.description(lang).startswith(LEAD[lang])
            assert line.endswith("  " + kind.description(lang).removeprefix(LEAD[lang]))
    assert kinds == {}


def test_what_a_type_has_no_own_of_is_a_dash(run: Run) -> None:
    (line,) = (line for line in run("types").stdout.splitlines() if "EventCouponApplied" in line)
    assert line.split()[1] == "–"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_as_json(run: Run, lang: Language) -> None:
    document = json.loads(run("types", "--format", "json", "--lang", lang).stdout)
    rows = {row["name"]: row for row in document["eventTypes"]}
    assert (document["version"], len(rows)) == ("v1", len(document["eventTypes"]))
    assert [*rows] == NAMES
    assert rows == {kind.name: row_of(kind, lang) for kind in event_types()}


def row_of(kind: EventType, lang: Language) -> dict[str, Any]:
    moment = [("moment", moment.name) for moment in moments("v1") if kind.name in moment.types]
    required = [one.name for one in kind.properties if one.required]
    about = {"name": kind.name, "title": kind.title(lang), "description": kind.description(lang)}
    return {**about, **dict(moment), "required": required}


@pytest.mark.parametrize(("lang", "other"), OTHER.items())
def test_types_without_a_moment_are_the_last_ones(
    run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, other: str
) -> None:
    first, *_ = moments("v1")
    monkeypatch.setattr(import_module("commerce_events.cli.types"), "moments", lambda _: (first,))
    blocks = [block.splitlines() for block in run("types", "--lang", lang).stdout.split("\n\n")]
    assert [block[0] for block in blocks[1:-1]] == [other]
    rest = sorted({kind.name for kind in event_types()} - {*first.types})
    assert [line.split()[0] for line in blocks[1][1:]] == rest
    listed = json.loads(run("types", "--format", "json").stdout)["eventTypes"]
    assert [row["name"] for row in listed if "moment" not in row] == rest


def test_a_description_of_another_form_is_shown_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (kind,) = (kind for kind in event_types() if kind.name == "EventSale")
    odd = EventType("EventOdd", kind.properties, (), {"en": "Odd"}, {"en": "For what is odd."})
    monkeypatch.setattr(import_module("commerce_events.cli.types"), "event_types", lambda _: (odd,))
    assert run("types").stdout.startswith("Other\n  EventOdd  –  For what is odd.\n\nEvery event also requires")


@pytest.mark.cover_processes
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("200", 100)])
def test_at_a_terminal_there_is_a_table(lang: str, columns: str, width: int) -> None:
    shown = at_a_terminal(["types", "--lang", lang], env={"COLUMNS": columns})
    lines = without_colour(shown).splitlines()
    assert lines[0].split() == {"en": ["Type", "When", "Requires"], "es": ["Tipo", "Cuándo", "Exige"]}[lang]
    assert width - 10 < max(map(len, lines)) <= width
    assert "\x1b[36m  EventSale" in shown
    names = [line.split()[0] for line in lines if line.startswith("  Event")]
    assert names == NAMES
    (search,) = (line for line in lines if line.startswith("  EventSearch "))
    assert search.split()[-1] == "query"
