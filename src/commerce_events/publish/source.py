"""A version's folder of schemas → the contract, if it is fit to be published."""

from pathlib import Path

from commerce_events._contract.contract import ANY, PAYLOAD, SHARED, Contract, read_contract, read_documents
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.moments import read_moments
from commerce_events._contract.portable import check_portable
from commerce_events.publish.dispatch import is_fresh
from commerce_events.validator import Validator

#: What the addresses of the source files start with.
ADDRESS = "https://commerce-events.example/schemas"


def publishable(version: Path) -> Contract:
    """The contract of a version.

    Raises:
        ContractError: A file is missing, is no schema, is outside the portable set or does not fit to the others.
    """
    documents = read_documents(str(version))
    check_portable(f"{ADDRESS}/{version.name}/", documents)
    if missing := {PAYLOAD, SHARED} - documents.keys():
        raise ContractError(f"{version.name}: there is no {', '.join(sorted(missing))}")
    contract = read_contract(str(version))
    read_moments(str(version), contract)
    if not is_fresh(contract.documents[ANY], contract.events):
        raise ContractError(f"{version.name}/{ANY} does not lead to all event types: run make schemas")
    validator = Validator(contract)
    for file, document in contract.documents.items():
        for index, example in enumerate(document.get("examples", ())):
            if not validator.is_valid(example):
                raise ContractError(f"{file}#/examples/{index}: this example is not valid")
    return contract
