"""The verdict of the strict parser and `jsonschema` alone, and who has another one."""

from datetime import datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from commerce_events import InvalidPayload, Report, check, is_valid, validate
from commerce_events._accept.acceptor import acceptor
from commerce_events._contract.contract import contract
from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import FlatForm
from commerce_events._examine import examine
from commerce_events._report import describe
from commerce_events._text.body import Body, read
from commerce_events.validator import MAX_BYTES, MAX_VIOLATIONS

RULES = contract("v1")
FAST = acceptor("v1")


def read_strictly(body: Any) -> Body:
    """A body as the strict parser reads it."""
    return read(body, max_bytes=MAX_BYTES, limit=MAX_VIOLATIONS)


def accepts(form: FlatForm, value: Any) -> bool:
    """The verdict of `jsonschema` on a value."""
    return bool(_validator(form).is_valid(value))


@cache
def _validator(form: FlatForm) -> Draft202012Validator:
    return validator(form.schema)


def judged(body: Body) -> bool:
    """The verdict on a body as read."""
    if body.refused:
        return False
    if not isinstance(body.value, list):
        return accepts(RULES.form_of(body.value)[1], body.value)
    return accepts(RULES.batch, body.value) and all(accepts(RULES.form_of(each)[1], each) for each in body.value)


def reported(body: Any, now: datetime) -> Report:
    """The report on a body, every event of which is judged and explained."""
    given = read_strictly(body)
    outcome = examine(RULES, given, tolerant=False, limit=MAX_VIOLATIONS, now=now)
    return describe(RULES, given, outcome, limit=MAX_VIOLATIONS, show_values=False)


def disagreement(raw: bytes) -> str | None:
    """What the fast path says of a text that is not so; None if there is nothing."""
    given = read_strictly(raw)
    valid = judged(given)
    verdict = FAST.verdict(raw)
    if (verdict and not valid) or (verdict is False and not given.refused):
        return "a text"
    if not given.refused and FAST.parsed(given.value, MAX_BYTES) is not None and not valid:
        return "parsed JSON"
    if FAST.candidates(raw):
        return _in_batch(raw, given)
    lines = raw.split(b"\n")
    if len(lines) > 1 and FAST.lines(lines) is not None and not all(_is_event(line) for line in lines):
        return "lines"
    return None


def misjudged(raw: bytes) -> str | None:
    """The function of the package that has another verdict on a text than the judge; None if there is none."""
    valid = judged(read_strictly(raw))
    if is_valid(raw) is not valid:
        return "is_valid"
    report = check(raw)
    if report.valid is not valid or bool(report.violations) is valid:
        return "check"
    try:
        validate(raw)
    except InvalidPayload:
        return "validate" if valid else None
    return None if valid else "validate"


def _in_batch(raw: bytes, given: Body) -> str | None:
    """Whether an event is accepted that the judge refuses; in a text that is refused none counts."""
    if given.refused:
        return None
    for (_, event), value in zip(FAST.candidates(raw), given.value, strict=True):
        if event is not None and FAST.is_strict([event]) and not accepts(RULES.form_of(value)[1], value):
            return "an event of a batch"
    return None


def _is_event(line: bytes) -> bool:
    given = read_strictly(line)
    return isinstance(given.value, dict) and judged(given)
