"""The outcome of a replay as text for people, and as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events.diff.answers import state
from commerce_events.diff.rules import Rules
from commerce_events.diff.told import named
from commerce_events.inputs.files import Unreadable
from commerce_events.replay.replay import Replay
from commerce_events.replay.tally import OUTCOMES, Counted, Example, Reason, Tally
from commerce_events.reports.excerpt import visible
from commerce_events.reports.json import file_name
from commerce_events.reports.words import cli_words, counted


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was replayed, and by which contracts."""

    before: Rules
    after: Rules
    replay: Replay


def text(replayed: Replayed, lang: Language) -> str:
    """What was compared, the reasons of each outcome, the most frequent first, and what could not be read."""
    words, of_diff, replay = cli_words(lang)["replay"], cli_words(lang)["diff"], replayed.replay
    said = {
        "payloads": counted("payloads", replay.payloads, lang),
        "events": counted("events", replay.events, lang),
        "before": named(replayed.before, of_diff),
        "after": named(replayed.after, of_diff),
    }
    lines = [phrase(words["replayed"], said, lang)]
    for outcome in OUTCOMES:
        tally = replay.tallies[outcome]
        lines += ["", f"{words[outcome]}: {counted('events', tally.events, lang)}", *_table(tally, words)]
    if replay.not_read:
        lines += ["", *(f"{visible(each.file)}: {each.message(lang)}" for each in replay.not_read)]
    return "\n".join(lines)


def _table(tally: Tally, words: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        (str(found.count), reason.code, reason.event_type or "-", reason.place or words["root"], _place(found.example))
        for reason, found in _by_count(tally)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for count, *cells, example in rows:
        padded = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths[1:], strict=False))
        yield f"  {count.rjust(widths[0])}  {padded}  {example}"


def _by_count(tally: Tally) -> list[tuple[Reason, Counted]]:
    return sorted(tally.reasons.items(), key=lambda item: -item[1].count)


def _place(example: Example) -> str:
    places = (str(each) for each in (example.line, example.column) if each is not None)
    return ":".join([visible(example.file), *places])


def as_json(replayed: Replayed, _: Language) -> str:
    """What `schemas/replay.schema.json` describes, all of it ASCII."""
    replay = replayed.replay
    members: dict[str, Any] = {
        "before": state(replayed.before),
        "after": state(replayed.after),
        "payloads": replay.payloads,
        "events": replay.events,
        **{f"newly{outcome.title()}": _tally(replay.tallies[outcome]) for outcome in OUTCOMES},
        "notRead": [*map(_unreadable, replay.not_read)],
    }
    return json.dumps(members, indent=2)


def _tally(tally: Tally) -> dict[str, Any]:
    return {"events": tally.events, "reasons": [_counted(*item) for item in _by_count(tally)]}


def _counted(reason: Reason, found: Counted) -> dict[str, Any]:
    example = found.example
    members = {
        "code": reason.code,
        "eventType": reason.event_type,
        "place": reason.place,
        "count": found.count,
        "example": _known(
            file=file_name(example.file), line=example.line, column=example.column, eventIndex=example.event_index
        ),
    }
    return _known(**members)


def _known(**members: Any) -> dict[str, Any]:
    return {name: member for name, member in members.items() if member is not None}


def _unreadable(found: Unreadable) -> dict[str, str]:
    return {"file": file_name(found.file), "code": found.code}


#: What `--format` can be.
FORMATS: Mapping[str, Callable[[Replayed, Language], str]] = {"text": text, "json": as_json}
