"""Read what was recorded of each number: the hash of every file, and each contract as one frozen file.

`releases.json` says for each number what every file of every version was, the vectors too, since they are published
under that number. The frozen single files are what `diff v1.0.0 …` compares with; they travel in the wheel.
`make version` writes both. A number whose record has a date is released, and its record stays for ever.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas
from commerce_events._resources import Folder, inside, is_file, names, text
from commerce_events.publish.manifest import number

#: The file of the hashes, and the folder of the frozen files, in the folder of the schemas.
RECORD, FROZEN = "releases.json", "releases"


@dataclass(frozen=True, slots=True)
class Record:
    """What is recorded of a number.

    Attributes:
        date: The day of the release, as `2026-07-31`; None while the number is open.
        files: The SHA-256 of each file, by path in the folder of the schemas.
    """

    date: str | None
    files: Mapping[str, str]


def recorded(folder: Folder) -> dict[str, Record]:
    """The record of each number, the lowest number first.

    Raises:
        ContractError: The record can't be read.
    """
    if RECORD not in names(folder):
        return {}
    try:
        return read_record(text(folder, RECORD))
    except (OSError, ValueError, RecursionError) as error:
        raise ContractError(f"{RECORD} can't be read: {error}") from error


def read_record(found: str) -> dict[str, Record]:
    """The record of each number in the text of the file.

    Raises:
        ValueError: It is not the text of such a file.
    """
    document = json.loads(found)
    if not isinstance(document, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 as other texts that are no record
    known = {each: _record(each, one) for each, one in document.items()}
    return dict(sorted(known.items(), key=lambda item: number(item[0])))


def _record(each: str, found: Any) -> Record:
    number(each)
    match found:
        case {"date": str() | None as date, "files": dict() as files, **rest} if not rest:
            if (date is None or _DATE.fullmatch(date)) and all(isinstance(one, str) for one in files.values()):
                return Record(date, files)
    raise ValueError(f"{each} has no date and hashes by file")


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def frozen(number: str, version: str, folder: "Folder | None" = None) -> str:
    """The text of the file that has the contract of a number.

    Raises:
        ContractError: There is none, or it is not what was recorded.
    """
    folder = schemas() if folder is None else folder
    known = recorded(folder)
    own, file = inside(inside(folder, FROZEN), f"v{number}"), f"{version}.schema.json"
    if not is_file(own, file):
        numbers = ", ".join(f"v{each}" for each in known) or "none"
        raise ContractError(f"there is no release v{number} with {version} here; recorded: {numbers}")
    found, path = text(own, file), f"{FROZEN}/v{number}/{file}"
    if number not in known or path not in known[number].files:
        raise ContractError(f"there is no record of the release v{number} in {RECORD}")
    if hashlib.sha256(found.encode()).hexdigest() != known[number].files[path]:
        raise ContractError(f"{path} differs from what was recorded when v{number} was released")
    return found
