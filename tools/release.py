"""See that the number, the changelog, the hashes and the change fit together: `make release`, `make release-check`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from commerce_events import __version__
from commerce_events._contract.contract import read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import BASE
from commerce_events.diff.compare import LEVELS, Level, compare, level
from commerce_events.diff.releases import recorded
from commerce_events.diff.source import of_contract, read_rules
from tools.record import changed, hashes, record


def check(project: Path, number: str) -> list[str]:
    """What keeps a number from being released, or from staying what it was, as sentences.

    Raises:
        ContractError: Schemas can't be read, or something is deprecated without words.
    """
    folder, log = project / "schemas", (project / "CHANGELOG.md").read_text(encoding="utf-8")
    if not _section(log, number):
        return [f"CHANGELOG.md has no section for {number}"]
    known = recorded(folder)
    faults = [*_deprecated(folder, number)]
    faults += [fault for each in known if each != number for fault in _frozen(folder, each)]
    if is_released(log, number):
        faults += changed(folder, number) if number in known else [f"{number} is not recorded: run make release"]
    earlier = [each for each in known if each != number]
    if earlier:
        faults += _number(folder, max(earlier, key=_parts), number)
    return faults


def is_released(log: str, number: str) -> bool:
    """Whether the changelog says that a number was released: it has a section without `(unreleased)`."""
    heading = _section(log, number)
    return bool(heading) and "(unreleased)" not in heading


def _section(log: str, number: str) -> str:
    found = re.search(rf"^## {re.escape(number)}(?: .*)?$", log, re.MULTILINE)
    return found[0] if found else ""


def _frozen(folder: Path, number: str) -> list[str]:
    """The frozen files of an earlier number stay for ever."""
    return [fault for fault in changed(folder, number) if fault.startswith(f"releases/v{number}/")]


def _deprecated(folder: Path, number: str) -> Iterator[str]:
    """What is deprecated by a later number.

    Raises:
        ContractError: Something is deprecated without words, or has words and is not.
    """
    for base in sorted(folder.glob(f"*/{BASE}")):
        for place, said in read_contract(str(base.parent)).deprecations.items():
            if _parts(said.release) > _parts(number):
                yield f"{base.parent.name}/{place} is deprecated since {said.release}, which is later than {number}"


def _number(folder: Path, before: str, number: str) -> list[str]:
    """Whether a number is at least what the change since another one demands."""
    frozen = sorted(folder.glob(f"releases/v{before}/*.schema.json"))
    wanted: Level = max((_demand(folder, file) for file in frozen), key=LEVELS.index, default="none")
    if wanted == "none" and recorded(folder)[before] != hashes(folder, before):
        wanted = "patch"
    if _parts(number) < (least := _raised(before, wanted)):
        said = ".".join(map(str, least))
        return [f"{number} is too low: the change since {before} is {wanted}, so it has to be at least {said}"]
    return []


def _demand(folder: Path, frozen: Path) -> Level:
    version = frozen.name.removesuffix(".schema.json")
    if not (folder / version / BASE).exists():
        return "major"
    now = of_contract(version, read_contract(str(folder / version)))
    return level(compare(read_rules(str(frozen), version), now))


def _parts(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _raised(number: str, wanted: Level) -> tuple[int, ...]:
    """The least number that a change of some weight demands."""
    major, minor, patch = _parts(number)
    return {
        "none": (major, minor, patch),
        "patch": (major, minor, patch + 1),
        "minor": (major, minor + 1, 0),
        "major": (major + 1, 0, 0),
    }[wanted]


def main(arguments: list[str], project: Path, number: str = __version__) -> int:
    """Check, or with `--record` freeze the schemas first; 1 if something does not fit."""
    try:
        if arguments == ["--record"]:
            log = (project / "CHANGELOG.md").read_text(encoding="utf-8")
            record(project / "schemas", number, released=is_released(log, number))
        faults = check(project, number)
    except ContractError as error:
        faults = [str(error)]
    sys.stdout.writelines(f"{fault}\n" for fault in faults or [f"{number}: hashes, changelog and number fit together"])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
