"""Compare the events of each type, property by property, in one direction."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from commerce_events.diff.change import Edit, Reason
from commerce_events.diff.decide import Tag
from commerce_events.diff.edits import edits
from commerce_events.diff.inclusion import Gap, Inclusion, Member
from commerce_events.diff.kinds import Laid, Nodes, text_of
from commerce_events.diff.lay import UNEVALUATED, lay
from commerce_events.diff.rules import Rules
from commerce_events.diff.sample import examples_of
from commerce_events.diff.show import Show
from commerce_events.diff.steps import UnknownError
from commerce_events.diff.tags import ABSENT, OTHER, mentioned, tagged

#: The name of an event without a known type.
ANY_EVENT = "any-event"

Found = dict[str, list[Reason]]


class Events:
    """What events the old contract accepts and the new one refuses."""

    def __init__(self, old: Rules, new: Rules, inclusion: Inclusion, show: Show) -> None:
        self._old, self._new, self._inclusion, self._show = old, new, inclusion, show
        self._known: dict[str, tuple[Edit, ...]] = {}

    def reasons(self, old: Nodes, new: Nodes) -> Found:
        """Why events of each `type` that is mentioned, and then all others, are refused, or may be."""
        named = {text_of(name) for name in (*self._old.events, *self._new.events)}
        known = frozenset(mentioned(old) | mentioned(new) | named)
        found: Found = {}
        for tag in [*(Tag(text, is_there=True) for text in sorted(known)), OTHER, ABSENT]:
            name = json.loads(tag.text) if tag.text is not None else ANY_EVENT
            ours = (tagged(self._old.files, tag, known), *old)
            theirs = (tagged(self._new.files, tag, known), *new)
            reasons = [*self._event(name if isinstance(name, str) else str(tag.text), ours, theirs)]
            found.setdefault(name if isinstance(name, str) else ANY_EVENT, []).extend(reasons)
        return found

    def of(self, name: str, nodes: Nodes, laid: Laid) -> Iterator[Any]:
        """Events that may be accepted: what is required, then all, then the examples of the event type."""
        try:
            yield from self._inclusion.old.of(nodes, laid)
        except (UnknownError, RecursionError):
            return
        if name in self._old.events:
            yield from examples_of(self._old.events[name])

    def _event(self, name: str, old: Nodes, new: Nodes) -> Iterator[Reason]:
        before, after = lay(old, "object"), lay(new, "object")
        if self._inclusion.is_nothing(before):
            return
        if self._inclusion.is_nothing(after):
            yield self._show.reason("event-type", name, Gap("values"), (), islice(self.of(name, old, before), 4))
            return
        members = [*self._members(name, old, before, after)]
        hidden = [*_hidden(before, after)] if any(map(_is_hidden, members)) else []
        reasons = [found[1] for found in members if not (hidden and _is_hidden(found))]
        keywords = [replace(each, edits=self._edits_at(name, each.name)) for each in (*strange(before, after), *hidden)]
        yield from self._show.probed([*reasons, *keywords], self.of(name, old, before))

    def _members(self, event: str, old: Nodes, before: Laid, after: Laid) -> Iterator[tuple[Member, Reason]]:
        self._inclusion.fresh()
        starts: list[Any] = []
        for member in self._inclusion.members(before, after):
            starts = starts or [*islice(self.of(event, old, before), 4)]
            payloads = [_with(start, member) for start in starts if not (member.gap and member.gap.because)]
            changed = self._edits(event, member)
            yield member, self._show.reason(member.code, member.name, member.gap or Gap(), changed, payloads)
            self._inclusion.fresh()

    def _edits(self, event: str, member: Member) -> tuple[Edit, ...]:
        """The keywords that changed: of the property, or else of the event type."""
        if member.code == "required":
            return tuple(each for each in self._edits_of(event) if each.keyword == "required")
        if found := edits(member.old, member.new):
            return found
        return tuple(each for each in self._edits_of(event) if each.keyword not in ("properties", "required"))

    def _edits_at(self, event: str, place: str) -> tuple[Edit, ...]:
        return tuple(each for each in self._edits_of(event) if place in (each.old, each.new))

    def _edits_of(self, event: str) -> tuple[Edit, ...]:
        """The keywords that changed in the schema of an event type, and in what it refers to."""
        if event not in self._old.events or event not in self._new.events:
            return ()
        if event not in self._known:
            self._known[event] = edits((self._old.events[event],), (self._new.events[event],))
        return self._known[event]


def _with(start: dict[str, Any], member: Member) -> dict[str, Any]:
    if member.gap is None:
        return {name: value for name, value in start.items() if name != member.name}
    return start | {member.name: member.gap.witness}


def strange(before: Laid, after: Laid) -> Iterator[Reason]:
    """What no rule understands, and is demanded now."""
    found = {atom: place for atom, place in after.atoms.items() if atom not in before.atoms}
    # What `unevaluatedProperties` means is not known only because of another one, if there is another one.
    first = [place for atom, place in found.items() if not atom.startswith(UNEVALUATED)]
    for place in dict.fromkeys(first or found.values()):
        yield Reason("keyword", "unknown", place, because="keyword")
    if after.listed is not None or after.excluded:
        yield Reason("keyword", "unknown", "enum", because="keyword")


def _is_hidden(found: tuple[Member, Reason]) -> bool:
    """Whether a property may only seem to differ, since what no rule understands hides it in the old schema."""
    member, reason = found
    return reason.because == "values" and not member.old


def _hidden(before: Laid, after: Laid) -> Iterator[Reason]:
    """What no rule understands, and is not demanded any more."""
    return strange(Laid("object", atoms=after.atoms), Laid("object", atoms=before.atoms))
