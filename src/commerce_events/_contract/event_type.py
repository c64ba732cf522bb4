"""The event types as values: what the contract says of each, in words and keywords, derived from the schemas."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._json_types import Language
from commerce_events._options import one_of

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

    def description(self, lang: Language = "en") -> str:
        """What the property is, in English (`en`) or Spanish (`es`).

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        return _in(self.descriptions, lang)


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

    def title(self, lang: Language = "en") -> str:
        """The type's name in words, in English (`en`) or Spanish (`es`).

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        return _in(self.titles, lang)

    def description(self, lang: Language = "en") -> str:
        """When such an event is sent, in English (`en`) or Spanish (`es`).

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        return _in(self.descriptions, lang)


def _in(texts: _Texts, lang: Language) -> str:
    one_of("lang", lang, texts.keys())
    return texts[lang]
