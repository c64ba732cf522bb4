"""The comparison as text for people, as JSON, and as Markdown for a pull request."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import fill
from commerce_events.diff.compare import Change, Reason, Side, level
from commerce_events.reports.excerpt import visible
from commerce_events.reports.words import cli_words, counted

_SIDES: tuple[Side, ...] = ("senders", "receivers")

Form = Callable[[Sequence[Change], Language], str]


def text(changes: Sequence[Change], lang: Language) -> str:
    """A block for each event type that changed, and what the change demands."""
    words = cli_words(lang)["diff"]
    lines: list[str] = []
    for change in _changed(changes):
        lines.append(visible(change.name) + (f" ({words['words']})" if change.level == "patch" else ""))
        for side in _SIDES:
            lines.append(f"  {words['side'][side]}: {words['verdicts'][change.verdict(side)]}")
            for reason in _reasons(change, side):
                lines.append(f"    {_said(reason, lang)}")
                lines += [] if reason.payload is None else [f"      {_shown(side, words)}: {_payload(reason, lang)}"]
        lines.append("")
    return "\n".join([*(lines or [words["same"]]), words["demand"][level(list(changes))]])


def markdown(changes: Sequence[Change], lang: Language) -> str:
    """A table, and below it the payload of each break."""
    words = cli_words(lang)["diff"]
    if not _changed(changes):
        return f"{words['same']} {words['demand'][level(list(changes))]}"
    lines = [f"**{words['demand'][level(list(changes))]}**", ""]
    lines += [f"| {words['columns']} | {' | '.join(words['sides'][side] for side in _SIDES)} |", "| --- | --- | --- |"]
    for change in _changed(changes):
        cells = " | ".join(words["verdicts"][change.verdict(side)] for side in _SIDES)
        lines.append(f"| `{visible(change.name)}` | {cells} |")
    for change in _changed(changes):
        for side in _SIDES:
            for reason in _reasons(change, side):
                lines += ["", f"`{visible(change.name)}`, {words['side'][side]}: {_said(reason, lang)}"]
                shown = [f"{_shown(side, words)}:", "", "```json", _payload(reason, lang), "```"]
                lines += [] if reason.payload is None else shown
    return "\n".join(lines)


def as_json(changes: Sequence[Change], lang: Language) -> str:
    """`{"demands": …, "changes": […]}`, all of it ASCII; what did not change is in it, too."""
    members = {"demands": level(list(changes)), "changes": [_change(change, lang) for change in changes]}
    return json.dumps(members, indent=2)


#: How many events of a payload are shown.
_LONGEST = 3

#: What `--format` can be.
FORMS: Mapping[str, Form] = {"text": text, "json": as_json, "markdown": markdown}


def _changed(changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.level != "none"]


def _reasons(change: Change, side: Side) -> tuple[Reason, ...]:
    return change.senders if side == "senders" else change.receivers


def _change(change: Change, lang: Language) -> dict[str, Any]:
    sides: dict[str, Any] = {
        side: {"verdict": change.verdict(side), "reasons": list(_listed(_reasons(change, side), lang))}
        for side in _SIDES
    }
    return {"name": change.name, "demands": change.level, "words": change.level == "patch", **sides}


def _listed(reasons: Sequence[Reason], lang: Language) -> Iterator[dict[str, Any]]:
    for reason in reasons:
        payload = {} if reason.payload is None else {"payload": reason.payload}
        members = {"code": reason.code, "name": reason.name, "verdict": reason.verdict, "message": _said(reason, lang)}
        yield members | payload


def _said(reason: Reason, lang: Language) -> str:
    words = cli_words(lang)["diff"]
    said = fill(words["reasons"][reason.code], {"name": visible(reason.name)}, {})
    return said if reason.verdict == "breaking" else f"{said} ({words['verdicts'][reason.verdict]})"


def _shown(side: Side, words: dict[str, Any]) -> str:
    valid, invalid = ("old", "new") if side == "senders" else ("new", "old")
    return fill(words["shown"], {"valid": words[valid], "invalid": words[invalid]}, {})


def _payload(reason: Reason, lang: Language) -> str:
    """The payload in one line; of a long batch the first event and how many there are, since all are alike."""
    payload = reason.payload
    if not isinstance(payload, list) or len(payload) <= _LONGEST:
        return json.dumps(payload)
    return f"[{json.dumps(payload[0])}, …] ({counted('events', len(payload), lang)})"
