"""The contract → one schema file without references to others, for validators of every age.

The source files use what 2020-12 is good at. Many validators know less, and some pass over in silence what they don't
know. This file keeps to what all of them read alike: one flat, closed object for each event type, a dispatch with `if`
and `then`, and a guard that makes a validator that knows no `if` refuse everything rather than accept everything.
"""

import copy
from collections.abc import Mapping
from typing import Any, Literal

from commerce_events._contract.contract import ANY, BATCH, PAYLOAD, SHARED, Contract
from commerce_events._contract.flatten import ANNOTATIONS, Documents, Schema, flatten
from commerce_events._messages import words
from commerce_events.publish.translated import translated

Dialect = Literal["draft-07", "2020-12"]

#: For each dialect, its `$schema`, and the keyword that definitions stand under.
DIALECTS: Mapping[Dialect, tuple[str, str]] = {
    "draft-07": ("http://json-schema.org/draft-07/schema#", "definitions"),
    "2020-12": ("https://json-schema.org/draft/2020-12/schema", "$defs"),
}

_ENDING = ".schema.json"

#: The definitions that are made of a source file under another name. An event type's has the type's name.
_NAMES = {BATCH: "EventBatch", ANY: "Event"}

#: True of every value, but for a validator to which `if` is an unknown word: to that one nothing is valid.
_GUARD: Mapping[str, Any] = {"if": {}, "then": {"not": {}}}


def single_file(contract: Contract, dialect: Dialect = "draft-07", lang: str = "en") -> dict[str, Any]:
    """The whole contract as one schema, with the verdict of the source files and their words in one language.

    The definition `AnyEvent` is referred to by nothing: it is the union that generators of code look for.
    """
    contract = translated(contract, lang)
    meta, keyword = DIALECTS[dialect]
    at = f"#/{keyword}/"
    name = f"commerce-events.{dialect}{_ENDING}" if lang == "en" else f"commerce-events.{dialect}.{lang}{_ENDING}"
    payload = _relinked(contract.documents[PAYLOAD], at)
    shared = _shared(contract)
    events = {name: _event_type(flat.schema, shared, at) for name, flat in contract.events.items()}
    used = {schema.get("$ref") for event in events.values() for schema in event["properties"].values()}
    whole = {
        "$schema": meta,
        "$id": contract.documents[PAYLOAD]["$id"].replace(PAYLOAD, name),
        **payload,
        "not": _GUARD,
        keyword: {
            **{name: _relinked(contract.documents[file], at) for file, name in _NAMES.items()},
            "AnyEvent": {"description": words(lang)["union"], "oneOf": [{"$ref": at + name} for name in events]},
            **events,
            **{name: schema for name, schema in shared.items() if at + name in used},
        },
    }
    return copy.deepcopy(whole)


def _relinked(document: Schema, at: str) -> dict[str, Any]:
    """A source file as it stands, without its identity, its references led to definitions."""
    kept = {keyword: value for keyword, value in document.items() if not keyword.startswith("$")}
    return {keyword: value if keyword in ANNOTATIONS else _led(value, at) for keyword, value in kept.items()}


def _led(value: Any, at: str) -> Any:
    if isinstance(value, list):
        return [_led(item, at) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: at + _name(inner) if key == "$ref" else _led(inner, at) for key, inner in value.items()}


def _name(file: str) -> str:
    """The definition that takes the place of a source file: `EventSale` that of `events/EventSale.schema.json`."""
    return _NAMES.get(file) or file.rpartition("/")[2].removesuffix(_ENDING)


def _event_type(flat: Schema, shared: Documents, at: str) -> dict[str, Any]:
    """One event type, flat and closed. A property that says just what a shared definition says refers to it."""
    names = [(schema, {"$ref": at + name}) for name, schema in shared.items()]
    properties = {
        name: next((reference for schema, reference in names if schema == own), own)
        for name, own in flat["properties"].items()
    }
    return {**flat, "properties": properties}


def _shared(contract: Contract) -> dict[str, dict[str, Any]]:
    """The definitions that properties may refer to, each without references of its own.

    A property that has a `default` and words of its own becomes one too: validators that fill in defaults do so
    inside the branches of a dispatch, unless the default stands behind a reference.
    """
    names = contract.documents[SHARED]["$defs"]
    wanted = {name: {"$ref": f"{SHARED}#/$defs/{name}"} for name in names}
    shared = {name: flatten({**contract.documents, **wanted}, [name]).schema for name in wanted}
    for event, flat in contract.events.items():
        for name, schema in flat.schema["properties"].items():
            if "default" in schema and schema not in shared.values():
                shared[f"{event}.{name}"] = schema
    return shared
