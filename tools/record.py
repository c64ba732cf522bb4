"""What is recorded of a number: the hash of every file, and each contract as one frozen file."""

import hashlib
import json
from pathlib import Path
from typing import Any

from commerce_events._contract.folder import BASE
from commerce_events.diff.releases import FROZEN, RECORD, Record, recorded
from commerce_events.publish.single_file import single_file
from commerce_events.publish.source import publishable


def recording(folder: Path, number: str, date: str | None) -> dict[Path, str]:
    """The files that record the schemas under a number, the record itself last; other open numbers are forgotten.

    Raises:
        ContractError: The record can't be read, or the schemas are not fit to be published.
    """
    target = folder / FROZEN / f"v{number}"
    versions = sorted(base.parent for base in folder.glob(f"*/{BASE}"))
    texts = {target / f"{each.name}.schema.json": _text(single_file(publishable(each))) for each in versions}
    own = {file.relative_to(folder).as_posix(): _hash(text.encode()) for file, text in texts.items()}
    kept = {each: record for each, record in recorded(str(folder)).items() if record.date}
    known = kept | {number: Record(date, dict(sorted((hashes(folder) | own).items())))}
    rows = {each: {"date": record.date, "files": record.files} for each, record in known.items()}
    return {**texts, folder / RECORD: _text(rows)}


def forgotten(folder: Path, number: str) -> list[Path]:
    """The folders of frozen files of other numbers that are open."""
    known = recorded(str(folder))
    return [folder / FROZEN / f"v{each}" for each in known if each != number and not known[each].date]


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of each version, by path in the folder of the schemas."""
    files = sorted(file for base in folder.glob(f"*/{BASE}") for file in base.parent.rglob("*.json"))
    return {file.relative_to(folder).as_posix(): _hash(file.read_bytes()) for file in files}


def changed(folder: Path, number: str, *, frozen_alone: bool = False) -> list[str]:
    """Which files are not as they were recorded under a number: all of them, or its frozen ones."""
    then, start = recorded(str(folder))[number].files, f"{FROZEN}/v{number}/"
    files = folder.glob(f"{start}*.json")
    now = hashes(folder) | {file.relative_to(folder).as_posix(): _hash(file.read_bytes()) for file in files}
    differing = sorted(file for file in {*then, *now} if then.get(file) != now.get(file))
    return [file for file in differing if file.startswith(start) or not frozen_alone]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
