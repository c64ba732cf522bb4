"""A copy of the schemas with one more event type, whose properties have every keyword of the portable set."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from commerce_events import _validate
from commerce_events._contract import contract as contract_module
from commerce_events._contract import folder as folder_module
from commerce_events._contract.folder import schemas_folder
from tools.dispatch import rewrite
from tools.vectors import write

NAME = "EventGiftEngraved"
FILE = f"events/{NAME}.schema.json"

VALID: dict[str, Any] = {
    "type": NAME,
    "customerCode": "D314K1432",
    "engraving": "For Ada",
    "currency": "EUR",
    "paper": "silk",
    "isExpress": True,
    "weight": 0.25,
    "font": "serif",
    "initials": "AL",
    "photos": ["a.jpg", "b.jpg"],
    "size": 2.5,
}

#: Each property: its words in English and Spanish, and its assertions.
PROPERTIES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "engraving": ("The text.", "El texto.", {"type": "string", "minLength": 1, "maxLength": 20}),
    "currency": ("Three letters.", "Tres letras.", {"type": "string", "pattern": "^[A-Z]{3}$"}),
    "paper": ("The paper.", "El papel.", {"enum": ["silk"]}),
    "isExpress": ("Whether it is urgent.", "Si es urgente.", {"type": "boolean"}),
    "weight": ("In kilograms.", "En kilogramos.", {"type": "number", "minimum": 0.25, "maximum": 30}),
    "font": ("Any but mono.", "Cualquiera menos mono.", {"type": "string", "not": {"enum": ["mono", "sans"]}}),
    "initials": (
        "Two letters, no Q.",
        "Dos letras, sin Q.",
        {"type": "string", "pattern": "^[A-Z]{2}$", "not": {"type": "string", "pattern": "[Q]"}},
    ),
    "photos": ("Their names.", "Sus nombres.", {"type": "array", "minItems": 2, "maxItems": 3}),
    "size": ("A size.", "Un tamaño.", {"enum": [1, 2.5, True, None, "1", ["a", 1]]}),
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"https://commerce-events.example/schemas/v1/{FILE}",
    "title": "Gift engraved",
    "description": "Sent when the customer has a text engraved.",
    "examples": [VALID],
    "allOf": [{"$ref": "../event.schema.json"}],
    "properties": {
        "type": {"const": NAME},
        **{
            name: {"description": english, "examples": [VALID[name]], **rules}
            for name, (english, _, rules) in PROPERTIES.items()
        },
    },
    "unevaluatedProperties": False,
}

WORDS: dict[str, dict[str, str]] = {
    "/title": {"en": SCHEMA["title"], "es": "Regalo grabado"},
    "/description": {"en": SCHEMA["description"], "es": "Se envía cuando el cliente manda grabar un texto."},
    **{
        f"/properties/{name}/description": {"en": english, "es": spanish}
        for name, (english, spanish, _) in PROPERTIES.items()
    },
}


def with_engraved(folder: Path) -> Path:
    """A copy of all schemas in a new folder, with the type, its words, the rule that leads to it, and the vectors."""
    schemas = Path(shutil.copytree(schemas_folder(), folder))
    version = schemas / "v1"
    (version / FILE).write_text(json.dumps(SCHEMA), "utf-8")
    locale = version / "locales/es.json"
    words = {**json.loads(locale.read_text("utf-8")), FILE: WORDS}
    locale.write_text(json.dumps(dict(sorted(words.items()))), "utf-8")
    rewrite(version)
    write(contract_module.read_contract(str(version)), version / "vectors")
    return schemas


@contextmanager
def served(schemas: Path) -> Iterator[Path]:
    """Let the whole package read its contract from a folder, until the end of a `with`."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(folder_module, "_PACKAGED", str(schemas))
            patch.setattr(_validate, "_VALIDATORS", {})
            contract_module._contract.cache_clear()
            yield schemas
    finally:
        contract_module._contract.cache_clear()
