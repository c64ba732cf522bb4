"""Write typed events as JSON text that says all that they say, and is valid."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

import msgspec
from msgspec import UnsetType
from msgspec.structs import astuple

from commerce_events._judging.judgement import Judgement
from commerce_events._options import MAX_BYTES
from commerce_events._pipeline import Pipeline
from commerce_events._reading.inspect import inspect
from commerce_events.events._event import TypedEvent, as_json
from commerce_events.report import InvalidPayload

_encode = msgspec.json.Encoder().encode

#: What is raised at what JSON can't say, and by the encoder.
_DOUBT = (ValueError, TypeError)

#: The types of values that the encoder writes as they are.
_PLAIN = frozenset({str, int, bool, type(None), UnsetType})


def text_of(pipeline: Pipeline, value: TypedEvent | Sequence[TypedEvent]) -> bytes:
    """Return the text of an event or of a batch. It says all that they say, and need not be valid.

    Raises:
        InvalidPayload, TypeError, ValueError: There is none.
    """
    try:
        if _are_plain([value] if isinstance(value, TypedEvent) else value):
            return _encode(value)
    except _DOUBT:
        pass  # what is in the way is found below, with its place
    parsed = _parsed(value)
    _require_valid(pipeline, pipeline.judge(parsed))
    text = json.dumps(parsed, ensure_ascii=False, separators=(",", ":")).encode()
    _require_valid(pipeline, pipeline.judge(text))  # keys of an odd class may be different, and written alike
    return text


def _are_plain(events: Sequence[TypedEvent]) -> bool:
    """Return whether the encoder writes just what events say. It writes `NaN` as `null`, and a set as an array.

    Values that refer to the same value again and again can be longer than any text: so they are looked at first.
    """
    values = [*chain.from_iterable(map(astuple, events))]
    if {*map(type, values)} <= _PLAIN:
        return True
    return inspect([value for value in values if type(value) not in _PLAIN], MAX_BYTES).is_plain


def _parsed(value: TypedEvent | Sequence[TypedEvent]) -> Any:
    """Return an event or a batch as parsed JSON."""
    if isinstance(value, TypedEvent):
        return as_json(value)
    found = []
    for index, event in enumerate(value):
        try:
            found.append(as_json(event))
        except (TypeError, ValueError) as error:
            raise type(error)(f"event {index}: {error}") from None
    return found


def valid(pipeline: Pipeline, text: bytes, value: TypedEvent | Sequence[TypedEvent]) -> bytes:
    """Return the text of an event or of a batch if it is a valid payload.

    Raises:
        InvalidPayload: It is not. The report has no lines and columns: nobody has seen the text.
    """
    if len(text) <= MAX_BYTES and pipeline.fast.accepts_written(text):
        return text
    judgement = pipeline.judge(text)
    if not judgement.is_valid():
        _require_valid(pipeline, pipeline.judge(_parsed(value)))
        _require_valid(pipeline, judgement)
    return text


def _require_valid(pipeline: Pipeline, judgement: Judgement) -> None:
    """Return if a judgement is that of a valid payload.

    Raises:
        InvalidPayload: It is not.
    """
    if not judgement.is_valid():
        raise InvalidPayload(pipeline.report(judgement, now=datetime.now(UTC)))
