"""Turn what was judged into typed events."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast, get_args

import msgspec

from commerce_events._contract.contract import contract
from commerce_events._judging.events import Opened
from commerce_events._judging.judgement import Judgement

if TYPE_CHECKING:
    from commerce_events.events import Event
    from commerce_events.events._event import TypedEvent


class Loader:
    """Makes values of the classes of a version of the contract."""

    def __init__(self, version: str) -> None:
        event: Any = import_module(f"commerce_events.events.{version}").Event
        self._classes: Mapping[str, type[TypedEvent]] = {each.type: each for each in get_args(event) or (event,)}
        self._decode = msgspec.json.Decoder(list[event] | event).decode
        self._decode_event = msgspec.json.Decoder(event).decode
        self._take: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
            name: {key: _TAKE.get(schema.get("type"), _copy) for key, schema in flat.schema["properties"].items()}
            for name, flat in contract(version).events.items()
        }

    def load(self, raw: Any) -> "list[Event]":
        """Return the events of a text that the fast path accepts."""
        decoded = self._decode(raw)
        return cast("list[Event]", decoded if type(decoded) is list else [decoded])

    def valid_events(self, judgement: Judgement) -> "list[Event]":
        """Return the valid events of a document."""
        judged, raw = judgement.events, judgement.document.raw
        if raw is not None and judged and Opened not in map(type, judged):
            return self.load(raw)
        found: list[Any] = []
        for index, event in enumerate(judged):
            if isinstance(event, Opened):
                if event.is_valid:
                    found.append(self._event(event.value))
            elif raw is not None:
                found.append(self._decode_event(judgement.sources[index]))
            else:
                found.append(self._event(judgement.value(index)))
        return found

    def _event(self, value: Mapping[str, Any]) -> "TypedEvent":
        """Return a valid event, read by the strict reader or handed in as parsed JSON. Unknown names are left out."""
        name = str.__str__(value["type"])
        take = self._take[name]
        known = {key: take[key](member) for key, member in value.items() if key in take and key != "type"}
        return self._classes[name](**known)


@cache
def loader_of(version: str) -> Loader:
    """The loader of a version that the package carries, made once."""
    return Loader(version)


def _copy(value: Any) -> Any:
    """Copy a JSON value, which is the caller's own; of a subclass, such as an enum of strings, the value itself."""
    if isinstance(value, dict):
        return {str.__str__(name): _copy(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_copy(member) for member in value]
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (bool, float)) or value is None:
        return value
    return int(value)


#: What takes a value of a type of JSON: `2.0` is an integer, too.
_TAKE: Mapping[str, Callable[[Any], Any]] = {"integer": int, "string": str.__str__, "boolean": bool}
