"""Copies of the schemas with an edit, for the tests of `diff`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commerce_events._contract.contract import contract
from commerce_events.diff.rules import Rules, of_documents, of_single
from commerce_events.publish.single_file import Dialect, single_file

REVIEW = "events/EventReviewWritten.schema.json"
Documents = dict[str, dict[str, Any]]
Edit = Callable[[dict[str, Any]], Any]


def documents() -> Documents:
    """The schema files of this project, to be changed."""
    found: Documents = json.loads(json.dumps(contract("v1").documents))
    return found


def edited(file: str, edit: Edit) -> Documents:
    """The schema files with one of them edited."""
    found = documents()
    edit(found[file])
    return found


def rules(found: Documents) -> Rules:
    return of_documents("test", found)


def with_review(schema: Any) -> Documents:
    """The schema files with another schema of the property `review`, which is optional."""
    return edited(REVIEW, lambda document: document["properties"].update(review=schema))


def few(found: Documents) -> Documents:
    """The schema files with two event types alone, so that a comparison is quick."""
    names = ["EventReviewWritten", "EventSale"]
    left = {file: each for file, each in found.items() if file[7:-12] in names or not file.startswith("events/")}
    dispatch = left["any-event.schema.json"]
    dispatch["properties"]["type"]["enum"] = names
    dispatch["allOf"] = [each for each in dispatch["allOf"] if each["if"]["properties"]["type"]["const"] in names]
    return left


def single(dialect: Dialect = "draft-07") -> dict[str, Any]:
    return json.loads(json.dumps(single_file(contract("v1"), dialect)))  # type: ignore[no-any-return]


def single_rules(document: dict[str, Any]) -> Rules:
    return of_single("test", document)


def written(folder: Path, found: Documents) -> Path:
    """Write schema files into a folder."""
    for name, document in found.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(document), "utf-8")
    return folder
