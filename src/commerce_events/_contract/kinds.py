"""Say which properties of an event type are codes, and which are required texts, by what their schemas refer to."""

from commerce_events._contract.flatten import FlatSchema

_CODE = "definitions.schema.json#/$defs/code/"
_TEXT = "definitions.schema.json#/$defs/text/"


def codes_of(flat: FlatSchema) -> tuple[str, ...]:
    """The properties that are codes: identifiers of the sender's own."""
    return tuple(name for name in flat.schema.get("properties", ()) if _refers(flat, name, _CODE))


def required_texts_of(flat: FlatSchema) -> tuple[str, ...]:
    """The properties that are texts which say something: the required ones."""
    return tuple(name for name in flat.schema.get("required", ()) if _refers(flat, name, _TEXT))


def _refers(flat: FlatSchema, name: str, definition: str) -> bool:
    """Whether the schema of a property refers to a definition, which then says its type."""
    return flat.schema_locations.get(("properties", name, "type"), "").startswith(definition)
