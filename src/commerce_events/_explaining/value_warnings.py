"""Warn of codes and texts that are no data, and of codes with characters that can't be seen (D9)."""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET

from commerce_events._explaining.characters import named, unseen_character
from commerce_events._explaining.events import Events, Warned
from commerce_events._explaining.placeholders import placeholders
from commerce_events._finding import Finding
from commerce_events._judging.events import Accepted, Opened
from commerce_events._params import Params

_LOST = "\ufffd"


def suspicious_value(events: Events) -> Iterator[Warned]:
    """Warn of placeholders and of characters that can't be seen. Of one value, the placeholder alone is reported."""
    codes, texts = events.values.codes, events.values.texts
    for index in events.values.suspects(events.judged):
        event = events.judged[index]
        kind = event.event_type if isinstance(event, Opened) else type(event).__name__
        for name in codes.get(kind, ()):
            value = _value(event, name)
            if value is not None and (found := _of_code(name, value)):
                code, params = found
                yield index, Finding(code, (*events.path(index), name), params=params)
        for name in texts.get(kind, ()):
            value = _value(event, name)
            if value is not None and (reason := placeholders("text").reason(name, value)):
                params = Params(property=name, reason=reason)
                yield index, Finding("placeholder-value", (*events.path(index), name), params=params)


def _value(event: Accepted | Opened, name: str) -> str | None:
    """The text of a property; None if there is none."""
    if isinstance(event, Opened):
        value: Any = event.value.get(name) if isinstance(event.value, dict) else None
    else:
        value = getattr(event, name, UNSET)
    return str.__str__(value) if isinstance(value, str) else None


def _of_code(name: str, value: str) -> tuple[str, Params] | None:
    """What is suspicious about a code."""
    if reason := placeholders("code").reason(name, value):
        return "placeholder-value", Params(property=name, reason=reason)
    if character := unseen_character(value):
        reason = "lost" if character == _LOST else "character"
        return "invisible-character", Params(property=name, reason=reason, character=named(character))
    if value.startswith(" ") or value.endswith(" "):
        return "invisible-character", Params(property=name, reason="blank")
    return None
