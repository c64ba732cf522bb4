"""Edit contracts at random, compare each with what it was, and look for a payload or a peer that contradicts."""

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events.diff.change import Change, Side
from commerce_events.diff.compare import compare
from commerce_events.diff.rules import Rules, of_documents, of_single
from proofs.diff.edits import TYPES, Documents, edited, started
from proofs.diff.payloads import drawn
from proofs.diff.peer import Peer, covers

#: How many contradictions are printed.
_PRINTED = 20


def main() -> int:
    """Run so many edits, or as many as there is time for; 1 if there is a contradiction."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=math.inf)
    options = parser.parse_args()
    tally: Counter[str] = Counter()
    end = time.monotonic() + options.seconds
    for number in range(options.edits):
        if time.monotonic() > end:
            break
        for said in contradictions(Random(f"{options.seed}:{number}"), tally):
            tally["contradictions"] += 1
            if tally["contradictions"] <= _PRINTED:
                print(f"edit {options.seed}:{number}: {said}")
    print(json.dumps(tally, sort_keys=True))
    return 1 if tally["contradictions"] or not tally["compatible"] else 0


def contradictions(random: Random, tally: Counter[str]) -> Iterator[str]:
    """What contradicts the comparison of one pair of contracts."""
    old = edited(started(random), random, random.choice((0, 0, 1, 2)))
    new = edited(old, random, random.choice((1, 1, 2, 3)))
    try:
        rules = _rules(old), _rules(new)
    except ContractError:
        tally["refused"] += 1
        return
    try:
        peers = Peer(old), Peer(new)
    except ValueError:
        tally["not read by the peer"] += 1
        return
    changes = {change.name: change for change in compare(*rules)}
    tally["compared"] += 1
    sides: tuple[tuple[Side, Peer, Peer], ...] = (("senders", peers[0], peers[1]), ("receivers", peers[1], peers[0]))
    payloads = [*drawn(old, new, random)]
    for side, yes, no in sides:
        for change in changes.values():
            tally[change.verdict(side)] += 1
            yield from _false_payloads(change, side, yes, no)
        for payload in payloads:
            if _is_compatible(changes, payload, side) and yes.accepts(payload) and not no.accepts(payload):
                yield f"compatible for {side}, but {payload!r}"
        for name in TYPES:
            if _is_compatible(changes, {"type": name}, side):
                answer = covers(no, yes, name)
                tally[f"the peer says {answer}"] += 1
                if answer is False:
                    yield f"compatible for {side}, but the peer says that {name} is not covered"


def _rules(documents: Documents) -> Rules:
    return of_single("single", documents[""]) if "" in documents else of_documents("folder", documents)


def _false_payloads(change: Change, side: Side, yes: Peer, no: Peer) -> Iterator[str]:
    for reason in change.reasons(side):
        if reason.payload is not None and not (yes.accepts(reason.payload) and not no.accepts(reason.payload)):
            yield f"breaking for {side}, but not by {reason.payload!r}"


def _is_compatible(changes: dict[str, Change], payload: Any, side: Side) -> bool:
    """Whether all that concerns a payload is compatible."""
    names = {"batch", "payload", "any-event"} if isinstance(payload, list) else set()
    for event in payload if isinstance(payload, list) else [payload]:
        name = event.get("type") if isinstance(event, dict) else None
        names.add(name if isinstance(name, str) and name in changes else "any-event")
        if not isinstance(event, dict):
            names.add("payload")
    return all(changes[name].verdict(side) == "compatible" for name in names if name in changes)


if __name__ == "__main__":
    sys.exit(main())
