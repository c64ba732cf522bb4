"""The schema files of one version → `Contract`: what the rest of the package knows of the contract."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from commerce_events._flatten import ContractError, Documents, FlatForm, flatten

#: Where the schemas are: inside an installed package, or beside `src/` in a checkout (an editable install).
_PACKAGED = Path(__file__).with_name("schemas")
_CHECKOUT = Path(__file__).parents[2] / "schemas"

BASE, ANY, BATCH = "event.schema.json", "any-event.schema.json", "event-batch.schema.json"
_EVENTS, _ENDING = "events/", ".schema.json"


@dataclass(frozen=True, slots=True, eq=False)
class Contract:
    """One version of the contract, ready to judge with.

    Attributes:
        version: The folder's name, such as `v1`.
        documents: The schema files as they stand, by path.
        events: The flat form of each event type, by the type's name, sorted.
        open_event: What can be said of an event whose type is missing or unknown: the base event, open.
        batch: The limits of a batch; its events are judged one by one.
        translations: For each further language, the words at `file#pointer` of the schemas.
    """

    version: str
    documents: Documents
    events: Mapping[str, FlatForm]
    open_event: FlatForm
    batch: FlatForm
    translations: Mapping[str, Mapping[str, str]]

    def form_of(self, event: Any) -> tuple[str | None, FlatForm]:
        """The known type of an event, or None, and the form that judges it."""
        name = event.get("type") if isinstance(event, dict) else None
        form = self.events.get(name) if isinstance(name, str) else None
        return (name, form) if form else (None, self.open_event)

    @property
    def max_events(self) -> int:
        """How many events a batch may carry."""
        limit: int = self.batch.schema["maxItems"]
        return limit


def schemas_folder() -> Path:
    """The folder of all versions."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def versions() -> tuple[str, ...]:
    """The versions that this release carries, sorted: `("v1",)`."""
    return tuple(sorted(folder.name for folder in schemas_folder().iterdir() if (folder / BASE).is_file()))


@cache
def contract(version: str = "v1") -> Contract:
    """A version that this release carries, read once.

    Raises:
        ValueError: There is no such version.
    """
    if version not in versions():
        raise ValueError(f"version {version!r} is not here; there is {', '.join(versions())}")
    return read_contract(schemas_folder() / version)


def read_contract(folder: Path) -> Contract:
    """Read the schema files of a folder.

    Raises:
        ContractError: A file is missing, is no schema, or can't be laid over the others.
    """
    files = [*folder.glob(f"*{_ENDING}"), *folder.glob(f"{_EVENTS}*{_ENDING}")]
    documents = {file.relative_to(folder).as_posix(): _read(file) for file in sorted(files)}
    if missing := {BASE, ANY, BATCH} - documents.keys():
        raise ContractError(f"{folder}: there is no {', '.join(sorted(missing))}")
    return Contract(
        version=folder.name,
        documents=documents,
        events={
            file.removeprefix(_EVENTS).removesuffix(_ENDING): flatten(documents, [file])
            for file in documents
            if file.startswith(_EVENTS)
        },
        open_event=flatten(documents, [ANY, BASE], without="allOf"),
        batch=flatten(documents, [BATCH], without="items"),
        translations={file.stem: _read_words(file) for file in sorted(folder.glob("locales/*.json"))},
    )


def _read_words(file: Path) -> dict[str, str]:
    return {
        f"{name}#{place}": words[file.stem] for name, places in _read(file).items() for place, words in places.items()
    }


def _read(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ContractError(f"{file} is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise ContractError(f"{file} is not a JSON object")
    return document
