"""Record a release: the hash of every file under its number, and each contract as one frozen file."""

import hashlib
import json
from pathlib import Path
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import BASE
from commerce_events.diff.releases import FROZEN, RECORD, Hashes, recorded
from commerce_events.publish.single_file import single_file
from commerce_events.publish.source import publishable


def hashes(folder: Path, number: str) -> Hashes:
    """The SHA-256 of each file of each version, and of the files frozen under a number."""
    files = [file for base in folder.glob(f"*/{BASE}") for file in base.parent.rglob("*.json")]
    files += folder.glob(f"{FROZEN}/v{number}/*.json")
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)
    }


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
    target = folder / FROZEN / f"v{number}"
    forms = {base.parent.name: single_file(publishable(base.parent)) for base in sorted(folder.glob(f"*/{BASE}"))}
    target.mkdir(parents=True, exist_ok=True)
    for version, form in forms.items():
        _write(target / f"{version}.schema.json", form)
    _write(folder / RECORD, known | {number: hashes(folder, number)})


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
