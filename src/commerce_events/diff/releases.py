"""Read what was released: the hash of every file under each number, and each contract as one frozen file.

`releases.json` says for each number what every file of every version was, the vectors too, since they are published
under that number. The frozen single files are what `diff v1.0.0 …` compares with; they travel in the wheel.
`make release` writes both.
"""

import hashlib
import json

from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas
from commerce_events._resources import Folder, inside, is_file, text

#: The file of the hashes, and the folder of the frozen files, in the folder of the schemas.
RECORD, FROZEN = "releases.json", "releases"

Hashes = dict[str, str]


def recorded(folder: Folder) -> dict[str, Hashes]:
    """The hashes of each released number, by path in the folder of the schemas.

    Raises:
        ContractError: The record can't be read.
    """
    if not is_file(folder, RECORD):
        return {}
    try:
        found: dict[str, Hashes] = json.loads(text(folder, RECORD))
        is_record = all(isinstance(hashes, dict) for hashes in found.values())
    except (ValueError, AttributeError, RecursionError) as error:
        raise ContractError(f"{RECORD} can't be read: {error}") from error
    if not is_record:
        raise ContractError(f"{RECORD} can't be read: a number has no hashes by file")
    return found


def frozen(number: str, version: str) -> str:
    """The text of the file that has a release's contract.

    Raises:
        ContractError: There is none, or it is not what was recorded.
    """
    folder, file = inside(inside(schemas(), FROZEN), f"v{number}"), f"{version}.schema.json"
    if not is_file(folder, file):
        numbers = ", ".join(f"v{each}" for each in recorded(schemas())) or "none"
        raise ContractError(f"there is no release v{number} with {version} here; recorded: {numbers}")
    found = text(folder, file)
    path = f"{FROZEN}/v{number}/{file}"
    if (known := recorded(schemas()).get(number, {}).get(path)) is None:
        raise ContractError(f"there is no record of the release v{number} in {RECORD}")
    if hashlib.sha256(found.encode()).hexdigest() != known:
        raise ContractError(f"{path} differs from what was recorded when v{number} was released")
    return found
