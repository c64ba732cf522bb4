"""One way of a comparison: what the old contract accepts and the new one refuses, with payloads that show it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from commerce_events.diff.change import Reason
from commerce_events.diff.decide import Tag
from commerce_events.diff.edits import edits
from commerce_events.diff.events import Events, Found, strange
from commerce_events.diff.inclusion import FOR_ALL, Gap, Inclusion
from commerce_events.diff.judge import Judge
from commerce_events.diff.kinds import KINDS, Laid, Nodes
from commerce_events.diff.lay import lay
from commerce_events.diff.rules import Rules, core
from commerce_events.diff.sample import LONGEST_LIST
from commerce_events.diff.show import Show
from commerce_events.diff.steps import Steps
from commerce_events.diff.tags import mentioned, tagged

#: The names of what is compared beside events: a batch as a whole, and a payload.
BATCH_NAME, PAYLOAD_NAME = "batch", "payload"


class Way:
    """The comparison, from one contract to another."""

    def __init__(self, old: Rules, new: Rules, judges: tuple[Judge, Judge]) -> None:
        self._old, self._new = old, new
        self._inclusion = Inclusion(*judges, Steps(FOR_ALL))
        self._show = Show(old, new, self._inclusion)
        self._show_in_list = Show(old, new, self._inclusion, in_list=True)
        self._events = Events(old, new, self._inclusion, self._show)

    def reasons(self) -> Found:
        """Why payloads that were valid are not, or may not be, by what they are."""
        events = core(self._old.payload, "object"), core(self._new.payload, "object")
        found = self._events.reasons(*events)
        items = [tuple(each.items) for each in (self._old.batch, self._new.batch)]
        found[BATCH_NAME] = [*self._batch(*items, is_same=_are_same(items, events))]
        found[PAYLOAD_NAME] = [*self._scalars()]
        return {name: reasons for name, reasons in found.items() if reasons}

    def _scalars(self) -> Iterator[Reason]:
        """Payloads that are no list and no object."""
        roots = (self._old.payload,), (self._new.payload,)
        for kind in KINDS[:4]:
            if gap := self._inclusion.of_kind(*roots, kind):
                yield self._show.reason("payload", kind, gap, edits(*roots), [] if gap.because else [gap.witness])

    def _batch(self, old: Nodes, new: Nodes, *, is_same: bool) -> Iterator[Reason]:
        before, after = self._old.batch, self._new.batch
        if self._inclusion.is_nothing(before):
            return
        changed = edits(core(self._old.payload, "array"), core(self._new.payload, "array"))
        changed = tuple(edit for edit in changed if edit.keyword != "items")
        if self._inclusion.is_nothing(after) or not _fits(before, after):
            yield self._show.reason("batch", BATCH_NAME, Gap("values"), changed, self._lists(before, after))
        for reason in strange(before, after):
            payload = self._show.first(self._lists(before, after))
            yield reason if payload is None else Reason("keyword", "breaking", reason.name, payload)
        if not is_same and before.most != 0:
            yield from self._items(Events(self._old, self._new, self._inclusion, self._show_in_list).reasons(old, new))
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
            gap = self._inclusion.of_kind(old, new, kind)
            if gap:
                yield self._show_in_list.reason("items", kind, gap, (), [] if gap.because else [gap.witness])

    def _lists(self, before: Laid, after: Laid) -> Iterator[list[Any]]:
        """Lists of sizes that may be accepted before, and not after."""
        least = int(before.least or 0)
        wanted = [least, int(after.least or 0) - 1, int(after.most) + 1 if after.most is not None else least]
        sizes = [size for size in dict.fromkeys([*wanted, int(before.most or 0)]) if least <= size <= LONGEST_LIST]
        events = self._fitting(before, after)
        # The first event is one that both accept: what a list of it shows, its size shows.
        for event in events[:2]:
            yield from ([event] * size for size in sizes)
        yield from (events[:size] for size in sizes)

    def _fitting(self, before: Laid, after: Laid) -> list[Any]:
        """A few events for lists, first one that both contracts accept, if there is any."""
        found: list[Any] = []
        nodes = tuple(before.items)
        known = frozenset(mentioned(nodes))
        for text in sorted(known):
            own = (tagged(self._old.files, Tag(text, is_there=True), known), *nodes)
            for event in islice(self._events.of(json.loads(text), own, lay(own, "object")), 1):
                if self._inclusion.old.accepts(nodes, event):
                    if self._inclusion.new.accepts(tuple(after.items), event):
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
