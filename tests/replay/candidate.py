"""A contract that refuses and accepts other payloads than today's, and payloads that show it."""

from pathlib import Path
from typing import Any

from tests.diff.folders import documents, written

_SALE, _ORDER = "events/EventSale.schema.json", "events/EventOrderApplied.schema.json"

#: Six payloads with six events: three of them differ.
PAYLOADS = (
    b'{"type":"EventSale","customerCode":"a","productCode":"b"}\n'
    b'{"type":"EventSale","customerCode":"a","productCode":"b","currency":"EUR"}\n'
    b'{"type":"EventOrderApplied","customerCode":"a","orderDescription":"b","orderDirection":"desc"}\n'
    b'[{"type":"EventOrderApplied","customerCode":"a","orderDescription":"b","orderDirection":"desc"},'
    b'{"type":"EventSale","customerCode":"a"}]\n'
    b"{}\n"
    b"nothing\n"
)


def candidate(folder: Path, **keywords: Any) -> str:
    """Write a folder in which sales may have a currency, and lists are sorted upwards alone."""
    found = documents()
    found[_SALE]["properties"]["currency"] = {"description": "The currency.", "type": "string", "minLength": 1}
    found[_SALE] |= keywords
    found[_ORDER]["properties"]["orderDirection"]["enum"] = ["asc"]
    return str(written(folder, found))
