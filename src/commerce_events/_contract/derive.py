"""The contract → its catalogue of event types."""

from copy import deepcopy
from typing import Any

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.event_type import EventType, Property
from commerce_events._contract.flatten import ASSERTIONS, FlatForm
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
    return tuple(described(rules, name, form) for name, form in rules.events.items())


def described(rules: Contract, name: str, form: FlatForm) -> EventType:
    """A flat form of a contract as a value with words in all languages."""
    form = deepcopy(form)  # what is handed out is the caller's: changing it must not change the verdict
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
                deprecated=deepcopy(rules.deprecation(form, "properties", property_name)),
            )
            for property_name, schema in form.schema["properties"].items()
        ),
        examples=tuple(form.schema["examples"]),
        titles=_texts(rules, form, ("title",)),
        descriptions=_texts(rules, form, ("description",)),
        deprecated=deepcopy(rules.deprecation(form)),
    )


def _texts(rules: Contract, form: FlatForm, path: Path) -> dict[str, str]:
    """The words at a path of a flat form, in each language of messages, and in each that the version has words in.

    What was not translated is in English there, too; what is published has to be translated.
    """
    english: Any = form.schema
    for step in path:
        english = english[step]
    origin = form.origins[path]
    known = rules.translations
    return {lang: known.get(lang, {}).get(origin, english) for lang in dict.fromkeys((*LANGUAGES, *known))}
