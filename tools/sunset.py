"""See that what a version deprecated until a day is not missing in the next version before that day."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from commerce_events._contract.contract import Contract, read_contract
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.event_type import EventType
from commerce_events.publish.target import versions_of


def too_early(schemas: Path, day: date) -> Iterator[str]:
    """What a version leaves out before its sunset in the version before it, as sentences.

    Args:
        schemas: The folder of all versions.
        day: The day of the release; today, while it is open.

    Raises:
        ContractError: A version is no contract.
    """
    folders = [folder for _, folder in sorted(versions_of(schemas).items())]
    for before, after in pairwise(folders):
        old = read_contract(str(before))
        for place, sunset in _gone(old, read_contract(str(after))):
            if day < sunset:
                lost = f"{after.name} has no {place}, which {before.name} deprecates with the sunset {sunset}"
                yield f"{lost}: keep it until then"


def _gone(old: Contract, new: Contract) -> Iterator[tuple[str, date]]:
    """The event types and properties that are deprecated and missing in the next version, each with its sunset."""
    left = {kind.name: kind for kind in event_types_of(new)}
    for kind in event_types_of(old):
        if kind.name in left:
            yield from _gone_properties(kind, left[kind.name])
        elif kind.deprecated and kind.deprecated.sunset:
            yield kind.name, kind.deprecated.sunset


def _gone_properties(old: EventType, new: EventType) -> Iterator[tuple[str, date]]:
    left = {one.name for one in new.properties}
    for one in old.properties:
        if one.name not in left and one.deprecated and one.deprecated.sunset:
            yield f"{old.name}.{one.name}", one.deprecated.sunset
