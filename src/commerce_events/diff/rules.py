"""A state of the contract, checked and ready to be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from commerce_events._contract.contract import BATCH, PAYLOAD
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import BASE
from commerce_events.diff.decide import decide
from commerce_events.diff.kinds import Kind, Laid, Nodes
from commerce_events.diff.lay import lay
from commerce_events.diff.node import Files, Node, read_files
from commerce_events.diff.shape import DIALECTS, DRAFT_07, NEWEST

#: Where the rules are read from.
Origin = Literal["release", "folder", "file", "working-tree"]

_ENDING, _EVENTS = ".schema.json", "events/"
#: The path of a single file, whose places are pointers alone.
SINGLE = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """A state of the contract.

    Attributes:
        name: What the user called it.
        files: Its schema files.
        events: The schema of each event type, by name.
        version: The version of the contract, such as `v1`; empty if the files do not say.
        origin: Where it was read from.
    """

    name: str
    files: Files
    events: Mapping[str, Node]
    version: str = ""
    origin: Origin = "folder"

    @property
    def payload(self) -> Node:
        """The schema of a payload, which all others are reached from."""
        return self.files.node(SINGLE if SINGLE in self.files.documents else PAYLOAD)

    @property
    def batch(self) -> Laid:
        """What a batch has to meet."""
        return lay((self.payload,), "array")


def of_documents(name: str, documents: Mapping[str, Mapping[str, Any]], origin: Origin = "folder") -> Rules:
    """The rules that a folder of schema files states.

    Raises:
        ContractError: A file is missing, or is no schema.
    """
    if missing := [file for file in (PAYLOAD, BATCH, BASE) if file not in documents]:
        raise ContractError(f"{name} holds no contract: there is no {missing[0]}")
    _check_addresses(documents)
    files = read_files(documents, NEWEST)
    events = {file.removeprefix(_EVENTS).removesuffix(_ENDING): files.node(file) for file in documents
             if file.startswith(_EVENTS)}  # fmt: skip
    _check_required({**events, BASE: files.node(BASE)})
    address = str(documents[PAYLOAD].get("$id", ""))
    return Rules(name, files, dict(sorted(events.items())), _version(address), origin)


def _check_addresses(documents: Mapping[str, Mapping[str, Any]]) -> None:
    """See that the addresses of files fit to their paths, since references are looked up by path."""
    address = documents[PAYLOAD].get("$id")
    base = address.removesuffix(PAYLOAD) if isinstance(address, str) else ""
    for file, document in documents.items():
        if document.get("$id", base + file) != base + file:
            raise ContractError(f"{file}#/$id: this is not {base + file}")


def of_single(name: str, document: dict[str, Any], origin: Origin = "file") -> Rules:
    """The rules that a published single file states.

    Raises:
        ContractError: It is no such file.
    """
    dialect = DIALECTS.get(str(document.get("$schema")), "")
    keyword = "definitions" if dialect == DRAFT_07 else "$defs"
    definitions = document.get(keyword)
    if not dialect or not isinstance(definitions, dict) or not {"AnyEvent", "EventBatch"} <= definitions.keys():
        raise ContractError(
            f"{name} holds no contract: give a published single file, such as commerce-events.draft-07.schema.json"
        )
    files = read_files({SINGLE: document}, dialect)
    union = files.node(SINGLE, f"/{keyword}/AnyEvent")
    events = {node.target().place.rpartition("/")[2]: node.target() for _, node in union.inner()
             if isinstance(node.schema, dict) and "$ref" in node.schema}  # fmt: skip
    _check_required(events)
    return Rules(name, files, dict(sorted(events.items())), _version(str(document.get("$id", ""))), origin)


def _version(address: str) -> str:
    return next((part for part in reversed(address.split("/")) if part[:1] == "v" and part[1:].isdecimal()), "")


def _check_required(events: Mapping[str, Node]) -> None:
    """See that what events are required to have is there."""
    for node in events.values():
        laid = lay((node,), "object")
        for name, place in laid.required.items():
            if name not in laid.properties and not laid.atoms:
                raise ContractError(f"{place}: there is no property {name!r}")


def core(node: Node, kind: Kind) -> Nodes:
    """The schemas that are left of one for values of a kind, once references and `if` are followed."""
    asserted = node.asserted.keys()
    if asserted == {"$ref"}:
        return core(node.target(), kind)
    if isinstance(node.schema, bool) or asserted - {"if", "then", "else", "not"}:
        return (node,)
    if "not" in asserted and decide(node.at("not"), kind, None) is not False:
        return (node,)
    condition = decide(node.at("if"), kind, None) if "if" in asserted else True
    if condition is None:
        return (node,)
    branch = "then" if condition else "else"
    return core(node.at(branch), kind) if "if" in asserted and branch in asserted else ()
