"""The types of what `to_dict` gives: what `schemas/report.schema.json` describes, for type checkers."""

from typing import Any, Literal, NotRequired, TypedDict

#: The languages that messages and hints can be had in.
Language = Literal["en", "es"]

#: What a violation or a warning may be called.
Code = Literal[
    "not-utf8",
    "not-json",
    "duplicate-key",
    "lone-surrogate",
    "number-out-of-range",
    "too-deep",
    "too-large",
    "not-an-event",
    "missing-property",
    "unknown-property",
    "unknown-event-type",
    "wrong-type",
    "empty-string",
    "too-long",
    "pattern-mismatch",
    "not-a-timestamp",
    "too-small",
    "too-big",
    "not-one-of",
    "not-allowed",
    "too-few-items",
    "too-many-items",
    "empty-batch",
    "too-many-events",
    "refused",
    "timestamp-missing",
    "timestamp-in-future",
    "timestamp-in-past",
    "placeholder-value",
    "invisible-character",
    "deprecated-event-type",
    "deprecated-property",
    "duplicate-event",
    "unsafe-integer",
]


#: An operation of JSON Patch (RFC 6902).
Operation = TypedDict(
    "Operation",
    {
        "op": Literal["add", "move", "remove", "replace"],
        "path": str,
        "from": NotRequired[str],
        "value": NotRequired[Any],
    },
)


class EditDict(TypedDict):
    """An edit of a text as JSON."""

    offset: int
    length: int
    replacement: str


class FixDict(TypedDict):
    """A fix as JSON: it has one of the two."""

    patch: NotRequired[list[Operation]]
    edits: NotRequired[list[EditDict]]


class ViolationDict(TypedDict):
    """A violation as JSON; the keys are those of `Violation`, with the names of JSON Schema's output format."""

    code: Code
    instanceLocation: str
    keywordLocation: NotRequired[str]
    eventIndex: NotRequired[int]
    eventType: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
    params: dict[str, Any]
    value: NotRequired[str]
    error: str
    hint: str
    fix: NotRequired[FixDict]


class EventVerdictDict(TypedDict):
    """The verdict on one event as JSON."""

    index: int | None
    type: str | None
    valid: bool


class ReportDict(TypedDict):
    """A report as JSON."""

    version: str
    valid: bool
    truncated: bool
    violations: list[ViolationDict]
    warnings: list[ViolationDict]
    events: list[EventVerdictDict]
