"""A conformance vector: a payload, or the text of one, with the verdict that every validator must give.

A vector names the code and the location of what is wrong, so that a validator that refuses for another reason is not
taken for right.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LONGEST = 39


@dataclass(frozen=True, slots=True)
class Vector:
    """A payload, or the text of one, and the verdict on it.

    Attributes:
        description: What is particular about it: a fact, unlike that of any other vector.
        content: The payload under `data`, its text under `text`, or its bytes under `base64`.
        code: What is wrong; None if it is valid.
        instance_location: Where, as a JSON Pointer.
        keyword_location: The keyword that says so; None where no schema can.
        event_index: The event's index in its batch.
        event_type: The event's type.
        warnings: Code and location of each warning to expect, in the order of the text; None if that is left open.
    """

    description: str
    content: Mapping[str, Any]
    code: str | None = None
    instance_location: str = ""
    keyword_location: str | None = None
    event_index: int | None = None
    event_type: str | None = None
    warnings: Sequence[tuple[str, str]] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The vector as it stands in a file; what does not apply is left out."""
        verdict = {"code": self.code, "instanceLocation": self.instance_location} if self.code else {}
        more: dict[str, Any] = {
            "keywordLocation": self.keyword_location,
            "eventIndex": self.event_index,
            "eventType": self.event_type,
        }
        known = {name: value for name, value in more.items() if value is not None}
        if self.warnings is not None:
            known["warnings"] = [{"code": code, "instanceLocation": location} for code, location in self.warnings]
        return {"description": self.description, **self.content, "valid": self.code is None, **verdict, **known}


def said(value: Any) -> str:
    """A value in so few words that it fits a description."""
    text = json.dumps(value)
    if len(text) <= _LONGEST:
        return text
    if not isinstance(value, str):
        return f"{len(value)} items, {text[:3]}…{text[-3:]}"
    return f"{len(value)} characters, {json.dumps(f'{value[:3]}…{value[-3:]}', ensure_ascii=False)}"
