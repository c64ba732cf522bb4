"""Copies of the schemas that say more than those of this release."""

import json
from pathlib import Path
from typing import Any

from commerce_events.diff.releases import record
from commerce_events.publish.any_event import rewrite
from tests.pages.generated import edit

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


def record_next(schemas: Path) -> None:
    """Give a sale one more property, and release that as 1.1.0."""
    add = {"units": {"$ref": "../definitions.schema.json#/$defs/quantity"}}
    edit(schemas / "v1/events/EventSale.schema.json", lambda document: document["properties"].update(add))
    record(schemas, "1.1.0", released=False)
