"""Make a contract to validate with of what `diff` reads: a release, a folder, a single file, the schemas here."""

from collections.abc import Mapping
from typing import Any

from commerce_events._contract.contract import ANY, BATCH, Contract, assemble
from commerce_events._contract.folder import BASE
from commerce_events.diff.rules import SINGLE, Rules

_FILE = "single.schema.json"


def contract_of(rules: Rules) -> Contract:
    """Return the contract that validates as a state of the contract says.

    Raises:
        ContractError: It can't be validated with: a keyword is where none is expected, or is none of the known ones.
    """
    documents: Mapping[str, Any] = rules.files.documents
    if SINGLE in documents:
        documents = _files(documents[SINGLE], rules.events)
    return assemble(rules.version or rules.name, documents, {})


def _files(single: Mapping[str, Any], events: Mapping[str, Any]) -> dict[str, Any]:
    """Return a single file as the files of a folder."""
    keyword = "definitions" if "definitions" in single else "$defs"
    definitions = {name: _open(schema) if name in events else schema for name, schema in single[keyword].items()}
    return {
        _FILE: {keyword: definitions},
        BASE: {},
        ANY: definitions["Event"],
        BATCH: definitions["EventBatch"],
        **{f"events/{name}.schema.json": {"$ref": f"../{_FILE}#/{keyword}/{name}"} for name in events},
    }


def _open(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Write a closed schema as the files of a folder do, where more may be laid over it."""
    return {("unevaluatedProperties" if name == "additionalProperties" else name): it for name, it in schema.items()}
