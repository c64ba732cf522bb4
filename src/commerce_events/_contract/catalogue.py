"""The event types as values: what the contract says of each, in words and keywords, derived from the schemas."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import ASSERTIONS, FlatForm
from commerce_events._pointer import Path

_Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an event type.

    Attributes:
        name: Its name, as the contract spells it.
        required: Whether every event of the type has it.
        keywords: What its value must meet, as keywords of JSON Schema; none, if any JSON value will do.
        default: What counts if it is left out; None if nothing does.
        examples: Values that it may have.
        descriptions: What it is, by language; `description()` picks one.
    """

    name: str
    required: bool
    keywords: Mapping[str, Any]
    default: Any
    examples: tuple[Any, ...]
    descriptions: _Texts

    def description(self, lang: str = "en") -> str:
        """What the property is, in English (`en`) or Spanish (`es`)."""
        return self.descriptions[lang]


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event.

    Attributes:
        name: Its name, as events have it in `type`.
        properties: What its events may have; they may have nothing else.
        examples: Whole events of the type, all valid.
        titles: Its name in words, by language; `title()` picks one.
        descriptions: When such an event is sent, by language; `description()` picks one.
    """

    name: str
    properties: tuple[Property, ...]
    examples: tuple[Mapping[str, Any], ...]
    titles: _Texts
    descriptions: _Texts

    def title(self, lang: str = "en") -> str:
        """The type's name in words, in English (`en`) or Spanish (`es`)."""
        return self.titles[lang]

    def description(self, lang: str = "en") -> str:
        """When such an event is sent, in English (`en`) or Spanish (`es`)."""
        return self.descriptions[lang]


def event_types(version: str = "v1") -> tuple[EventType, ...]:
    """The event types of a version of the contract, sorted by name.

    Raises:
        ValueError: There is no such version.
    """
    rules = contract(version)
    return tuple(_event_type(rules, name, form) for name, form in rules.events.items())


def _event_type(rules: Contract, name: str, form: FlatForm) -> EventType:
    required = form.schema["required"]
    return EventType(
        name=name,
        properties=tuple(
            Property(
                name=property_name,
                required=property_name in required,
                keywords={keyword: value for keyword, value in schema.items() if keyword in ASSERTIONS | {"not"}},
                default=schema.get("default"),
                examples=tuple(schema.get("examples", ())),
                descriptions=_texts(rules, form, ("properties", property_name, "description")),
            )
            for property_name, schema in form.schema["properties"].items()
        ),
        examples=tuple(form.schema["examples"]),
        titles=_texts(rules, form, ("title",)),
        descriptions=_texts(rules, form, ("description",)),
    )


def _texts(rules: Contract, form: FlatForm, path: Path) -> dict[str, str]:
    """The words at a path of a flat form, in English and in each language that the version has words in."""
    english: Any = form.schema
    for step in path:
        english = english[step]
    origin = form.origins[path]
    return {"en": english} | {lang: words[origin] for lang, words in rules.translations.items()}
