"""A good body of each event type, a bad and a good one for each code: for the pages and the playground's menu."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any

from commerce_events._contract.contract import BATCH, Contract
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.event_type import EventType
from commerce_events._messages import reported
from commerce_events._resources import packaged, text
from commerce_events.pages.words import LANGUAGES, words

#: The vectors of a version, by the name of their file without its ending.
Vectors = Mapping[str, list[dict[str, Any]]]
_NO_VECTORS: Vectors = MappingProxyType({})

#: The codes of what is deprecated, which a contract has its own examples of.
DEPRECATED = ("deprecated-event-type", "deprecated-property")


@dataclass(frozen=True, slots=True)
class Example:
    """A body, told in short: `before`, then `repeated` so many `times`, then `after`; or bytes that are no text.

    Attributes:
        before: The text, or its start.
        repeated: What stands behind it several times.
        times: How many times.
        after: The end of the text.
        raw: All of the body, where it is no text.
    """

    before: str = ""
    repeated: str = ""
    times: int = 0
    after: str = ""
    raw: bytes = b""

    @property
    def body(self) -> bytes:
        """The body as it is sent."""
        return self.raw or f"{self.before}{self.repeated * self.times}{self.after}".encode()

    @property
    def excerpt(self) -> str:
        """The bytes as a text, with a mark in the place of those that are none."""
        return self.raw.decode("utf-8", "replace")

    def to_dict(self) -> dict[str, Any]:
        """The body as JSON; bytes that are no text as `base64`, the rest being empty."""
        members = {"before": self.before, "repeated": self.repeated, "times": self.times, "after": self.after}
        return {**members, "base64": b64encode(self.raw).decode()} if self.raw else members


@dataclass(frozen=True, slots=True)
class Pair:
    """What shows a code: a body that gets it, and one like it that is valid.

    Attributes:
        bad: It gets this code, and no other.
        good: Nothing is wrong with it, and nothing suspicious.
    """

    bad: Example
    good: Example


@dataclass(frozen=True, slots=True)
class Commands:
    """What shows a code of the command.

    Attributes:
        bad: A command line that gets the code.
        good: One that does not.
        params: What the words of the code are filled with.
    """

    bad: str
    good: str
    params: Mapping[str, str] = field(default_factory=dict)


def pairs(vectors: Vectors = _NO_VECTORS, types: Sequence[EventType] = ()) -> dict[str, Pair]:
    """The examples of each code of text, schema and warning, as far as there are any.

    They are written by hand, or else taken from the vectors of the contract; of what is deprecated, from its types.
    """
    written = {name: Pair(_example(row["bad"]), _example(row["good"])) for name, row in _data()["bodies"].items()}
    known = _shown_by(vectors) | dict(_deprecated(types)) | written
    return {name: known[name] for name in reported() if name in known}


def commands() -> dict[str, Commands]:
    """The examples of each code of the command."""
    return {name: Commands(**row) for name, row in _data()["commands"].items()}


def examples(contract: Contract, vectors: Vectors = _NO_VECTORS) -> list[dict[str, Any]]:
    """The menu of the playground: a good body of each event type, a good batch, then a bad body for each code.

    A row has `name`, `titles` by language, and the body as `Example.to_dict` has it.
    """
    types = event_types_of(contract)
    rows = [
        {
            "name": kind.name,
            "titles": {lang: kind.title(lang) for lang in LANGUAGES},
            **Example(as_json(fullest(kind))).to_dict(),
        }
        for kind in types
    ]
    rows.append(_batch(contract))
    for name, pair in pairs(vectors, types).items():
        titles = {lang: words(lang).text("codes", name, "title") for lang in LANGUAGES}
        rows.append({"name": name, "titles": titles, **pair.bad.to_dict()})
    return rows


def _shown_by(vectors: Vectors) -> dict[str, Pair]:
    """For each code, the first vector of an event that gets it, beside the fullest valid one of that type."""
    known: dict[str, dict[str, Any]] = {}
    fullest_valid: dict[str, dict[str, Any]] = {}
    for vector in (each for tests in vectors.values() for each in tests if "eventType" in each):
        kind, event = vector["eventType"], vector.get("data")
        if isinstance(event, dict) and vector["valid"]:
            fullest_valid[kind] = max(fullest_valid.get(kind, {}), event, key=len)
        elif isinstance(event, dict):
            known.setdefault(vector["code"], vector)
    return {
        name: Pair(Example(as_json(vector["data"])), Example(as_json(fullest_valid[vector["eventType"]])))
        for name, vector in known.items()
    }


def _deprecated(types: Sequence[EventType]) -> Iterator[tuple[str, Pair]]:
    """An event of a deprecated type, and one of another type; an event with a deprecated property, and without it."""
    kept, old = ([kind for kind in types if bool(kind.deprecated) is is_old] for is_old in (False, True))
    for kind, other in zip(old[:1], kept[:1], strict=False):
        yield DEPRECATED[0], Pair(Example(as_json(_current(kind))), Example(as_json(_current(other))))
    with_old = ((kind, one) for kind in kept for one in kind.properties if one.deprecated and not one.required)
    for kind, one in islice(((kind, one) for kind, one in with_old if one.examples), 1):
        good = _current(kind)
        yield DEPRECATED[1], Pair(Example(as_json(good | {one.name: one.examples[0]})), Example(as_json(good)))


def _current(kind: EventType) -> dict[str, Any]:
    """The fullest example of a type, without what is deprecated."""
    old = {one.name for one in kind.properties if one.deprecated}
    return {name: value for name, value in fullest(kind).items() if name not in old}


def _batch(contract: Contract) -> dict[str, Any]:
    schema = contract.documents[BATCH]
    (events,) = schema["examples"]
    titles = {"en": schema["title"]} | {lang: words[f"{BATCH}#/title"] for lang, words in contract.translations.items()}
    return {"name": "batch", "titles": titles, **Example(as_json(events)).to_dict()}


def fullest(kind: EventType) -> dict[str, Any]:
    """The example of an event type that has the most properties."""
    found = max(kind.examples, key=len)
    return dict(found)


def as_json(value: Any) -> str:
    """A body as people read it."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def _example(row: Mapping[str, Any]) -> Example:
    if "base64" in row:
        return Example(raw=b64decode(row["base64"]))
    before = row["before"] if isinstance(row["before"], str) else "\n".join(row["before"])
    return Example(before, row.get("repeated", ""), row.get("times", 0), row.get("after", ""))


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(packaged("pages"), "examples.json"))
    return found
