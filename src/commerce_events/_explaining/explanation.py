"""Explain a judgement: what is wrong with a document, what is suspicious about it, in the order of its text.

The verdict is that of the judgement, and never follows from what is found: what is refused is invalid, also where
nothing explains it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._explaining.events import Events, Warned
from commerce_events._explaining.seen import Seen, seen
from commerce_events._explaining.text import explain_text
from commerce_events._explaining.unix_time import latest
from commerce_events._explaining.violations import explain_batch, explain_event, in_order
from commerce_events._explaining.warnings import RULES
from commerce_events._finding import Finding
from commerce_events._judging.events import Opened
from commerce_events._judging.judgement import Judgement
from commerce_events._messages import REFUSED
from commerce_events._pointer import Path
from commerce_events._shown import shown


@dataclass(slots=True)
class Explanation:
    """What was found in a document, in the order of its text.

    Attributes:
        errors: What is wrong.
        warnings: What is suspicious.
    """

    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)


def explain(contract: Contract, judgement: Judgement, *, limit: int, now: datetime) -> Explanation:
    """Explain a judgement whose events were judged.

    Once there are more than `limit` errors, nothing is found in the events that follow, and no more warnings are found
    than one beyond the limit: what a hostile payload costs is bounded.
    """
    if not judgement.is_readable:
        return Explanation(_explain_refusal(contract, judgement, limit) or [Finding(REFUSED)])
    return _Explainer(contract, judgement, limit, now).explain()


def _explain_refusal(contract: Contract, judgement: Judgement, limit: int) -> list[Finding]:
    """Explain why a document can't be taken apart."""
    if judgement.refusal is not None:
        return [judgement.refusal]
    if judgement.wrong_batch is not None:
        return explain_batch(contract, judgement.wrong_batch)
    return [*islice(explain_text(judgement.document), limit + 1)]


class _Explainer:
    """Explains the events of one document."""

    def __init__(self, contract: Contract, judgement: Judgement, limit: int, now: datetime) -> None:
        self._now = now
        self._contract = contract
        self._judgement = judgement
        self._limit = limit
        self._until = latest(now)
        self._found = Explanation()
        #: By event: as what it was explained, its errors, and its unknown properties that are let pass.
        self._seen: dict[int, Seen] = {}
        self._errors: dict[int, list[Finding]] = {}
        self._tolerated: dict[int, list[Finding]] = {}

    def explain(self) -> Explanation:
        """Explain the events, as many as the limit allows."""
        events = self._judgement.events
        end = len(events)
        for index, event in enumerate(events if Opened in map(type, events) else ()):
            if type(event) is Opened and (self._judgement.tolerant or not event.is_valid):
                self._explain_event(index, event)
                if len(self._found.errors) > self._limit:
                    end = index + 1
                    break
        self._warn(Events.of(self._contract, self._judgement, self._now, end))
        return self._found

    def _path(self, index: int) -> Path:
        return (index,) if self._judgement.in_batch else ()

    def _explain_event(self, index: int, event: Opened) -> None:
        tolerant, path = self._judgement.tolerant, self._path(index)
        listed = sum(map(len, self._tolerated.values())) if tolerant else len(self._found.errors)
        room = max(0, self._limit + 1 - listed)
        self._seen[index] = looked_at = seen(self._contract, event, path)
        found = explain_event(
            self._contract, looked_at, path, blame_unknown=not tolerant, most_unknown=room, until=self._until
        )
        if tolerant:
            self._tolerated[index] = [finding for finding in found if finding.code == "unknown-property"]
            found = [finding for finding in found if finding.code != "unknown-property"]
        self._errors[index] = found
        if not event.is_valid:
            self._found.errors += found or [Finding(REFUSED, path)]

    def _warn(self, events: Events) -> None:
        """Find the warnings about events."""
        tolerated = ((index, finding) for index, findings in self._tolerated.items() for finding in findings)
        found_by: list[Iterator[Warned]] = [tolerated, *[rule(events) for rule in RULES]]
        sources = [chain([first], warned) for warned in found_by if (first := next(warned, None)) is not None]
        if not sources:
            return
        # What may be anywhere in an event is found as a whole, and then put in order: nothing is cut off by its rule.
        whole = max(map(len, events.deprecated.values()), default=0) + events.values.most
        for index, of_event in groupby(merge(*sources, key=_index), key=_index):
            room = self._limit + 1 - len(self._found.warnings)
            if room <= 0:
                break
            room += whole + len(self._tolerated.get(index, ()))
            found = [*islice(self._new(index, map(itemgetter(1), of_event)), room)]
            if len(found) > 1:
                found = in_order(self._judgement.value(index), self._path(index), found)
            self._found.warnings += found

    def _new(self, index: int, warned: Iterator[Finding]) -> Iterator[Finding]:
        """Yield the findings about an event that its errors do not report already."""
        tolerated = self._tolerated.get(index, [])
        yield from islice(warned, len(tolerated))
        if index not in self._errors:
            yield from warned
            return
        path, reported = self._path(index), [*self._errors[index], *tolerated]
        looked_at = self._seen[index]
        if looked_at.is_envelope:
            return
        known = self._known_names(looked_at.event)
        wrong = {error.path for error in reported if error.code != "missing-property"}
        suggested = {error.params.get("suggestion") for error in reported}
        renamed = {error.params["found"] for error in reported if "found" in error.params}
        for finding in warned:
            is_unknown = finding.path[:-1] == path and finding.path[-1] not in known
            # A name that a missing property was meant by is not reported by itself.
            is_reported = finding.path in wrong or (is_unknown and shown(str(finding.path[-1])) not in renamed)
            if not is_reported and not (finding.code == "timestamp-missing" and "timestamp" in suggested):
                yield finding

    def _known_names(self, event: Opened) -> Any:
        """Return the names that an event may have. Of those that it may not have only some are among its errors."""
        schema = self._contract.flat_of(event.event_type).schema
        return schema["properties"] if "additionalProperties" in schema else event.value


def _index(warned: tuple[int, Finding]) -> int:
    return warned[0]
