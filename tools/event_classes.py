"""Write the classes of the event types, `events/` and `types/` of the package: `make schemas`."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from commerce_events._contract.contract import Contract, read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events._options import VERSION
from tools.class_texts import exports, structs, typed_dicts
from tools.replacing import replace_all

_PACKAGE = Path("src/commerce_events")


def class_texts(contracts: Iterable[Contract]) -> dict[str, str]:
    """The content of each file that is generated for some versions, by its path in the package.

    Raises:
        ContractError: A name can't be that of a class or of an attribute.
    """
    versions = {rules.version: rules for rules in contracts}
    files = {f"events/{version}.py": structs(rules) for version, rules in versions.items()}
    files |= {f"types/{version}.py": typed_dicts(rules) for version, rules in versions.items()}
    default = versions[VERSION]
    return files | {f"{part}/__init__.py": exports(default, part) for part in ("events", "types")}


def write(files: Mapping[str, str], package: Path) -> None:
    """Write the files into a package, all or none, and remove those of versions that are gone."""
    replace_all({package / name: text for name, text in files.items()})
    for file in package.glob("*/v[0-9]*.py"):
        if file.relative_to(package).as_posix() not in files:
            file.unlink()


def main(folders: list[str], project: Path) -> int:
    """Write the files for the folders of all versions; 2 if that can't be done."""
    try:
        write(class_texts(map(read_contract, folders)), project / _PACKAGE)
    except (ContractError, OSError) as error:
        sys.stdout.write(f"{' '.join(str(error).split())}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
