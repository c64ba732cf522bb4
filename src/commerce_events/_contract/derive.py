"""The contract → its catalogue of event types."""

from copy import deepcopy
from typing import Any

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.event_type import EventType, Property
from commerce_events._contract.flatten import ASSERTIONS, FlatSchema
from commerce_events._messages import LANGUAGES
from commerce_events._pointer import Path


def derive(version: str) -> tuple[EventType, ...]:
    """What `event_types` returns.

    Raises:
        ValueError: There is no such version.
    """
    return event_types_of(contract(version))


def event_types_of(rules: Contract) -> tuple[EventType, ...]:
    """The event types of a contract, sorted by name."""
    return tuple(described(rules, name, flat) for name, flat in rules.events.items())


def described(rules: Contract, name: str, flat: FlatSchema) -> EventType:
    """A flattened schema of a contract as a value with words in all languages."""
    flat = deepcopy(flat)  # what is handed out is the caller's: changing it must not change the verdict
    required = flat.schema["required"]
    return EventType(
        name=name,
        properties=tuple(
            Property(
                name=property_name,
                required=property_name in required,
                keywords={keyword: value for keyword, value in schema.items() if keyword in ASSERTIONS | {"not"}},
                default=schema.get("default"),
                examples=tuple(schema.get("examples", ())),
                descriptions=_texts(rules, flat, ("properties", property_name, "description")),
                deprecated=deepcopy(rules.deprecation(flat, "properties", property_name)),
            )
            for property_name, schema in flat.schema["properties"].items()
        ),
        examples=tuple(flat.schema["examples"]),
        titles=_texts(rules, flat, ("title",)),
        descriptions=_texts(rules, flat, ("description",)),
        deprecated=deepcopy(rules.deprecation(flat)),
    )


def _texts(rules: Contract, flat: FlatSchema, path: Path) -> dict[str, str]:
    """The words at a path of a flattened schema, in each language that messages or the version have.

    What was not translated is in English there, too; what is published has to be translated.
    """
    english: Any = flat.schema
    for step in path:
        english = english[step]
    origin = flat.schema_locations[path]
    known = rules.translations
    return {lang: known.get(lang, {}).get(origin, english) for lang in dict.fromkeys((*LANGUAGES, *known))}
