"""Copies of the schemas that say more than those of this release."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.pages.generated import edit
from tools.dispatch import rewrite
from tools.record import recording
from tools.replacing import replace_all

#: An event type whose properties have all kinds of limits.
ODD: dict[str, Any] = {
    "title": "Odd | *thing*",
    "description": "Sent when <b>something</b> odd happens.",
    "examples": [{"type": "EventOdd", "customerCode": "JD934828", "sign": "a|b"}],
    "allOf": [{"$ref": "../event.schema.json"}],
    "properties": {
        "type": {"const": "EventOdd"},
        "least": {"description": "Least.", "type": "integer", "minimum": 2},
        "one": {"description": "One.", "type": "integer", "minimum": 1},
        "most": {"description": "Most.", "type": "number", "maximum": 2},
        "single": {"description": "Single.", "type": "number", "maximum": 1},
        "long": {"description": "Long.", "type": "string", "minLength": 2, "maxLength": 9},
        "short": {"description": "Short.", "type": "string", "minLength": 1, "maxLength": 1},
        "form": {"description": "Form.", "type": "string", "pattern": "^[0-9]{4}$"},
        "many": {"description": "Many.", "enum": ["a", "b", "c", "d", "e", "f", "g"]},
        "few": {"description": "Few.", "type": "array", "minItems": 1, "maxItems": 1},
        "several": {"description": "Several.", "type": "array", "minItems": 2, "maxItems": 9},
        "sign": {"description": "Sign.", "type": "string", "examples": ["a|b"]},
        "arrivedAt": {"$ref": "../definitions.schema.json#/$defs/timestamp"},
    },
    "unevaluatedProperties": False,
}


def add_odd_type(schemas: Path) -> None:
    """Add the type and its Spanish words."""
    file = schemas / "v1/events/EventOdd.schema.json"
    file.write_text(json.dumps(ODD), "utf-8")
    properties = [name for name in ODD["properties"] if name not in ("type", "arrivedAt")]
    places = ["/title", "/description", *(f"/properties/{name}/description" for name in properties)]
    words = {place: {"en": "x", "es": f"Palabras de {place}"} for place in places}
    edit(schemas / "v1/locales/es.json", lambda locales: locales.update({"events/EventOdd.schema.json": words}))
    rewrite(schemas / "v1")


#: Changes of the schemas, by file.
CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "events/EventSale.schema.json": lambda it: it["properties"].update(units=it["properties"]["quantity"]),
    "events/EventSearch.schema.json": lambda it: it.pop("required"),
    "events/EventBrandViewed.schema.json": lambda it: it.update(title="A brand"),
    "definitions.schema.json": lambda it: it["$defs"]["quantity"].update(maximum=10, default=2),
    "event-batch.schema.json": lambda it: it.update(maxItems=50),
}
GONE = "events/EventStockAlertRequested.schema.json"


def record_first(schemas: Path) -> Path:
    """Release the schemas of a copy as 1.0.0, and as nothing else: whatever they are by now."""
    shutil.rmtree(schemas / "releases")
    (schemas / "releases.json").unlink()
    release(schemas, "1.0.0")
    return schemas


def release(schemas: Path, number: str) -> None:
    """Record the schemas as released, whatever they are."""
    replace_all(recording(schemas, number, "2026-07-31"))


def record_next(schemas: Path) -> None:
    """Release other schemas as 1.1.0, and then as 1.2.0; then go back to those of this release."""
    before = {name: (schemas / "v1" / name).read_text("utf-8") for name in [*CHANGES, GONE]}
    for name, change in CHANGES.items():
        edit(schemas / "v1" / name, change)
    (schemas / "v1" / GONE).unlink()
    rewrite(schemas / "v1")
    release(schemas, "1.1.0")
    release(schemas, "1.2.0")
    for name, text in before.items():
        (schemas / "v1" / name).write_text(text, "utf-8")
    rewrite(schemas / "v1")
