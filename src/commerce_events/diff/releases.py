"""What was released: the hash of every file under each number, and each contract as one frozen file.

`releases.json` says for each number what every file of every version was, the vectors too, since they are published
under that number. The frozen single files are what `diff v1.0.0 …` compares with; they travel in the wheel.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import BASE, schemas
from commerce_events._resources import Folder, inside, is_file, text
from commerce_events.publish.single_file import single_file
from commerce_events.publish.source import publishable

_RECORD, _FROZEN = "releases.json", "releases"

Hashes = dict[str, str]


def recorded(folder: Folder) -> dict[str, Hashes]:
    """The hashes of each released number, by path in the folder of the schemas."""
    if not is_file(folder, _RECORD):
        return {}
    found: dict[str, Hashes] = json.loads(text(folder, _RECORD))
    return found


def hashes(folder: Path, number: str) -> Hashes:
    """The SHA-256 of each file of each version, and of the files frozen under a number."""
    files = [file for base in folder.glob(f"*/{BASE}") for file in base.parent.rglob("*.json")]
    files += folder.glob(f"{_FROZEN}/v{number}/*.json")
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)
    }


def frozen(number: str, version: str) -> str:
    """The text of the file that has a release's contract.

    Raises:
        ContractError: There is none.
    """
    folder, file = inside(inside(schemas(), _FROZEN), f"v{number}"), f"{version}.schema.json"
    if not is_file(folder, file):
        known = ", ".join(f"v{each}" for each in recorded(schemas())) or "none"
        raise ContractError(f"there is no release v{number} with {version} here; recorded: {known}")
    return text(folder, file)


def record(folder: Path, number: str, *, released: bool) -> None:
    """Freeze the schemas under a number.

    Raises:
        ContractError: The number is released, and its files differ; or the schemas are not fit to be published.
    """
    known = recorded(folder)
    if released and number in known:
        if faults := changed(folder, number):
            raise ContractError(faults[0])
        return
    target = folder / _FROZEN / f"v{number}"
    forms = {base.parent.name: single_file(publishable(base.parent)) for base in sorted(folder.glob(f"*/{BASE}"))}
    target.mkdir(parents=True, exist_ok=True)
    for version, form in forms.items():
        _write(target / f"{version}.schema.json", form)
    _write(folder / _RECORD, known | {number: hashes(folder, number)})


def changed(folder: Path, number: str) -> list[str]:
    """Which files are not what they were when a number was released, as sentences that say what to do."""
    then, now = recorded(folder).get(number, {}), hashes(folder, number)
    files = sorted(file for file in {*then, *now} if then and then.get(file) != now.get(file))
    return [f"{file} differs from what was released as {number}: raise the number" for file in files]


def _write(file: Path, document: Any) -> None:
    """Write a file as a whole, or not at all."""
    part = file.with_name(f"{file.name}.part")
    part.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(file)
