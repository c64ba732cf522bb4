"""The verdict of the strict parser and `jsonschema` alone, and who has another one."""

from datetime import datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from commerce_events import InvalidPayload, Report, check, is_valid, validate
from commerce_events._contract.contract import contract
from commerce_events._contract.dialect import validator
from commerce_events._contract.flatten import FlatSchema
from commerce_events._explaining.report_of import report_of
from commerce_events._judging.fast_path import FastPath
from commerce_events._judging.judgement import Judgement
from commerce_events._reading.document import read
from commerce_events._reading.inspect import inspect
from commerce_events._reading.parse import NotIJSONError, parse
from commerce_events.validator import MAX_BYTES, MAX_VIOLATIONS

RULES = contract("v1")
FAST = FastPath(RULES)


class Unreadable:
    """Stands for the value of a body that is refused before it is judged."""


UNREADABLE = Unreadable()


class NoFastPath:
    """A fast path that accepts nothing."""

    def decode(self, _: bytes) -> tuple[None, bool]:
        """Decode nothing."""
        return None, False

    def split(self, _: bytes) -> tuple[()]:
        """Find no texts of events."""
        return ()

    def convert(self, _: Any) -> list[None]:
        """Convert nothing."""
        return []

    def inspect(self, *_: Any) -> None:
        """Know nothing."""

    def free_values(self, _: Any) -> list[Any]:
        """Find nothing."""
        return []


def read_strictly(body: Any) -> Any:
    """Read a body with the strict parser; `UNREADABLE` if it is refused."""
    if isinstance(body, (dict, list)):
        return UNREADABLE if inspect(body, MAX_BYTES).finding else body
    try:
        raw = body if isinstance(body, bytes) else body.encode()
        return parse(raw.decode()) if len(raw) <= MAX_BYTES else UNREADABLE
    except (NotIJSONError, UnicodeError):
        return UNREADABLE


def accepts(flat: FlatSchema, value: Any) -> bool:
    """The verdict of `jsonschema` on a value."""
    return bool(_validator(flat).is_valid(value))


@cache
def _validator(flat: FlatSchema) -> Draft202012Validator:
    return validator(flat.schema)


def judged(value: Any) -> bool:
    """Return the verdict on a body as read."""
    if value is UNREADABLE:
        return False
    if not isinstance(value, list):
        return accepts(RULES.schema_of(value)[1], value)
    return accepts(RULES.batch, value) and all(accepts(RULES.schema_of(each)[1], each) for each in value)


def reported(body: Any, now: datetime) -> Report:
    """Return the report on a body, every event of which is judged by its keywords."""
    without: Any = NoFastPath()
    judgement = Judgement(RULES, without, read(body, MAX_BYTES), tolerant=False)
    return report_of(RULES, judgement, MAX_VIOLATIONS, show_values=False, now=now)


def disagreement(raw: bytes) -> str | None:
    """Return what the fast path says of a text that is not so; None if there is nothing."""
    value = read_strictly(raw)
    valid = judged(value)
    try:
        decoded, is_certain = FAST.decode(raw)
    except NotIJSONError:
        return None if value is UNREADABLE else "a text"
    if is_certain and not valid:
        return "a text"
    if isinstance(value, (dict, list)) and FAST.inspect(FAST.convert(value), MAX_BYTES) is not None and not valid:
        return "parsed JSON"
    if texts := FAST.split(raw):
        return _in_batch(texts, decoded if isinstance(decoded, list) else None, value)
    lines = raw.split(b"\n")
    accepted = FAST.accept_lines(lines)[0] if len(lines) > 1 else []
    are_right = all(_is_event(lines[index]) for index in accepted)
    return None if are_right else "lines"


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


def _in_batch(texts: Any, decoded: Any, value: Any) -> str | None:
    """Return whether an event is accepted that the judge refuses; in a text that is refused none counts."""
    try:
        found = [*FAST.partition(texts, decoded, in_batch=True)]
    except NotIJSONError:
        return None if value is UNREADABLE else "a batch"
    if value is UNREADABLE:
        return None
    for index in [index for run in found if not isinstance(run, tuple) for index in run]:
        if not accepts(RULES.schema_of(value[index])[1], value[index]):
            return "an event of a batch"
    return None


def _is_event(line: bytes) -> bool:
    value = read_strictly(line)
    return isinstance(value, dict) and judged(value)
