"""The portable set: what the schema files may say, so that validators in all languages read them alike.

A file outside of it may have another verdict in each form that is made of it, so nothing is published of one.
"""

import json
import os
import re
import warnings
from collections.abc import Iterator
from itertools import chain
from os import PathLike

from jsonschema import Draft202012Validator, SchemaError

from commerce_events._contract.contract import EVENTS, SHARED, Contract, read_contract, read_documents
from commerce_events._contract.fitness import check_forms, check_references
from commerce_events._contract.flatten import ANNOTATIONS, ASSERTIONS, ContractError, Documents, Schema
from commerce_events._contract.folder import BASE
from commerce_events._contract.inside import parts, schemas_in
from commerce_events._contract.sense import contradictions, limit_faults
from commerce_events._pointer import pointer

DIALECT = "https://json-schema.org/draft/2020-12/schema"

IDENTITY = frozenset({"$schema", "$id", "$comment", "$ref", "$defs"})
APPLICATORS = frozenset(
    {"allOf", "if", "then", "else", "not", "items", "properties", "required", "unevaluatedProperties"}
)
KEYWORDS = IDENTITY | APPLICATORS | ANNOTATIONS | ASSERTIONS

#: Literals, `\.`, classes, `(?:…)`, `|` and `{m,n}`, between anchors or without them.
PATTERN = re.compile(
    r"\^?(?:[A-Za-z0-9: -]|\\\.|[|)]|\(\?:|\{[0-9]{1,4}(?:,[0-9]{1,4})?\}"
    r"|\[\+\\-\]|\[\^?(?:[A-Za-z0-9: ](?:-[A-Za-z0-9: ])?)+-?\])*\$?"
)

#: Of event types, properties and definitions: what every language takes as a name.
NAME = re.compile("[A-Za-z][A-Za-z0-9]*")

#: The members of JavaScript's `Object.prototype`: an object without such a property seems to have it.
OBJECT_MEMBERS = frozenset(
    {"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString"}
    | {"toString", "valueOf", "__proto__"}
)

_AT_THE_ROOT = frozenset({"$schema", "$id"})
_WHOLE_IF = {"type", "properties", "required"}
_PROPERTY = re.compile(r".*/(?:properties|\$defs)/[^/]+")


def read_portable(folder: str | PathLike[str]) -> Contract:
    """Read a contract from a folder; its addresses are those that its own base event is under.

    Raises:
        ContractError: A file is missing, is no schema of the portable set, or makes no sense.
    """
    place = os.path.abspath(os.fspath(folder))
    documents = read_documents(place)
    address = documents[BASE].get("$id")
    if not (isinstance(address, str) and address.endswith(f"/{BASE}")):
        raise ContractError(f"{BASE}#/$id: this is no address that ends in /{BASE}")
    check_portable(address.removesuffix(BASE), documents)
    return read_contract(place)


def check_portable(base: str, documents: Documents) -> None:
    """See that the files of a version, whose addresses start with `base`, are schemas of the portable set.

    Raises:
        ContractError: One is not, or makes no sense; the sentence has the file and the place.
    """
    for file, document in documents.items():
        _check_identity(base + file, file, document)
    for file, document in documents.items():
        for place, schema in schemas_in(document):
            words = _missing_words(file, place, schema)
            odd = chain(_odd_parts(schema), _odd_names(schema), _odd_deprecation(file, place, schema))
            for fault in chain(odd, _faults(place, schema), words):
                raise ContractError(f"{file}#{place}: {fault}")
            for path, sentence in chain(limit_faults(schema), contradictions(schema)):
                raise ContractError(f"{file}#{place}{pointer(path)}: {sentence}")
    check_references(documents)
    check_forms(documents)


def _check_identity(address: str, file: str, document: Schema) -> None:
    name = file.rpartition("/")[2].removesuffix(".schema.json")
    if file.startswith(EVENTS) and not NAME.fullmatch(name):
        raise ContractError(f"{file}: an event type has a name of letters and digits alone")
    for keyword, wanted in (("$schema", DIALECT), ("$id", address)):
        if document.get(keyword) != wanted:
            raise ContractError(f"{file}#/{keyword}: this is not {wanted}")
    try:
        json.dumps(document, allow_nan=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of patterns: these have their own check
            Draft202012Validator.check_schema(document)
    except SchemaError as error:
        raise ContractError(
            f"{file}#{pointer(tuple(error.absolute_path))}: this is no schema: {error.message}"
        ) from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise ContractError(f"{file}: this is no schema: {error}") from error


def _faults(place: str, schema: Schema) -> Iterator[str]:
    """What is outside the portable set."""
    if unknown := sorted(schema.keys() - (KEYWORDS - _AT_THE_ROOT if place else KEYWORDS)):
        yield f"{unknown[0]!r} is outside the portable set"
    if not isinstance(schema.get("type", ""), str):
        yield "a list of types is outside the portable set"
    if schema.get("minLength", 1) != 1:
        yield "minLength may be 1 alone, since validators count longer texts differently"
    if "default" in schema and "/$defs/" not in place:
        yield "a default stands behind a $ref"
    if not PATTERN.fullmatch(schema.get("pattern", "")):
        yield "this pattern is outside the portable set"
    if schema.get("type") == "integer" and not {"minimum", "maximum"} <= schema.keys():
        yield "an integer has a minimum and a maximum"
    if "://" in schema.get("$ref", ""):
        yield "a $ref stays in its folder"
    if "if" in schema and schema["if"] != {"type": "array"} and set(schema["if"]) != _WHOLE_IF:
        yield "an if stands on its own, with type, properties and required"


def _odd_parts(schema: Schema) -> Iterator[str]:
    """Schemas that are no object."""
    for step, inner in parts(schema):
        if isinstance(inner, bool):
            yield f"{step[1:]} is {json.dumps(inner)}, which is outside the portable set"


def _odd_names(schema: Schema) -> Iterator[str]:
    for name in (*schema.get("properties", ()), *schema.get("$defs", ())):
        if name in OBJECT_MEMBERS:
            yield f"no property may be named {name!r}, like a member of Object.prototype"
        if not NAME.fullmatch(name):
            yield f"the name {name!r} is outside the portable set: it has letters and digits alone"


def _odd_deprecation(file: str, place: str, schema: Schema) -> Iterator[str]:
    """What is deprecated, and is nothing that a sender could leave out."""
    group, _, name = place.removeprefix("/").partition("/")
    is_type = not place and file.startswith(EVENTS)
    is_property = group == "properties" and name != "type" and (file == BASE or file.startswith(EVENTS))
    if "deprecated" in schema and not (is_type or ("/" not in name and (is_property or group == "$defs"))):
        yield "only an event type, a property of events or a definition may be deprecated"


def _missing_words(file: str, place: str, schema: Schema) -> Iterator[str]:
    """The words without which the forms that are made of it can't be."""
    wanted: tuple[str, ...] = ()
    told_elsewhere = "$ref" in schema or "/if/" in place or (file != BASE and place.endswith("/properties/type"))
    if not place:
        wanted = ("title", "description") if file == SHARED else ("title", "description", "examples")
    elif _PROPERTY.fullmatch(place) and not told_elsewhere:
        wanted = ("description",)
    yield from (f"there is no {word}" for word in wanted if not schema.get(word))
