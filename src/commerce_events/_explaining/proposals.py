"""Propose a change for each kind of finding that one is certain for: the value or the name that was meant is kept.

A kind is a code and the reason of its words. What is proposed is tried before anybody sees it (`fixes.py`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from commerce_events._explaining import patches
from commerce_events._explaining.advice import table
from commerce_events._explaining.text_edits import TEXT_EDITS, MakeEdits
from commerce_events._explaining.timestamp_values import fix
from commerce_events._json_types import Operation
from commerce_events._params import Params
from commerce_events._pointer import Path, pointer

#: Takes an event, the path of the value concerned, and the finding's parameters. Pointers are relative to the event.
ProposePatch = Callable[[Any, Path, Params], Sequence[Operation] | None]

#: Takes a text, the offset of the fault, and the finding's parameters; returns offsets, lengths and replacements.
ProposeEdits = Callable[[str, int, Params], Sequence[tuple[int, int, str]] | None]


class Proposal(NamedTuple):
    """How a patch is proposed, and whether it holds values of the payload."""

    propose: ProposePatch
    has_values: bool = False


def _replace(place: Path, value: Any) -> list[Operation]:
    return [{"op": "replace", "path": pointer(place), "value": value}]


PATCHES: Mapping[tuple[str, Any], Proposal] = {
    ("missing-property", "rename"): Proposal(patches.missing_renamed),
    ("missing-property", "odd-character"): Proposal(patches.missing_renamed),
    ("missing-property", "event-inside"): Proposal(patches.unwrapped),
    ("missing-property", "list-inside"): Proposal(patches.unwrapped),
    ("missing-property", "text-inside"): Proposal(patches.text_decoded, has_values=True),
    ("missing-property", "numbered"): Proposal(patches.as_array),
    ("missing-property", "inside-all"): Proposal(patches.moved_up),
    ("missing-property", "named"): Proposal(patches.named),
    ("not-an-event", "encoded"): Proposal(patches.text_decoded, has_values=True),
    ("not-an-event", "encoded-often"): Proposal(patches.text_decoded, has_values=True),
    ("unknown-property", "rename"): Proposal(patches.unknown_renamed),
    ("unknown-property", "odd-character"): Proposal(patches.unknown_renamed),
    ("unknown-property", "inside-all"): Proposal(patches.unknown_moved_up),
    ("unknown-event-type", "rename"): Proposal(patches.type_replaced),
    ("unknown-event-type", "odd-character"): Proposal(patches.type_replaced),
    ("unknown-event-type", "class-name"): Proposal(patches.type_replaced),
    ("not-one-of", "meant"): Proposal(lambda _, path, params: _replace(path, params["suggestion"])),
    ("not-one-of", "part"): Proposal(patches.part_kept),
    ("wrong-type", "only-item"): Proposal(patches.only_item),
    ("wrong-type", "to-code"): Proposal(lambda event, path, _: _replace(path, str(event[path[-1]])), has_values=True),
    ("wrong-type", "to-number"): Proposal(lambda event, path, _: _replace(path, int(event[path[-1]])), has_values=True),
    **{("not-a-timestamp", reason): Proposal(fix, has_values=True) for reason in table("timestamps")["reasons"]},
    ("wrong-type", "unix-time"): Proposal(fix, has_values=True),
    ("wrong-type", "date-object"): Proposal(fix, has_values=True),
}


def _of_text(make: MakeEdits) -> ProposeEdits:
    return lambda text, offset, _: make(text, offset)


EDITS: Mapping[tuple[str, Any], ProposeEdits] = {
    ("not-json", reason): _of_text(make) for reason, make in TEXT_EDITS.items()
}
