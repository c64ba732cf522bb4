"""Read what `commerce-events diff` is given: a release, a folder, a single file, the schemas here."""

import os.path
import re

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas, versions
from commerce_events._contract.strict import strict
from commerce_events._resources import Folder, inside, names, text
from commerce_events.diff.releases import frozen
from commerce_events.diff.rules import Origin, Rules, of_documents, of_single

#: What stands for the schemas of this checkout, or of the installed package.
HERE = "working-tree"

_RELEASE = re.compile(r"v[0-9]+(?:\.[0-9]+){2}\S*")
_VERSION = re.compile(r"(.+):(v[0-9]+)")
_ENDING = ".schema.json"


def read_rules(name: str, version: str) -> Rules:
    """Read what a name stands for; `version` picks the folder of a release and of the schemas here, unless `name` does.

    Raises:
        ContractError: There is no such release, version or file, or it holds no contract.
    """
    found = _VERSION.fullmatch(name)
    asked, chosen = (found[1], found[2]) if found else (name, "")
    try:
        return _read(name, asked, chosen, version)
    except FileNotFoundError as error:
        raise ContractError(
            f"there is no {name}: give a release (v1.0.0), a folder of schemas, a single file, or working-tree"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ContractError(f"{name} can't be read: {error}") from error


def of_contract(name: str, known: Contract) -> Rules:
    """The rules of a contract that was read."""
    return of_documents(name, known.documents)


def _read(name: str, asked: str, chosen: str, version: str) -> Rules:
    if asked == HERE:
        return _of_folder(name, inside(schemas(), _known(name, chosen or version)), "working-tree")
    if _RELEASE.fullmatch(asked):
        return of_single(name, strict(name, frozen(asked.removeprefix("v"), chosen or version)), "release")
    if os.path.isdir(asked):
        return _of_folder(name, _chosen(name, asked, chosen), "folder")
    with open(name if os.path.exists(name) else asked, encoding="utf-8") as file:
        rules = of_single(name, strict(name, file.read()))
    if chosen and rules.version != chosen and not os.path.exists(name):
        raise ContractError(f"{asked} has no version {chosen}: it has {rules.version or 'none'}")
    return rules


def _known(name: str, version: str) -> str:
    if version not in versions():
        raise ContractError(f"{name} has no version {version}, only {', '.join(versions())}")
    return version


def _chosen(name: str, folder: str, version: str) -> str:
    """The folder of a version, if one is asked for: inside the folder, or the folder itself if it has that name."""
    if not version or os.path.basename(os.path.abspath(folder)) == version:
        return folder
    if not os.path.isdir(os.path.join(folder, version)):
        raise ContractError(f"{name} has no version {version}: there is no such folder")
    return os.path.join(folder, version)


def _of_folder(name: str, folder: Folder, origin: Origin) -> Rules:
    files = [each for each in names(folder) if each.endswith(_ENDING)]
    files += [f"events/{each}" for each in names(inside(folder, "events")) if each.endswith(_ENDING)]
    return of_documents(name, {file: strict(file, text(folder, file)) for file in files}, origin)
