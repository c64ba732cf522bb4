"""The answer of a check, as frozen values: a report, the verdict on each event, and what is wrong.

    ValueError
    └── InvalidPayload      raised by `validate`; its `report` says everything

Codes, locations and the names of the JSON form are API; the wording of messages and hints is not.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NoReturn, cast

from commerce_events._json_types import Code, Language, ReportDict, ViolationDict
from commerce_events._messages import LANGUAGES, phrase, sentence, words
from commerce_events._options import one_of
from commerce_events._params import NONE, Params
from commerce_events._shown import shown
from commerce_events.fix import Fix, Offer

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong, or, among the warnings of a report, one thing that is suspicious.

    Attributes:
        code: What is wrong, such as `missing-property`.
        severity: `error` for what is wrong, `warning` for what never makes a payload invalid.
        instance_location: The value concerned, as a JSON Pointer (RFC 6901) into the payload. A property that is
            missing is reported for the object that lacks it.
        keyword_location: The keyword of the schemas that says so, as a URI reference relative to the address that
            all versions are published under: `v1/event.schema.json#/required`. None where no schema can say it.
        event_index: The event's index in its batch, from 0; None outside a batch.
        event_type: The event's type, if it is one of the contract's.
        line: The line of the text, from 1; None if parsed JSON was given, or the body was not read.
        column: The column in that line, in characters, from 1; None likewise.
        params: What the words are filled with, as a read-only mapping: names, limits, types and choices, no values of
            the payload without `show_values`. Names are as they are shown: shortened, and every character visible.
            `reason` is the case of the code where it has several, such as `no-offset`; `reasons` are all, where several
            may be true at once. What the contract says of something deprecated is there in each language. With
            `show_values`, `written` is the value as the contract has it, where that is certain.
        value: The value concerned as JSON text, shortened; None unless asked for with `show_values`. `repr` leaves it
            out.
    """

    code: Code
    severity: Severity = "error"
    instance_location: str = ""
    keyword_location: str | None = None
    event_index: int | None = None
    event_type: str | None = None
    line: int | None = None
    column: int | None = None
    params: Params = NONE
    value: str | None = field(default=None, repr=False)
    _offer: Offer | None = field(default=None, repr=False, compare=False)

    def message(self, lang: Language = "en") -> str:
        """What is wrong, as a sentence in English (`en`) or Spanish (`es`).

        It has no values of the payload, unless `show_values` asked for them.

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        text = sentence(self.code, "message", self.params, lang)
        if self.value is None:
            return text
        return phrase(words(lang)["value"], {"message": text, "value": self.value}, lang)

    def hint(self, lang: Language = "en") -> str:
        """What to do about it, as sentences in English (`en`) or Spanish (`es`).

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        text = sentence(self.code, "hint", self.params, lang)
        if "written" not in self.params:
            return text
        return phrase(words(lang)["written"], {"hint": text, "written": self.params["written"]}, lang)

    @property
    def fix(self) -> Fix | None:
        """A change that fixes it, for programs; None where what was sent would not be certain to be kept.

        It is tried when it is first asked for, on the payload as it is then: the event is valid with it, or has lost
        this violation and gained none. For all fixes of one report, as much is tried as the payload has bytes, and 64
        KiB more; beyond that none is offered.
        """
        return None if self._offer is None else self._offer.fix

    def to_dict(self, lang: Language = "en") -> ViolationDict:
        """The violation as JSON, with the names of JSON Schema's output format; what is not known is left out.

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        fix = self._offer.fix if self._offer is not None and self._offer.is_shown else None
        members = {
            "code": self.code,
            "instanceLocation": self.instance_location,
            "keywordLocation": self.keyword_location,
            "eventIndex": self.event_index,
            "eventType": self.event_type,
            "line": self.line,
            "column": self.column,
            "params": self.params.to_dict(),
            "value": self.value,
            "error": self.message(lang),
            "hint": self.hint(lang),
            "fix": fix.to_dict() if fix else None,
        }
        return cast("ViolationDict", {name: member for name, member in members.items() if member is not None})


@dataclass(frozen=True, slots=True)
class EventVerdict:
    """The verdict on one event.

    Attributes:
        index: Its index in the batch, from 0; None if the payload is that one event.
        type: Its type, if it is one of the contract's.
        valid: Whether the contract accepts it.
    """

    index: int | None
    type: str | None
    valid: bool


@cache
def accepted(index: int | None, event_type: str | None) -> EventVerdict:
    """The verdict on a valid event. There are few different ones: each is made once."""
    return EventVerdict(index, event_type, valid=True)


@cache
def refused(index: int | None, event_type: str | None) -> EventVerdict:
    """The verdict on an invalid event, likewise made once."""
    return EventVerdict(index, event_type, valid=False)


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to one payload.

    Attributes:
        version: The version of the contract that judged.
        valid: Whether the contract accepts the payload as a whole.
        violations: What is wrong, in the order of the text.
        warnings: What is suspicious, in the order of the text; it never makes a payload invalid.
        events: The verdict on each event, also on those whose violations are not listed. Empty if the payload
            could not be taken apart: its text is not acceptable, or its batch has too few or too many events.
        truncated: There is more than is listed: more than `max_violations`, or more than the size of the answer allows,
            which is bounded by the size of the payload.
    """

    version: str
    valid: bool
    violations: tuple[Violation, ...] = ()
    warnings: tuple[Violation, ...] = ()
    events: tuple[EventVerdict, ...] = ()
    truncated: bool = False

    def __bool__(self) -> NoReturn:
        """Raise: `if check(body):` would hold for each body, valid or not.

        Raises:
            TypeError: Always; it names `valid`.
        """
        raise TypeError("a report is neither true nor false: ask for its .valid (or whether it is None)")

    def to_dict(self, lang: Language = "en") -> ReportDict:
        """The report as JSON, with messages and hints in one language.

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        one_of("lang", lang, LANGUAGES)
        return {
            "version": self.version,
            "valid": self.valid,
            "truncated": self.truncated,
            "violations": [violation.to_dict(lang) for violation in self.violations],
            "warnings": [warning.to_dict(lang) for warning in self.warnings],
            "events": [{"index": event.index, "type": event.type, "valid": event.valid} for event in self.events],
        }


class InvalidPayload(ValueError):
    """The payload breaks the contract.

    Attributes:
        report: Everything that is wrong with it.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        first, *others = self.report.violations
        place = f" at {shown(first.instance_location)}" if first.instance_location else ""
        about = "at least " if self.report.truncated else ""
        more = f" (and {about}{len(others)} more)" if others else ""
        return f"{first.code}{place}: {first.message()} {first.hint()}{more}"
