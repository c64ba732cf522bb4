"""See that the record, the number, the changelog, the tags and the change fit together: `make release-check`."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from commerce_events._contract.contract import read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events.diff.promise import Since, broken, heads, least, since_releases
from commerce_events.diff.releases import FROZEN, Record, recorded
from commerce_events.publish.manifest import number as parts
from commerce_events.publish.refusal import PublishError
from commerce_events.publish.target import editions, versions_of
from tools.changelog import OPEN, Section
from tools.record import changed, hashes
from tools.sunset import too_early
from tools.tags import contradictions, tagged

SOURCE, LOG = "src/commerce_events/__init__.py", "CHANGELOG.md"
#: An address to publish under in memory: what it is does not matter.
_ADDRESS = "https://commerce-events.example/schemas"
_NUMBER = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)


class Unreadable(Exception):
    """A file that has to be read for a release can't be read."""


def read(project: Path, file: str) -> str:
    """The text of a file of the project.

    Raises:
        Unreadable: There is none.
    """
    try:
        return (project / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file} can't be read: {error}") from error


def current(project: Path) -> str:
    """The number of the package.

    Raises:
        Unreadable: It can't be read.
    """
    if found := _NUMBER.search(read(project, SOURCE)):
        return found[1]
    raise Unreadable(f"{SOURCE} has no __version__")


def check(project: Path) -> list[str]:
    """What does not fit to the number of the package, as sentences.

    Raises:
        Unreadable, ContractError, OSError: Something can't be read, or is no contract.
    """
    number, known = current(project), recorded(str(project / "schemas"))
    if fault := malformed(number):
        return [fault]
    record = known.get(number)
    date = record.date if record else None
    faults = _headings(read(project, LOG), number, date)
    if date and (files := changed(project / "schemas", number)):
        major, minor, patch = parts(number)
        after = f"{major}.{minor}.{patch + 1}"
        more = f" and {len(files) - 1} more" if files[1:] else ""
        opened = f"make version NUMBER={after} OPEN=1 opens the next number"
        faults.append(f"not as it was released as {number}: {files[0]}{more}; {opened}")
        number, date = after, None
    return [*faults, *unfit(project, number, known, date or dt.datetime.now(dt.UTC).date().isoformat())]


def malformed(number: str) -> str:
    """Why a number is none, as a sentence; nothing if it is one."""
    try:
        parts(number)
    except ValueError:
        return (
            f"{number or 'nothing'} is no number of a release: that is three numbers, such as 1.1.0, and there are no "
            "pre-releases; what is open has its number with `(unreleased)` behind it in CHANGELOG.md"
        )
    return ""


def unfit(project: Path, number: str, known: dict[str, Record], day: str) -> list[str]:
    """Why the schemas can't be released under a number on a day, whether or not they are, as sentences.

    Raises:
        ContractError, OSError: Something can't be read, or is no contract.
    """
    schemas = project / "schemas"
    faults = contradictions(project, known, number)
    for each, record in known.items():
        files = changed(schemas, each, frozen_alone=True) if record.date and each != number else []
        back = f"git checkout v{each} -- schemas/{FROZEN}/v{each} brings it back"
        faults += [f"{file} differs from what was released as {each}: {back}" for file in files]
    if faults:
        return faults
    try:
        editions(_ADDRESS, schemas, number)
    except PublishError as error:
        return [str(error)]
    if faults := [*_deprecated_later(schemas, number), *too_early(schemas, dt.date.fromisoformat(day))]:
        return faults
    since = since_releases(schemas, number)
    return broken(since) or _too_low(schemas, number, known, since)


def _deprecated_later(schemas: Path, number: str) -> Iterator[str]:
    """What is said to be deprecated since a later number."""
    for folder in versions_of(schemas).values():
        for place, said in read_contract(str(folder)).deprecations.items():
            if parts(said.release) > parts(number):
                yield f"{folder.name}/{place} is deprecated since {said.release}, which is later than {number}"


def _headings(log: str, number: str, date: str | None) -> list[str]:
    """Whether the heading of a number says of it what the record says."""
    section = Section.of(log, number)
    if section is None:
        return [f"{LOG} has no section for {number}: write `## {number} ({date or OPEN})` and what it changes"]
    if section.state == (date or OPEN):
        return []
    if date:
        return [f"{LOG} calls {number} {section.state or 'nothing'}, and it was released on {date}: a release stays"]
    return [f"{LOG} calls {number} released, and it is not recorded: make version NUMBER={number} does both"]


def _too_low(schemas: Path, number: str, known: dict[str, Record], since: list[Since]) -> list[str]:
    """Whether a number is at least what the change since the nearest lower release demands."""
    if not (lower := heads(known, number)):
        return []
    before = lower[-1]
    then = {file: value for file, value in known[before].files.items() if not file.startswith(FROZEN)}
    latest = [each for each in since if each.release == before]
    wanted, enough = least(schemas, before, latest, is_changed=then != hashes(schemas))
    if parts(number) >= enough:
        return []
    said = ".".join(map(str, enough))
    return [f"{number} is too low: the change since {before} is {wanted}, so it has to be at least {said}"]


def main(project: Path) -> int:
    """Check; 1 if something does not fit, 2 if something can't be read."""
    try:
        faults = check(project)
    except (Unreadable, ContractError, OSError) as error:
        sys.stdout.write(f"{' '.join(str(error).split())}\n")
        return 2
    number = current(project)
    record = recorded(str(project / "schemas")).get(number)
    state = f"released on {record.date}" if record and record.date else "not released yet"
    tag = "" if number in tagged(project) or state == "not released yet" else f"; left: git tag v{number}"
    fit = f"{number}, {state}: record, number, changelog and change fit together{tag}"
    sys.stdout.writelines(f"{line}\n" for line in faults or [fit])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
