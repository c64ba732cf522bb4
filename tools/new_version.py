"""Begin a version of the contract as a copy of the newest one: `make new-version V=v2`."""

import shutil
import sys
import tempfile
from pathlib import Path

from commerce_events._contract.contract import read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events.publish.source import ADDRESS
from commerce_events.publish.target import versions_of
from tools.vectors import write


def new_version(project: Path, name: str) -> str:
    """Copy the newest version with its words, under addresses and with vectors of its own; return the newest's name.

    Raises:
        ContractError: The name is not that of the next version, or the newest one can't be read.
        OSError: Something can't be read or written; nothing is left behind.
    """
    versions = versions_of(project / "schemas")
    newest = versions[max(versions)]
    if name != (wanted := f"v{max(versions) + 1}"):
        raise ContractError(f"the next version is {wanted}: make new-version V={wanted}")
    holder = Path(tempfile.mkdtemp(prefix=".new-version.", dir=project))
    try:
        _copy(newest, holder / name)
        (holder / name).rename(project / "schemas" / name)
    finally:
        shutil.rmtree(holder)
    return newest.name


def _copy(newest: Path, target: Path) -> None:
    shutil.copytree(newest, target, ignore=shutil.ignore_patterns("vectors"))
    for file in target.rglob("*.schema.json"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"{ADDRESS}/{newest.name}/", f"{ADDRESS}/{target.name}/"), encoding="utf-8")
    write(read_contract(str(target)), target / "vectors")


def main(arguments: list[str], project: Path) -> int:
    """Make the version; 2 if that can't be done."""
    name = "".join(arguments)
    try:
        newest = new_version(project, name)
    except (ContractError, OSError) as error:
        sys.stdout.write(f"{' '.join(str(error).split())}\n")
        return 2
    sys.stdout.write(f"schemas/{name} is {newest} under its own addresses: change it, then make schemas vectors test\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
