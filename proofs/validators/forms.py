"""The forms that the contract has for validators: the source files, and the single file in each dialect."""

import json
from collections.abc import Mapping
from pathlib import Path

from commerce_events._contract.contract import read_contract
from commerce_events.publish.single_file import DIALECTS, single_file

SOURCE = "source"
_PAYLOAD = "payload.schema.json"


def write_forms(version: Path, target: Path) -> Mapping[str, list[Path]]:
    """For each form the schema files, the one that judges payloads first. Single files are written to `target`."""
    contract = read_contract(str(version))
    source = sorted(contract.documents, key=lambda name: (name != _PAYLOAD, name))
    forms = {SOURCE: [version / name for name in source]}
    for dialect in DIALECTS:
        file = target / f"{dialect}.schema.json"
        file.write_text(json.dumps(single_file(contract, dialect)), encoding="utf-8")
        forms[dialect] = [file]
    return forms
