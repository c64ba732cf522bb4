"""The comparison as text for people, as JSON, and as Markdown for a pull request."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from commerce_events._json_types import Language
from commerce_events.diff.change import SIDES, Change, Edit, Reason, Side, level
from commerce_events.diff.rules import Rules
from commerce_events.diff.told import Comparison, Teller

Form = Callable[[Comparison, Language], str]


def text(comparison: Comparison, lang: Language) -> str:
    """A block for the event types of which the same is to be said, and what the change demands."""
    teller = Teller(comparison, lang)
    lines = [teller.compared(), ""]
    for names, change in comparison.groups():
        remarks = teller.remarks(change)
        lines.append(teller.names(names) + (f" ({'; '.join(remarks)})" if remarks else ""))
        for side in SIDES:
            lines.append(f"  {teller.words['side'][side]}: {teller.verdict(change, side)}")
            for reason in change.reasons(side):
                lines += _reason(teller, reason, side)
        lines.append("")
    same = [] if comparison.groups() else [teller.words["same"]]
    return "\n".join([*lines, *same, teller.words["demand"][level(comparison.changes)]])


def _reason(teller: Teller, reason: Reason, side: Side) -> Iterator[str]:
    yield f"    {teller.reason(reason, side)}"
    yield from (f"      {edit}" for edit in teller.edits(reason))
    if reason.payload is not None:
        yield f"      {teller.shown(side)}: {teller.payload(reason)}"
    yield f"      {teller.to_do(reason, side)}"


def markdown(comparison: Comparison, lang: Language) -> str:
    """A table, and below it each reason with its payload."""
    teller = Teller(comparison, lang)
    words, groups = teller.words, comparison.groups()
    demand = words["demand"][level(comparison.changes)]
    if not groups:
        return f"{words['same']} {demand}\n\n{teller.compared()}"
    lines = [f"**{demand}**", "", teller.compared(), ""]
    lines += [f"| {words['columns']} | {' | '.join(words['sides'][side] for side in SIDES)} |", "| --- | --- | --- |"]
    for names, change in groups:
        cells = " | ".join(teller.verdict(change, side) for side in SIDES)
        remarks = "; ".join(teller.remarks(change))
        lines.append(f"| {_cell(teller.names(names))}{f' ({remarks})' if remarks else ''} | {cells} |")
    for names, change in groups:
        for side in SIDES:
            for reason in change.reasons(side):
                lines += ["", f"{_cell(teller.names(names))}, {words['side'][side]}: {teller.reason(reason, side)}", ""]
                lines += [f"- {edit}" for edit in teller.edits(reason)]
                lines.append(f"- {teller.to_do(reason, side)}")
                shown = ["", f"{teller.shown(side)}:", "", "```json", teller.payload(reason), "```"]
                lines += [] if reason.payload is None else shown
    return "\n".join(lines)


def _cell(names: str) -> str:
    return names.replace("|", "\\|")


def as_json(comparison: Comparison, lang: Language) -> str:
    """What `schemas/diff.schema.json` describes, all of it ASCII; what did not change is in it, too."""
    teller = Teller(comparison, lang)
    members = {
        "demands": level(comparison.changes),
        "old": state(comparison.old),
        "new": state(comparison.new),
        "changes": [_change(change, teller) for change in comparison.changes],
    }
    return json.dumps(members, indent=2)


def state(rules: Rules) -> dict[str, Any]:
    """What a state of the contract is called, where it was read from, and its version, as JSON."""
    return {"name": rules.name, "origin": rules.origin} | ({"version": rules.version} if rules.version else {})


def _change(change: Change, teller: Teller) -> dict[str, Any]:
    sides: dict[str, Any] = {
        side: {
            "verdict": change.verdict(side),
            "reasons": [_listed(each, side, teller) for each in change.reasons(side)],
        }
        for side in SIDES
    }
    remarks = {"words": change.words, "spelling": change.spelling, "deprecated": [*change.deprecated]}
    return {"name": change.name, "demands": change.level, **remarks, **sides}


def _listed(reason: Reason, side: Side, teller: Teller) -> dict[str, Any]:
    members: dict[str, Any] = {
        "code": reason.code,
        "name": reason.name,
        "verdict": reason.verdict,
        "message": teller.reason(reason, side),
    }
    members |= {"advice": teller.to_do(reason, side), "edits": [_edit(edit) for edit in reason.edits]}
    members |= {"because": reason.because} if reason.because else {}
    return members | ({} if reason.payload is None else {"payload": reason.payload})


def _edit(edit: Edit) -> dict[str, Any]:
    places = {"oldLocation": edit.old, "newLocation": edit.new}
    return {"keyword": edit.keyword, "before": [*edit.before], "after": [*edit.after]} | {
        name: place for name, place in places.items() if place
    }


#: What `--format` can be.
FORMS: Mapping[str, Form] = {"text": text, "json": as_json, "markdown": markdown}
