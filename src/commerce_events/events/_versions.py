"""Find the pipeline for typed events: they are of one version of the contract."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from commerce_events._options import VERSION
from commerce_events._pipeline import Pipeline, pipeline_of
from commerce_events._shown import shown
from commerce_events.events._event import TypedEvent


def pipeline_for(events: Sequence[object], last: int | None = None) -> Pipeline:
    """Return the pipeline of the version that events are of.

    Args:
        events: The events.
        last: The index of the last one among all; None if these are all.

    Raises:
        TypeError: They are of several versions, or something else is among them.
    """
    if not events:
        return pipeline_of(VERSION)
    kinds: set[Any] = {*map(type, events)}
    versions = {*map(_version_of, kinds)}
    if None in versions or len(versions) > 1:
        raise _mixture(events, last)
    return pipeline_of(str(versions.pop()))


def _mixture(events: Sequence[Any], last: int | None) -> TypeError:
    """Return what is wrong with the first event that does not go with those before it."""
    kinds: Sequence[Any] = [*map(type, events)]
    for index, kind in enumerate(kinds):
        found, at = _version_of(kind), index if last is None else last
        if found is None:
            return TypeError(f"event {at} is of type {shown(kind.__name__)}, not one of commerce_events.events")
        if found != _version_of(kinds[0]):
            break
    return TypeError(f"event {at} is of {found}, and those before it are of {_version_of(kinds[0])}")


@cache
def _version_of(kind: Any) -> str | None:
    return getattr(kind, "contract_version", None) if issubclass(kind, TypedEvent) else None
