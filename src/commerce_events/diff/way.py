"""One way of a comparison: what the old contract accepts and the new one refuses, with payloads that show it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from commerce_events.diff.change import Reason
from commerce_events.diff.decide import Tag
from commerce_events.diff.edits import edits
from commerce_events.diff.inclusion import FOR_ALL, Gap, Inclusion, Member
from commerce_events.diff.judge import Judge
from commerce_events.diff.kinds import KINDS, Laid, Nodes, text_of
from commerce_events.diff.lay import lay
from commerce_events.diff.rules import Rules, core
from commerce_events.diff.sample import LONGEST_LIST, examples_of
from commerce_events.diff.steps import Steps, UnknownError
from commerce_events.diff.tags import ABSENT, OTHER, mentioned, tagged

#: The names of what is compared beside event types: a batch as a whole; an event without a known type; a payload.
BATCH_NAME, ANY_EVENT, PAYLOAD_NAME = "batch", "any-event", "payload"

#: The steps that asking two validators about a whole payload counts for.
_ASKED = 700

Found = dict[str, list[Reason]]


class Way:
    """The comparison, from one contract to another."""

    def __init__(self, old: Rules, new: Rules, judges: tuple[Judge, Judge]) -> None:
        self.old, self.new = old, new
        self.inclusion = Inclusion(*judges, Steps(FOR_ALL))
        #: Why the last search for a payload was given up.
        self.because = ""

    def reasons(self) -> Found:
        """Why payloads that were valid are not, or may not be, by what they are."""
        events = core(self.old.payload, "object"), core(self.new.payload, "object")
        found = self._events(*events)
        items = [tuple(each.items) for each in (self.old.batch, self.new.batch)]
        found[BATCH_NAME] = [*self._batch(*items, is_same=_are_same(items, events))]
        found[PAYLOAD_NAME] = [*self._scalars()]
        return {name: reasons for name, reasons in found.items() if reasons}

    def _scalars(self) -> Iterator[Reason]:
        """Payloads that are no list and no object."""
        roots = (self.old.payload,), (self.new.payload,)
        for kind in KINDS[:4]:
            if gap := self.inclusion.of_kind(*roots, kind):
                yield self._reason("payload", kind, gap, edits(*roots), [] if gap.because else [gap.witness])

    def _events(self, old: Nodes, new: Nodes, *, in_list: bool = False) -> Found:
        """Events of each `type` that is mentioned, and then all others."""
        named = {text_of(name) for name in (*self.old.events, *self.new.events)}
        known = frozenset(mentioned(old) | mentioned(new) | named)
        found: Found = {}
        for tag in [*(Tag(text, is_there=True) for text in sorted(known)), OTHER, ABSENT]:
            name = json.loads(tag.text) if tag.text is not None else ANY_EVENT
            ours = (tagged(self.old.files, tag, known), *old)
            theirs = (tagged(self.new.files, tag, known), *new)
            reasons = [*self._event(name if isinstance(name, str) else str(tag.text), ours, theirs, in_list=in_list)]
            found.setdefault(name if isinstance(name, str) else ANY_EVENT, []).extend(reasons)
        return found

    def _event(self, name: str, old: Nodes, new: Nodes, *, in_list: bool) -> Iterator[Reason]:
        before, after = lay(old, "object"), lay(new, "object")
        if self.inclusion.is_nothing(before):
            return
        if self.inclusion.is_nothing(after):
            payloads = islice(self._of(name, old, before), 4)
            yield self._reason("event-type", name, Gap("values"), (), payloads, in_list=in_list)
            return
        reasons = [*self._members(name, old, before, after, in_list=in_list), *self._atoms(before, after)]
        if any(reason.verdict == "unknown" for reason in reasons):
            reasons = self._probed(reasons, self._of(name, old, before), in_list=in_list)
        yield from reasons

    def _members(self, event: str, old: Nodes, before: Laid, after: Laid, *, in_list: bool) -> Iterator[Reason]:
        self.inclusion.fresh()
        starts: list[Any] = []
        for member in self.inclusion.members(before, after):
            starts = starts or [*islice(self._of(event, old, before), 4)]
            payloads = [self._with(start, member) for start in starts if not (member.gap and member.gap.because)]
            gap = member.gap or Gap()
            yield self._reason(member.code, member.name, gap, edits(member.old, member.new), payloads, in_list=in_list)
            self.inclusion.fresh()

    def _of(self, name: str, nodes: Nodes, laid: Laid) -> Iterator[Any]:
        """Events that may be accepted: what is required, then all, then the examples of the event type."""
        try:
            yield from self.inclusion.old.of(nodes, laid)
        except (UnknownError, RecursionError):
            return
        if name in self.old.events:
            yield from examples_of(self.old.events[name])

    def _with(self, start: dict[str, Any], member: Member) -> dict[str, Any]:
        if member.gap is None:
            return {name: value for name, value in start.items() if name != member.name}
        return start | {member.name: member.gap.witness}

    def _atoms(self, before: Laid, after: Laid) -> Iterator[Reason]:
        """What no rule understands, and is demanded now."""
        for atom, place in after.atoms.items():
            if atom not in before.atoms:
                yield Reason("keyword", "unknown", place, because="keyword")
        if after.listed is not None or after.excluded:
            yield Reason("keyword", "unknown", "enum", because="keyword")

    def _probed(self, reasons: list[Reason], events: Iterable[Any], *, in_list: bool) -> list[Reason]:
        """Reasons that are unknown, made breaking by any event that shows it."""
        payload = self._shown(events, in_list=in_list)
        if payload is None:
            return reasons
        broken = [reason for reason in reasons if reason.verdict == "breaking"]
        unknown = [reason for reason in reasons if reason.verdict == "unknown"]
        return broken + [Reason(each.code, "breaking", each.name, payload, each.edits) for each in unknown]

    def _reason(
        self, code: str, name: str, gap: Gap, changed: Any, payloads: Iterable[Any], *, in_list: bool = False
    ) -> Reason:
        self.because = ""
        payload = self._shown(payloads, in_list=in_list)
        if payload is not None:
            return Reason(code, "breaking", name, payload, changed)
        return Reason(code, "unknown", name, None, changed, gap.because or self.because or "values")

    def _shown(self, payloads: Iterable[Any], *, in_list: bool = False) -> Any:
        """The first payload that the whole old contract accepts, and the whole new one refuses."""
        for value in payloads:
            payload = self._listed(value) if in_list else value
            try:
                if self.is_shown(payload):
                    return payload
            except UnknownError as error:
                self.because = error.reason
        return None

    def is_shown(self, payload: Any) -> bool:
        """Whether the whole old contract accepts a payload, and the whole new one refuses it."""
        self.inclusion.steps.spend(_ASKED)
        roots = (self.old.payload,), (self.new.payload,)
        return self.inclusion.old.accepts(roots[0], payload) and not self.inclusion.new.accepts(roots[1], payload)

    def _listed(self, event: Any) -> list[Any]:
        return [event] * max(1, min(int(self.old.batch.least or 0), LONGEST_LIST))

    def _batch(self, old: Nodes, new: Nodes, *, is_same: bool) -> Iterator[Reason]:
        before, after = self.old.batch, self.new.batch
        if self.inclusion.is_nothing(before):
            return
        changed = edits(core(self.old.payload, "array"), core(self.new.payload, "array"))
        changed = tuple(edit for edit in changed if edit.keyword != "items")
        if self.inclusion.is_nothing(after) or not _fits(before, after):
            yield self._reason("batch", BATCH_NAME, Gap("values"), changed, self._lists(before, after))
        for reason in self._atoms(before, after):
            payload = self._shown(self._lists(before, after))
            yield reason if payload is None else Reason("keyword", "breaking", reason.name, payload)
        if not is_same and before.most != 0:
            yield from self._items(self._events(old, new, in_list=True))
        yield from self._strange_items(old, new)

    def _items(self, found: Found) -> Iterator[Reason]:
        """Why items may be refused that are accepted as single events, once for all event types."""
        for verdict in ("breaking", "unknown"):
            known = {name: each for name, reasons in found.items() for each in reasons if each.verdict == verdict}
            for first in [*known.values()][:1]:
                yield replace(first, code="items", name=", ".join(known))

    def _strange_items(self, old: Nodes, new: Nodes) -> Iterator[Reason]:
        """Items that are no objects."""
        for kind in KINDS[:5]:
            gap = self.inclusion.of_kind(old, new, kind)
            if gap:
                yield self._reason("items", kind, gap, (), [gap.witness] if not gap.because else [], in_list=True)

    def _lists(self, before: Laid, after: Laid) -> Iterator[list[Any]]:
        """Lists of sizes that may be accepted before, and not after."""
        least = int(before.least or 0)
        wanted = [least, int(after.least or 0) - 1, int(after.most) + 1 if after.most is not None else least]
        sizes = [size for size in dict.fromkeys([*wanted, int(before.most or 0)]) if least <= size <= LONGEST_LIST]
        events = self._fitting(before, after)
        for size in sizes:
            yield from ([event] * size for event in events[:2])
            yield events[:size]

    def _fitting(self, before: Laid, after: Laid) -> list[Any]:
        """A few events for lists, first one that both contracts accept, if there is any."""
        found: list[Any] = []
        nodes = tuple(before.items)
        known = frozenset(mentioned(nodes))
        for text in sorted(known):
            own = (tagged(self.old.files, Tag(text, is_there=True), known), *nodes)
            for event in islice(self._of(json.loads(text), own, lay(own, "object")), 1):
                if self.inclusion.old.accepts(nodes, event):
                    if self.inclusion.new.accepts(tuple(after.items), event):
                        return [event, *found]
                    found = [*found, event][:8]
        return found


def _fits(before: Laid, after: Laid) -> bool:
    if (before.least or 0) < (after.least or 0):
        return False
    return after.most is None or (before.most is not None and before.most <= after.most)


def _are_same(items: list[Nodes], events: tuple[Nodes, Nodes]) -> bool:
    """Whether the events of a list meet what a single event meets, in both contracts."""
    for own, single in zip(items, events, strict=True):
        followed = [node.digest() for each in own for node in core(each, "object")]
        # A single event's schema is also asked about what is no object: `core` has followed `else`, and there it is.
        if followed != [node.digest() for node in single]:
            return False
    return True
