"""The verdict without the fast path: the strict parser and the judge alone, on every event."""

from datetime import datetime
from typing import Any

from commerce_events import Report
from commerce_events._accept.acceptor import Acceptor, acceptor
from commerce_events._contract.contract import contract
from commerce_events._examine import examine
from commerce_events._judge import accepts
from commerce_events._report import describe
from commerce_events._text.body import Body, read
from commerce_events._validate import MAX_BYTES, MAX_VIOLATIONS

RULES = contract("v1")
FAST = acceptor("v1")


class Doubtful(Acceptor):
    """A fast path that never says yes."""

    def event(self, value: Any) -> None:
        """Nothing is certain."""


def read_strictly(body: Any) -> Body:
    """A body as the strict parser reads it."""
    return read(body, max_bytes=MAX_BYTES, explain=MAX_VIOLATIONS + 1)


def judged(body: Body) -> bool:
    """The judge's verdict on a body as read."""
    if body.refused:
        return False
    if not isinstance(body.value, list):
        return accepts(RULES.form_of(body.value)[1], body.value)
    return accepts(RULES.batch, body.value) and all(accepts(RULES.form_of(each)[1], each) for each in body.value)


def reported(body: Any, now: datetime) -> Report:
    """The report on a body, every event of which is put to the judge."""
    given = read_strictly(body)
    outcome = examine(RULES, _DOUBTFUL, given, tolerant=False, most=MAX_VIOLATIONS, now=now)
    return describe(RULES, given, outcome, most=MAX_VIOLATIONS, show_values=False)


_DOUBTFUL = Doubtful(RULES)


def disagreement(raw: bytes) -> str | None:
    """What the fast path accepts in a text that the judge does not; None if there is nothing."""
    given = read_strictly(raw)
    valid = judged(given)
    if FAST.text(raw) is not None and not valid:
        return "a text"
    if not given.refused and FAST.parsed(given.value, MAX_BYTES) is not None and not valid:
        return "parsed JSON"
    if any(event is not None for _, event in FAST.each(raw)):
        return _in_batch(raw, given)
    lines = raw.split(b"\n")
    if len(lines) > 1 and FAST.lines(lines) is not None and not all(_is_event(line) for line in lines):
        return "lines"
    return None


def _in_batch(raw: bytes, given: Body) -> str | None:
    """Whether an event is accepted that the judge refuses; in a text that is refused none counts."""
    if given.refused:
        return None
    for (_, event), value in zip(FAST.each(raw), given.value, strict=True):
        if event is not None and not accepts(RULES.form_of(value)[1], value):
            return "an event of a batch"
    return None


def _is_event(line: bytes) -> bool:
    given = read_strictly(line)
    return isinstance(given.value, dict) and judged(given)
