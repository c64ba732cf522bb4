"""The table of edits of whole contracts: the verdict of each was written down first."""

import json
from pathlib import Path
from typing import Any

import pytest

from commerce_events.diff.change import Change
from commerce_events.diff.compare import compare, level
from tests.diff.folders import documents, rules
from tests.diff.judges import accepts

pytestmark = pytest.mark.slow

TABLE: list[list[Any]] = json.loads(Path(__file__).with_name("contracts.json").read_text("utf-8"))
VERDICTS = {"c": "compatible", "b": "breaking", "u": "unknown"}
TYPES = sorted(file[7:-12] for file in documents() if file.startswith("events/"))


def item(found: list[Any], step: str) -> int:
    """The index of an item: a number, the first item that mentions a text, or `-` for one more."""
    if step == "-":
        return len(found)
    mentions = (index for index, each in enumerate(found) if json.dumps(step) in json.dumps(each))
    return int(step) if step.isdecimal() else next(mentions)


def apply(found: dict[str, Any], edits: dict[str, Any]) -> None:
    """Set the value at each place; `null` removes what is there."""
    for place, value in edits.items():
        *way, last = place.split("/")[1:]
        target: Any = found
        for step in way:
            target = target[item(target, step)] if isinstance(target, list) else target[step]
        if isinstance(target, list):
            at = item(target, last)
            target[at : at + 1] = [] if value is None else [value]
        elif value is None:
            del target[last]
        else:
            target[last] = value


def expected(wanted: dict[str, str]) -> dict[str, str]:
    """The verdicts by name; `*` is each event type, `*-X` each but X."""
    found: dict[str, str] = {}
    for name, verdicts in wanted.items():
        if name.startswith("*"):
            found |= {each: verdicts for each in TYPES if f"*-{each}" != name}
    return found | {name: verdicts for name, verdicts in wanted.items() if not name.startswith("*")}


@pytest.mark.parametrize(
    ("file", "edits", "wanted", "demand"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_verdict_on_an_edit(file: str, edits: dict[str, Any], wanted: dict[str, str], demand: str) -> None:
    old, new = documents(), documents()
    apply(new[file], edits)
    changes = compare(rules(old), rules(new))
    known = {change.name: change for change in changes}
    assert level(changes) == demand
    for name, verdicts in expected(wanted).items():
        assert (name, *both(known[name])) == (name, *(VERDICTS[each] for each in verdicts))
    assert {name for name, change in known.items() if change.senders or change.receivers} <= expected(wanted).keys()
    for change in changes:
        for yes, no, reasons in ((old, new, change.senders), (new, old, change.receivers)):
            for reason in reasons:
                assert (reason.payload is None) is (reason.verdict == "unknown")
                assert reason.payload is None or [accepts(each, reason.payload) for each in (yes, no)] == [True, False]


def both(change: Change) -> tuple[str, str]:
    return change.verdict("senders"), change.verdict("receivers")


def test_the_tables_are_long() -> None:
    values = json.loads(Path(__file__).with_name("values.json").read_text("utf-8"))
    assert len(TABLE) + sum(map(len, values.values())) > 250
