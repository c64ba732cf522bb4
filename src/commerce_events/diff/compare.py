"""Two states of the contract → what changed, event type by event type; each break with a payload that shows it.

Every event type is a closed object, so what one form accepts is accepted by another exactly if the other knows its
properties, accepts their values, and requires no more. Everything called compatible is proved so; everything called
breaking has a payload on which the judge was asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from commerce_events._contract.flatten import ContractError, FlatForm
from commerce_events._judging.by_keyword import accepts
from commerce_events.diff.source import Rules
from commerce_events.diff.values import Between, Schema, Verdict, between, candidates

#: Whose payloads: `senders` may no more send what was valid, `receivers` may now get what was not.
Side = Literal["senders", "receivers"]
Level = Literal["none", "patch", "minor", "major"]
LEVELS: tuple[Level, ...] = ("none", "patch", "minor", "major")

_BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a side is not compatible.

    Attributes:
        code: What changed, one of the words' `diff.reasons`.
        verdict: `breaking` or `unknown`.
        name: The property concerned, or the event type.
        payload: A payload that only one of the two states accepts; None where the verdict is unknown.
    """

    code: str
    verdict: Verdict
    name: str
    payload: Any = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a change means for an event type, or for the batch.

    Attributes:
        name: The event type, or `batch`.
        senders: Why what was valid is no more.
        receivers: Why they may get what they did not.
        differs: Something changed, if only words.
    """

    name: str
    senders: tuple[Reason, ...]
    receivers: tuple[Reason, ...]
    differs: bool

    def verdict(self, side: Side) -> Verdict:
        """The verdict for a side; a break counts more than what is unknown."""
        verdicts = {reason.verdict for reason in (self.senders if side == "senders" else self.receivers)}
        if "breaking" in verdicts:
            return "breaking"
        return "unknown" if verdicts else "compatible"

    @property
    def level(self) -> Level:
        """The part of the version number that the change demands to be raised."""
        if self.senders:
            return "major"
        if self.receivers:
            return "minor"
        return "patch" if self.differs else "none"


def compare(old: Rules, new: Rules) -> list[Change]:
    """What changed for the batch and for each event type, also where nothing did.

    Raises:
        ContractError: A schema is such that the judge can't be asked.
    """
    changes = [_batch(old, new)]
    for name in sorted({*old.events, *new.events}):
        one, other = old.events.get(name), new.events.get(name)
        senders, receivers = tuple(_broken(name, one, other)), tuple(_broken(name, other, one))
        changes.append(Change(name, senders, receivers, differs=bool(one and other and one.schema != other.schema)))
    return changes


def level(changes: list[Change]) -> Level:
    """What all changes together demand."""
    return max((change.level for change in changes), key=LEVELS.index)


def _broken(name: str, old: FlatForm | None, new: FlatForm | None) -> Iterator[Reason]:
    """Why an event that one form accepts is refused by the other."""
    if old is None:
        return
    if new is None:
        yield Reason("event-type", "breaking", name, _event(old))
        return
    ours, theirs = old.schema["properties"], new.schema["properties"]
    for key, schema in ours.items():
        if key not in theirs:
            yield _checked("property", key, old, new, _event(old, {key: _value(schema)}))
            continue
        found = between(schema, theirs[key])
        if found.verdict != "compatible":
            yield _of_value(key, found, old, new)
        if schema.get("default") != theirs[key].get("default"):
            yield Reason("default", "unknown", key)
    for key in new.schema["required"]:
        if key not in old.schema["required"]:
            yield _checked("required", key, old, new, _event(old))


def _of_value(key: str, found: Between, old: FlatForm, new: FlatForm) -> Reason:
    if found.verdict == "unknown":
        return Reason("value", "unknown", key)
    return _checked("value", key, old, new, _event(old, {key: found.witness}))


def _checked(code: str, name: str, old: FlatForm, new: FlatForm, payload: Any) -> Reason:
    """A break, if the judge says so on both sides."""
    if accepts(old, payload) and not accepts(new, payload):
        return Reason(code, "breaking", name, payload)
    return Reason(code, "unknown", name)


def _event(form: FlatForm, given: dict[str, Any] | None = None) -> dict[str, Any]:
    """An event with what is required, and what is given."""
    properties = form.schema["properties"]
    return {name: _value(properties[name]) for name in form.schema["required"]} | (given or {})


def _value(schema: Schema) -> Any:
    """A value that a schema accepts.

    Raises:
        ContractError: None was found.
    """
    form = FlatForm(dict(schema))
    for value in (*schema.get("examples", ()), *candidates(schema, {"enum": []})):
        if accepts(form, value):
            return value
    raise ContractError(f"no value is known that meets {dict(schema)}")


def _batch(old: Rules, new: Rules) -> Change:
    senders, receivers = tuple(_sizes(old, new)), tuple(_sizes(new, old))
    return Change(_BATCH, senders, receivers, differs=old.batch.schema != new.batch.schema)


def _sizes(old: Rules, new: Rules) -> Iterator[Reason]:
    found = between(old.batch.schema, new.batch.schema)
    if found.verdict == "compatible":
        return
    if found.verdict == "unknown" or not isinstance(found.witness, list):
        yield Reason("batch", "unknown", _BATCH)
        return
    shared = next((name for name in old.events if name in new.events), next(iter(old.events)))
    yield _checked("batch", _BATCH, old.batch, new.batch, [_event(old.events[shared])] * len(found.witness))
