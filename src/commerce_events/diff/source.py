"""What `commerce-events diff` is given → flat forms: of a release, a folder, a single file, the schemas here."""

import json
import os.path
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._contract.contract import Contract, contract, read_contract
from commerce_events._contract.flatten import ContractError, FlatForm, Schema, flatten
from commerce_events._contract.portable import PATTERN
from commerce_events.diff.releases import frozen

#: What stands for the schemas of this checkout, or of the installed package.
HERE = "working tree"

_RELEASE = re.compile(r"v[0-9]+\.[0-9]+\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """A state of the contract, ready to be compared.

    Attributes:
        name: What the user called it.
        events: The flat, closed form of each event type, by name.
        batch: The limits of a batch.
    """

    name: str
    events: Mapping[str, FlatForm]
    batch: FlatForm


def read_rules(name: str, version: str) -> Rules:
    """Read what a name stands for; `version` picks the folder of a release and of the schemas here.

    Raises:
        ContractError: There is no such release, version or file, or it holds no contract of the portable set.
    """
    try:
        rules = _read(name, version)
        _check(rules)
    except (OSError, UnicodeDecodeError, re.error, RecursionError) as error:
        raise ContractError(f"{name} can't be read: {error}") from error
    except (LookupError, TypeError, AttributeError) as error:
        raise ContractError(f"{name} holds no contract: {error!r}") from error
    return rules


def of_contract(name: str, known: Contract) -> Rules:
    """The forms of a contract that was read."""
    return Rules(name, known.events, known.batch)


def _read(name: str, version: str) -> Rules:
    if name == HERE:
        return of_contract(name, contract(version))
    if os.path.isdir(name):
        return of_contract(name, read_contract(name))
    if _RELEASE.fullmatch(name):
        return _single(name, frozen(name.removeprefix("v"), version))
    with open(name, encoding="utf-8") as file:
        return _single(name, file.read())


def _single(name: str, text: str) -> Rules:
    """A published single file, of either dialect."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ContractError(f"{name} is not JSON: {error}") from error
    keyword = "$defs" if "$defs" in document else "definitions"
    definitions = {key: _opened(schema) for key, schema in document[keyword].items()}
    names = [each["$ref"].rpartition("/")[2] for each in definitions["AnyEvent"]["oneOf"]]
    documents: dict[str, Schema] = {"file": {keyword: definitions}, "batch": definitions["EventBatch"]}
    documents |= {each: {"$ref": f"file#/{keyword}/{each}"} for each in names}
    events = {each: flatten(documents, [each]) for each in names}
    return Rules(name, events, flatten(documents, ["batch"], without="items"))


def _opened(schema: dict[str, Any]) -> dict[str, Any]:
    """A definition as the source files have it: closed by the keyword of 2020-12."""
    return {("unevaluatedProperties" if key == "additionalProperties" else key): schema[key] for key in schema}


def _check(rules: Rules) -> None:
    """See that the forms are such that comparing them property by property proves something."""
    if not rules.events:
        raise ContractError(f"{rules.name} has no event types")
    if rules.batch.schema.get("type") != "array":
        raise ContractError(f"{rules.name}: a batch is no array")
    for name, form in rules.events.items():
        closed = {keyword: form.schema.get(keyword) for keyword in ("type", "additionalProperties")}
        if closed != {"type": "object", "additionalProperties": False}:
            raise ContractError(f"{rules.name}: {name} is not a closed object")
        for schema in _schemas(form.schema):
            pattern = schema.get("pattern", "")
            if not PATTERN.fullmatch(pattern):
                raise ContractError(f"{rules.name}: {name} has a pattern outside the portable set: {pattern}")
            re.compile(pattern)


def _schemas(schema: Schema) -> Iterator[Schema]:
    yield schema
    for inner in (*schema.get("properties", {}).values(), *([schema["not"]] if "not" in schema else [])):
        yield from _schemas(inner)
