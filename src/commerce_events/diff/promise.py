"""What a release promises: its version folders stay, no number breaks them, and a number says how much changed.

A number is compared with the nearest lower release of each major line: with 1.1.0 and 2.0.0 for 2.0.1, with 1.0.0
alone for a 1.0.1 that fixes it after 2.0.0. So what a maintenance line gained is not lost in the lines above it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from commerce_events._contract.contract import read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import BASE
from commerce_events._contract.strict import strict
from commerce_events.diff.change import LEVELS, Change, Level, level
from commerce_events.diff.compare import compare
from commerce_events.diff.releases import FROZEN, Record, frozen, recorded
from commerce_events.diff.rules import of_single
from commerce_events.diff.source import of_contract
from commerce_events.publish.manifest import number
from commerce_events.publish.refusal import PublishError
from commerce_events.publish.target import versions_of

_ENDING = ".schema.json"
#: How many broken event types a sentence names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Since:
    """A version folder since a release.

    Attributes:
        release, version: The number of the release, and the version.
        changes: What changed since; None if the folder is not there any more.
    """

    release: str
    version: str
    changes: list[Change] | None

    @property
    def level(self) -> Level:
        """What the changes demand; a folder that goes is a break."""
        return "major" if self.changes is None else level(self.changes)

    def broken(self) -> str:
        """The break as a sentence; nothing if there is none."""
        if self.changes is None:
            return f"{self.version} was released as {self.release} and is gone: a version that was released stays"
        if self.level != "major":
            return ""
        names = [change.name for change in self.changes if change.senders]
        named = ", ".join(names[:_NAMED]) + (" and others" if names[_NAMED:] else "")
        breaks = "breaks" if any(change.verdict("senders") == "breaking" for change in self.changes) else "may break"
        return (
            f"{self.version} was released as {self.release}, and this {breaks} it ({named}): "
            "leave it as it was, and change a copy of it, which make new-version makes"
        )


def since_releases(schemas: Path, release: str) -> list[Since]:
    """Each version folder since the nearest lower release of each major line, the highest line last.

    Raises:
        ContractError: Something can't be read, or is no contract.
    """
    known = recorded(str(schemas))
    return [
        Since(head, version, _changes(schemas, head, version))
        for head in heads(known, release)
        for version in _versions_of(known[head], head)
    ]


def broken(changes: Iterable[Since]) -> list[str]:
    """Which released versions are broken, as sentences; no number may do that."""
    return [sentence for since in changes if (sentence := since.broken())]


def keep(schemas: Path, release: str) -> None:
    """See that nothing breaks what was released, before it is published under a number.

    Raises:
        PublishError: It is broken, or it can't be read what was released.
    """
    try:
        faults = broken(since_releases(schemas, release))
    except ContractError as error:
        raise PublishError("schemas", said=" ".join(str(error).split())) from error
    if faults:
        raise PublishError("schemas", said=faults[0])


def heads(known: Mapping[str, Record], release: str) -> list[str]:
    """The nearest lower release of each major line, the highest line last; what is open binds nobody."""
    lower = [each for each, record in known.items() if record.date and number(each) < number(release)]
    return list({number(each)[0]: each for each in lower}.values())


def least(schemas: Path, before: str, changes: list[Since], *, is_changed: bool) -> tuple[Level, tuple[int, ...]]:
    """What the change since a release demands, and the least number that it leaves.

    Args:
        schemas: The folder of all versions.
        before: The release.
        changes: Its version folders since then.
        is_changed: Whether any of its files changed; that is a patch at least.
    """
    wanted: Level = max((each.level for each in changes), key=LEVELS.index, default="none")
    if wanted == "none" and is_changed:
        wanted = "patch"
    major, minor, patch = number(before)
    new = {own for own in versions_of(schemas) if f"v{own}" not in {each.version for each in changes}}
    if new:
        return "major", max((major + 1, 0, 0), (max(new), 0, 0))
    return wanted, {
        "none": (major, minor, patch),
        "patch": (major, minor, patch + 1),
        "minor": (major, minor + 1, 0),
        "major": (major + 1, 0, 0),
    }[wanted]


def _versions_of(record: Record, release: str) -> list[str]:
    start = f"{FROZEN}/v{release}/"
    return sorted(file.removeprefix(start).removesuffix(_ENDING) for file in record.files if file.startswith(start))


def _changes(schemas: Path, release: str, version: str) -> list[Change] | None:
    if not (schemas / version / BASE).exists():
        return None
    name = f"v{release}:{version}"
    then = of_single(name, strict(name, frozen(release, version, str(schemas))), "release")
    return compare(then, of_contract(version, read_contract(str(schemas / version))))
