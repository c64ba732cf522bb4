"""Pair bodies with those who are right about them, and read the times of the pairs."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from benchmarks.bodies import Case, Form
from benchmarks.candidates import OWN, PARSING, Candidate
from benchmarks.clock import Work, ratio
from benchmarks.targets import Measured, Row

#: A body, its form, and the name of who is asked about it.
Key = tuple[str, Form, str]
Times = Mapping[Key, Sequence[float]]


class WrongVerdictError(Exception):
    """One of our own verdicts is wrong: there is no use in measuring how fast it is."""


def of_rows(rows: Iterable[Row], candidates: Sequence[Candidate]) -> set[Key]:
    """Return what has to be timed for rows: on each body parsing, the call, and who finds the same as the call."""
    kinds = {candidate.name: candidate.kind for candidate in candidates}
    found: set[Key] = set()
    for row in rows:
        if row.call:
            case, form, name = row.call
            found |= {(case, form, each) for each in (PARSING, name, *_peers(name, kinds))}
    return found


def _peers(name: str, kinds: Mapping[str, str]) -> list[str]:
    return [peer for peer, kind in kinds.items() if kind == kinds[name] and not peer.startswith(OWN)]


def works(
    found: Iterable[Case], candidates: Iterable[Candidate], parse: Callable[[bytes], Any], wanted: set[Key]
) -> dict[Key, Work]:
    """Return what is timed of what is wanted: parsing, and those whose verdict is right.

    Raises:
        WrongVerdictError: One of ours is not.
    """
    timed: dict[Key, Work] = {}
    for case in found:
        if (case.name, case.form, PARSING) in wanted:
            timed[case.name, case.form, PARSING] = (parse, case.body)
        for candidate in candidates:
            key: Key = (case.name, case.form, candidate.name)
            if key not in wanted:
                continue
            call = candidate.of_bytes if case.form == "bytes" else candidate.of_parsed
            argument = case.body if case.form == "bytes" else json.loads(case.body)
            if call(argument) is case.valid:
                timed[key] = (call, argument)
            elif candidate.name.startswith(OWN):
                raise WrongVerdictError(f"{candidate.name} is wrong about: {case.name}, {case.form}")
    return timed


def measured(rows: Iterable[Row], times: Times, candidates: Sequence[Candidate]) -> dict[str, Measured]:
    """Return what the calls of rows take, and the peers beside them, as multiples of parsing the same bytes."""
    kinds = {candidate.name: candidate.kind for candidate in candidates}
    found: dict[str, Measured] = {}
    for row in rows:
        if row.call:
            case, form, name = row.call
            base = times[case, form, PARSING]
            peers = {peer: times[case, form, peer] for peer in _peers(name, kinds) if (case, form, peer) in times}
            ratios = {peer.partition(",")[0]: ratio(taken, base).median for peer, taken in peers.items()}
            found[row.name] = Measured(ratio(times[row.call], base), ratios)
    return found
