"""The schema files of one version → `Contract`: what the rest of the package knows of the contract."""

import os.path
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from commerce_events._contract.deprecations import DEPRECATIONS, read_deprecations
from commerce_events._contract.event_type import Deprecation
from commerce_events._contract.flatten import ContractError, Documents, FlatSchema, flatten
from commerce_events._contract.folder import BASE, schemas, versions
from commerce_events._contract.strict import strict
from commerce_events._options import told
from commerce_events._resources import Folder, inside, is_file, names, text

ANY, BATCH = "any-event.schema.json", "event-batch.schema.json"
PAYLOAD, SHARED = "payload.schema.json", "definitions.schema.json"
EVENTS, _LOCALES, _ENDING = "events/", "locales/", ".schema.json"


@dataclass(frozen=True, slots=True, eq=False)
class Contract:
    """One version of the contract, ready to judge with.

    Attributes:
        version: The folder's name, such as `v1`.
        documents: The schema files as they stand, by path.
        events: The flattened schema of each event type, by the type's name, sorted.
        open_event: What can be said of an event whose type is missing or unknown: the base event, open.
        batch: The limits of a batch; its events are judged one by one.
        translations: For each further language, the words at `file#pointer` of the schemas.
        deprecations: What is said of each deprecated schema, by its `file#pointer`.
    """

    version: str
    documents: Documents
    events: Mapping[str, FlatSchema]
    open_event: FlatSchema
    batch: FlatSchema
    translations: Mapping[str, Mapping[str, str]]
    deprecations: Mapping[str, Deprecation] = field(default_factory=dict)

    def schema_of(self, event: Any) -> tuple[str | None, FlatSchema]:
        """The known type of an event, or None, and the form that judges it."""
        name = event.get("type") if isinstance(event, dict) else None
        flat = self.events.get(name) if isinstance(name, str) else None
        # `str.__str__`: of a subclass, such as an enum of strings, the text itself.
        return (str.__str__(name), flat) if isinstance(name, str) and flat else (None, self.open_event)

    def flat_of(self, event_type: str | None) -> FlatSchema:
        """The form that judges events of a known type, or of none."""
        return self.open_event if event_type is None else self.events[event_type]

    def deprecation(self, flat: FlatSchema, *path: str) -> Deprecation | None:
        """What is said of the deprecated schema at a path of a form; None if it is not deprecated."""
        place = flat.schema_locations.get((*path, "deprecated"), "").removesuffix("/deprecated")
        return self.deprecations.get(place)


def contract(version: str) -> Contract:
    """A version that this release carries, read once.

    Raises:
        TypeError, ValueError: There is no such version.
    """
    if not isinstance(version, str):
        raise TypeError(f"version is the name of one, such as {versions()[0]!r}, not {told(version)}")
    return _contract(version)


@cache
def _contract(version: str) -> Contract:
    known = versions()
    if version not in known:
        raise ValueError(f"there is no version {told(version)} here, only {', '.join(known)}")
    return read_contract(inside(schemas(), version))


def read_contract(folder: Folder) -> Contract:
    """Read the schema files of a folder.

    Raises:
        ContractError: A file is missing, is no schema, or can't be laid over the others; or something is deprecated
            without words, or has words and is not.
    """
    documents = read_documents(folder)
    translations = {
        name.removeprefix(_LOCALES).removesuffix(".json"): _translation(folder, name)
        for name in _files(folder, _LOCALES)
    }
    rules = assemble(_name(folder), documents, translations)
    written = _read(folder, DEPRECATIONS) if is_file(folder, DEPRECATIONS) else {}
    return replace(rules, deprecations=read_deprecations(written, documents, ["en", *translations]))


def read_documents(folder: Folder) -> dict[str, dict[str, Any]]:
    """The schema files of a folder as they stand, by path.

    Raises:
        ContractError: One is missing, or is no JSON object.
    """
    files = [name for name in _files(folder, "") + _files(folder, EVENTS) if name.endswith(_ENDING)]
    documents = {name: _read(folder, name) for name in files}
    if missing := {BASE, ANY, BATCH} - documents.keys():
        raise ContractError(f"{folder}: there is no {', '.join(sorted(missing))}")
    return documents


def assemble(version: str, documents: Documents, translations: Mapping[str, Mapping[str, str]]) -> Contract:
    """The contract that schema files state.

    Raises:
        ContractError: A file can't be laid over the others.
    """
    return Contract(
        version=version,
        documents=documents,
        events={
            name.removeprefix(EVENTS).removesuffix(_ENDING): flatten(documents, [name])
            for name in documents
            if name.startswith(EVENTS)
        },
        open_event=flatten(documents, [ANY, BASE], without="allOf"),
        batch=flatten(documents, [BATCH], without="items"),
        translations=translations,
    )


def _name(folder: Folder) -> str:
    return os.path.basename(folder) if isinstance(folder, str) else folder.name


def _files(folder: Folder, part: str) -> list[str]:
    """The names of a folder's entries, sorted, each with the folder that it is inside."""
    return [part + name for name in names(inside(folder, part) if part else folder)]


def _translation(folder: Folder, name: str) -> dict[str, str]:
    lang, files = posixpath.basename(name).removesuffix(".json"), _read(folder, name)
    try:
        return {f"{file}#{place}": words[lang] for file, places in files.items() for place, words in places.items()}
    except (LookupError, TypeError, AttributeError) as error:
        raise ContractError(f"{inside(folder, name)} does not hold words by file and place") from error


def _read(folder: Folder, name: str) -> dict[str, Any]:
    return strict(str(inside(folder, name)), text(folder, name))
