"""Edit a contract at random, compare it with what it was, and ask another implementation to contradict."""

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Protocol

from commerce_events._contract.flatten import ContractError
from commerce_events.diff.change import Change, Side
from commerce_events.diff.compare import compare
from commerce_events.diff.rules import Rules, of_documents, of_single
from proofs.diff.edits import TYPES, Documents, edited, started
from proofs.diff.payloads import drawn


class Peer(Protocol):
    """A contract as another implementation reads it."""

    def accepts(self, payload: Any) -> bool:
        """Whether a payload is valid."""

    def covers(self, old: Any, name: str) -> bool | None:
        """Whether it accepts all events of a type that an older one does; None if it can't say."""


def contradictions(random: Random, tally: Counter[str], peer: Callable[[Documents], Peer]) -> Iterator[str]:
    """What contradicts the comparison of one pair of contracts."""
    old = edited(started(random), random, random.choice((0, 0, 1, 2)))
    new = edited(old, random, random.choice((1, 1, 2, 3)))
    try:
        rules = _rules(old), _rules(new)
    except ContractError:
        tally["refused"] += 1
        return
    try:
        peers = peer(old), peer(new)
    except ValueError:
        tally["not read by the peer"] += 1
        return
    changes = {change.name: change for change in compare(*rules)}
    payloads = [(payload, _names(changes, payload)) for payload in drawn(old, new, random)]
    tally["compared"] += 1
    sides: tuple[tuple[Side, Peer, Peer], ...] = (("senders", peers[0], peers[1]), ("receivers", peers[1], peers[0]))
    for side, yes, no in sides:
        safe = {name for name, change in changes.items() if change.verdict(side) == "compatible"}
        for change in changes.values():
            tally[change.verdict(side)] += 1
            yield from _false_payloads(change, side, yes, no)
        for payload, names in payloads:
            if names <= safe and yes.accepts(payload) and not no.accepts(payload):
                yield f"compatible for {side}, but {payload!r}"
        for name in TYPES:
            if _names(changes, {"type": name}) <= safe:
                answer = no.covers(yes, name)
                tally[f"the peer says {answer}"] += 1
                if answer is False:
                    yield f"compatible for {side}, but the peer says that {name} is not covered"


def _rules(documents: Documents) -> Rules:
    return of_single("single", documents[""]) if "" in documents else of_documents("folder", documents)


def _false_payloads(change: Change, side: Side, yes: Peer, no: Peer) -> Iterator[str]:
    for reason in change.reasons(side):
        if reason.payload is not None and not (yes.accepts(reason.payload) and not no.accepts(reason.payload)):
            yield f"breaking for {side}, but not by {reason.payload!r}"


def _names(changes: dict[str, Change], payload: Any) -> set[str]:
    """The changes that concern a payload."""
    names = {"batch", "payload", "any-event"} if isinstance(payload, list) else set()
    for event in payload if isinstance(payload, list) else [payload]:
        name = event.get("type") if isinstance(event, dict) else None
        names.add(name if isinstance(name, str) and name in changes else "any-event")
        if not isinstance(event, dict):
            names.add("payload")
    return names & changes.keys()
