"""A copy of the schemas in which an event type, a property and a shared definition are deprecated."""

import json
import shutil
from pathlib import Path
from typing import Any

from commerce_events._contract.contract import read_contract
from commerce_events._contract.folder import schemas_folder
from tools.vectors import write

TYPE, REVIEW = "EventBrandViewed", "EventReviewWritten"
OF_TYPE = f"events/{TYPE}.schema.json#"
OF_PROPERTY = f"events/{REVIEW}.schema.json#/properties/review"
OF_DEFINITION = "definitions.schema.json#/$defs/quantity"

#: What `deprecations.json` says.
WORDS: dict[str, Any] = {
    OF_TYPE: {
        "since": "2027-01-15",
        "release": "1.1.0",
        "sunset": "2028-01-15",
        "why": {
            "en": "It is a category.",
            "es": "Es una categoría más.",
        },
        "instead": {
            "en": "Send `EventCategoryViewed` with the code of the brand.",
            "es": "Envíe `EventCategoryViewed` con el código de la marca.",
        },
    },
    OF_PROPERTY: {
        "since": "2027-01-15",
        "release": "1.1.0",
        "sunset": "2028-01-15",
        "why": {
            "en": "The text of a review is read from the shop.",
            "es": "El texto de una reseña se lee de la tienda.",
        },
        "instead": {"en": "Leave it out.", "es": "Omítala."},
    },
    OF_DEFINITION: {
        "since": "2027-03-01",
        "release": "1.2.0",
        "why": {"en": "Each unit counts by itself.", "es": "Cada unidad cuenta por sí misma."},
        "instead": {"en": "Send one event for each unit.", "es": "Envíe un evento por cada unidad."},
    },
}


def edit(version: Path, place: str, **members: Any) -> None:
    """Add members to the schema at a place of the files."""
    file, _, inside = place.partition("#")
    document = json.loads((version / file).read_text("utf-8"))
    schema = document
    for step in inside.split("/")[1:]:
        schema = schema[step]
    schema.update(members)
    (version / file).write_text(json.dumps(document), "utf-8")


def deprecate(version: Path) -> None:
    """Put `deprecated: true` at each place of a copy, and write the words."""
    for place in WORDS:
        edit(version, place, deprecated=True)
    (version / "deprecations.json").write_text(json.dumps(WORDS), "utf-8")


def with_deprecated(folder: Path) -> Path:
    """A copy of all schemas in a new folder, in which something is deprecated, with its vectors."""
    schemas = Path(shutil.copytree(schemas_folder(), folder))
    deprecate(schemas / "v1")
    write(read_contract(str(schemas / "v1")), schemas / "v1/vectors")
    return schemas
