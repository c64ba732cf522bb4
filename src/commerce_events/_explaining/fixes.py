"""Try fixes: apply what is proposed for a finding to a copy; offer it if the finding is gone then, and none is new.

A patch is tried on its event alone, edits on the text as a whole. What becomes readable by edits may have other
mistakes: they were there before, and the next check reports them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._explaining.explanation import explain
from commerce_events._explaining.patch import patched, placed
from commerce_events._explaining.proposals import EDITS, PATCHES
from commerce_events._finding import Finding
from commerce_events._judging.judgement import Judgement
from commerce_events.fix import Edit, Fix, Offer

#: For one report as many characters are tried as its document has bytes, and this many more; and so of what is offered.
TRIED, OFFERED = 64 * 1024, 12 * 1024

#: With more errors than these, it is not known whether a change adds one.
MOST_ERRORS = 200

#: What a number or a literal, and what stands around a value, counts for.
_NUMBER, _AROUND = 8, 4

#: What errors are compared by: their codes, places and parameters.
_Errors = Counter[tuple[Any, ...]]


class Fixes:
    """The fixes of one report, with a budget for what is tried and for what is offered.

    Args:
        contract: The contract.
        judgement: The judgement that the report is on.
        now: The moment that timestamps are compared with.
        show_values: The JSON form may have values of the payload.
    """

    def __init__(self, contract: Contract, judgement: Judgement, now: datetime, *, show_values: bool) -> None:
        self._contract = contract
        self._judgement = judgement
        self._now = now
        self._show_values = show_values
        self._to_try, self._to_offer = TRIED + judgement.size, OFFERED + judgement.size
        self._errors_before: dict[int, _Errors] = {}

    def offer(self, finding: Finding) -> Offer | None:
        """Return an offer that tries a fix when it is asked for it; None if nothing fixes findings of this kind."""
        kind = finding.code, finding.params.get("reason")
        attempt: Callable[[], Fix | None]
        if finding.offset is not None and kind in EDITS:
            attempt, is_shown = partial(self._try_edits, finding, EDITS[kind]), True
        elif kind in PATCHES:
            proposal = PATCHES[kind]
            attempt = partial(self._try_patch, finding, proposal.propose)
            is_shown = self._show_values or not proposal.has_values
        else:
            return None
        return Offer(attempt, is_shown=is_shown)

    def _try_patch(self, finding: Finding, propose: Callable[..., Any]) -> Fix | None:
        batch_index = finding.path[:1] if self._judgement.in_batch else ()
        index, path = int((*batch_index, 0)[0]), finding.path[len(batch_index) :]
        event = self._judgement.value(index)
        operations = propose(event, path, finding.params)
        after = patched(event, operations) if operations else None
        is_event = isinstance(after, dict) or (isinstance(after, list) and not batch_index)
        if not is_event or not self._can_pay_for(after):
            return None
        if index not in self._errors_before:
            self._errors_before[index] = self._errors(event) if isinstance(event, (dict, list)) else Counter()
        left = self._errors(after)
        is_fixed = not left or _is_less(left, self._errors_before[index], (finding.code, path, finding.params))
        return self._offered(Fix(patch=placed(operations, batch_index))) if is_fixed else None

    def _try_edits(self, finding: Finding, propose: Callable[..., Any]) -> Fix | None:
        document = self._judgement.document
        text = str(document.raw or b"", "utf-8") if document.text is None else document.text
        edits = [Edit(*each) for each in propose(text, finding.offset, finding.params) or ()]
        if not edits or not self._can_pay_for(text):
            return None
        after = edited(text, edits)
        is_fixed = self._is_readable(after) or _is_less(
            self._errors(after), self._errors(text), (finding.code, finding.path, finding.params)
        )
        return self._offered(Fix(edits=tuple(edits))) if is_fixed else None

    def _is_readable(self, body: Any) -> bool:
        judgement = self._judgement.of_another(body)
        return bool(judgement.events) or judgement.wrong_batch is not None

    def _errors(self, body: Any) -> _Errors:
        """Return the errors of a body."""
        judgement = self._judgement.of_another(body)
        _ = judgement.events  # judges them
        found = explain(self._contract, judgement, limit=MOST_ERRORS, now=self._now).errors
        return Counter((error.code, error.path, error.params) for error in found)

    def _can_pay_for(self, value: Any) -> bool:
        self._to_try -= weight(value)
        return self._to_try >= 0

    def _offered(self, fix: Fix) -> Fix | None:
        self._to_offer -= weight(fix.to_dict())
        return fix if self._to_offer >= 0 else None


def weight(value: Any) -> int:
    """Return about how many characters a value has as JSON: the same number in every language."""
    if isinstance(value, str):
        return len(value) + _AROUND
    if isinstance(value, dict):
        return _AROUND + sum(map(weight, value)) + sum(map(weight, value.values()))
    return _AROUND + sum(map(weight, value)) if isinstance(value, list) else _NUMBER


def _is_less(left: _Errors, before: _Errors, fixed: tuple[Any, ...]) -> bool:
    """Return whether one error is gone and none is new."""
    return before.total() <= MOST_ERRORS and not left - (before - Counter([fixed]))


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits made."""
    parts, end = [], 0
    for edit in edits:
        parts += [text[end : edit.offset], edit.replacement]
        end = edit.offset + edit.length
    return "".join([*parts, text[end:]])
