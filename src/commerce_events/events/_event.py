"""Define what the classes of all event types have in common."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import fields

from commerce_events._options import told
from commerce_events._pipeline import pipeline_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from commerce_events.report import Report

    _Kind = TypeVar("_Kind", bound="type[TypedEvent]")


class _Converting(msgspec.StructMeta):
    """Let a call of a class take a `datetime` as the timestamp. What is decoded is made without a call."""

    if not TYPE_CHECKING:  # pragma: no branch

        def __call__(cls, *positional, **values):  # noqa: N805 of a metaclass
            if isinstance(values.get("timestamp"), datetime):
                values["timestamp"] = timestamp_of(values["timestamp"])
            return super().__call__(*positional, **values)


class TypedEvent(
    msgspec.Struct,
    metaclass=_Converting,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="type",
    forbid_unknown_fields=True,
    gc=False,  # an event refers to JSON values alone, and these refer to no event
):
    """An event of any type: what the classes of the event types have in common.

    Making one checks no value: `check`, and `commerce_events.dump`, do. A `datetime` as `timestamp` becomes its text.
    Values are frozen, and equal if they are of one class and equal in each property. They may be in sets and keys of
    dictionaries, whatever `metadata` is: it does not count for the hash.
    """

    #: The version of the contract that the class is of.
    contract_version: ClassVar[str]
    #: The event type, as events have it in `type`.
    type: ClassVar[str]

    @property
    def moment(self) -> datetime | None:
        """When it happened, with the offset that was sent; None without a `timestamp`.

        A `datetime` keeps six digits of a fraction, `timestamp` has all nine.

        Raises:
            ValueError: The timestamp of an event that was not loaded is none.
        """
        timestamp: str | datetime | None = getattr(self, "timestamp", None)  # a `datetime`, if it was put in later
        return datetime.fromisoformat(timestamp) if isinstance(timestamp, str) else timestamp

    def check(self) -> "Report":
        """Validate the event, as `commerce_events.check` does.

        Raises:
            TypeError: Something is in it that JSON can't say. The sentence names the place.
        """
        pipeline = pipeline_of(self.contract_version)
        return pipeline.report(pipeline.judge(as_json(self)), now=datetime.now(UTC))

    def __hash__(self) -> int:
        return hash((type(self), *(get(self) for get in _hashed(type(self)))))


def deprecated(message: str) -> "Callable[[_Kind], _Kind]":
    """Mark a class as PEP 702 has it, without a warning when it is used: who loads events did not choose their types.

    Type checkers are shown `typing_extensions.deprecated` in its place.
    """

    def mark(kind: "_Kind") -> "_Kind":
        setattr(kind, "__deprecated__", message)  # noqa: B010 type checkers know of no such attribute
        return kind

    return mark


def as_json(event: TypedEvent) -> dict[str, Any]:
    """Return an event as parsed JSON. What is as if it were left out is left out."""
    found: dict[str, Any] = {"type": event.type}
    for name, default in _defaults(type(event)).items():
        value = getattr(event, name)
        if value is UNSET or (type(value) is type(default) and value == default):
            continue
        found[name] = timestamp_of(value) if name == "timestamp" and isinstance(value, datetime) else value
    return found


def timestamp_of(moment: datetime) -> str:
    """Return a moment as the contract writes it.

    Raises:
        TypeError: It has no offset, so it is none.
        ValueError: It is in no year from 1 to 9999 in UTC, and its offset is no whole minute.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise TypeError(f"timestamp is a datetime with an offset, such as datetime.now(UTC), not {told(moment)}")
    if offset % timedelta(minutes=1):
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:
            raise ValueError(f"timestamp is of the years 1 to 9999 in UTC, not {told(moment)}") from None
    text = moment.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


@cache
def _defaults(kind: type[TypedEvent]) -> Mapping[str, Any]:
    """The properties of a class but for `type`, each with what counts if it is left out, if anything does."""
    return {each.name: each.default for each in fields(kind)}


@cache
def _hashed(kind: type[TypedEvent]) -> "tuple[Callable[[TypedEvent], Any], ...]":
    """What gets the values that have a hash: all but those that may be any JSON value."""
    return tuple(attrgetter(each.name) for each in fields(kind) if each.type is not Any)
