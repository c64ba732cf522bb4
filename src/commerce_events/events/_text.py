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
from commerce_events.events._event import TypedEvent, as_json
from commerce_events.events._load import loader_of
from commerce_events.report import InvalidPayload

_encode = msgspec.json.Encoder().encode

#: What the encoder raises at what it refuses, or can't go through.
_DOUBT = (ValueError, TypeError, RecursionError)

#: The types of values that the encoder writes as they are.
_PLAIN = frozenset({str, int, bool, type(None), UnsetType})


def text_of(pipeline: Pipeline, value: TypedEvent | Sequence[TypedEvent]) -> bytes:
    """Return the text of an event or of a batch. It says all that they say, and need not be valid.

    Raises:
        InvalidPayload, TypeError, ValueError: There is none.
    """
    try:
        text = _encode(value)
        if _says_all(text, [value] if isinstance(value, TypedEvent) else value):
            return text
    except _DOUBT:
        pass  # what is in the way is found below, with its place
    parsed = _parsed(value)
    judgement = pipeline.judge(parsed)
    if not judgement.is_valid():
        raise _refusal(pipeline, judgement)
    return json.dumps(parsed, ensure_ascii=False, separators=(",", ":")).encode()


def _says_all(text: bytes, events: Sequence[TypedEvent]) -> bool:
    """Return whether a text says all that events say. The encoder writes `NaN` as `null`, and a set as an array.

    What else than texts and the like is in them is compared with what the text says: no such value equals what the
    encoder made of it.
    """
    if {*map(type, chain.from_iterable(map(astuple, events)))} <= _PLAIN:
        return True
    return loader_of(events[0].contract_version).load(text) == events


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
        parsed = pipeline.judge(_parsed(value))
        raise _refusal(pipeline, judgement if parsed.is_valid() else parsed)
    return text


def _refusal(pipeline: Pipeline, judgement: Judgement) -> InvalidPayload:
    return InvalidPayload(pipeline.report(judgement, now=datetime.now(UTC)))
