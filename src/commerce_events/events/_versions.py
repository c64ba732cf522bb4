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
    versions = [*map(_version_of, kinds)]
    index = next(index for index, found in enumerate(versions) if found is None or found != versions[0])
    at = index if last is None else last
    if versions[index] is None:
        name = shown(kinds[index].__name__)
        return TypeError(f"event {at} is of type {name}, not one of commerce_events.events")
    return TypeError(f"event {at} is of {versions[index]}, and those before it are of {versions[0]}")


@cache
def _version_of(kind: Any) -> str | None:
    return getattr(kind, "contract_version", None) if issubclass(kind, TypedEvent) else None
