"""The event types as values: what the contract says of each, in words and keywords, derived from the schemas."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import phrase, words
from commerce_events._options import one_of
from commerce_events._params import Params

_Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That something is deprecated: valid still, but on its way out.

    Attributes:
        since: Since when.
        release: The number of the release that deprecates it.
        sunset: From when on it may be refused; None if that is not settled.
        reasons: Why, by language; `why()` picks one.
        replacements: What to use instead, by language; `instead()` picks one.
    """

    since: date
    release: str
    sunset: date | None
    reasons: _Texts
    replacements: _Texts

    def why(self, lang: Language = "en") -> str:
        """Why it is deprecated, as sentences in English (`en`) or Spanish (`es`).

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        return _in(self.reasons, lang)

    def instead(self, lang: Language = "en") -> str:
        """What to use instead, as sentences in English (`en`) or Spanish (`es`).

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        return _in(self.replacements, lang)

    def summary(self, lang: Language = "en") -> str:
        """All of it in English (`en`) or Spanish (`es`), as it is said behind the word "deprecated".

        Raises:
            TypeError, ValueError: There are no words in that language.
        """
        return phrase(words(lang)["deprecated"], params_of(self), lang)


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
        deprecated: Since when, why, and what to use instead; None if it is not deprecated.
    """

    name: str
    required: bool
    keywords: Mapping[str, Any]
    default: Any
    examples: tuple[Any, ...]
    descriptions: _Texts
    deprecated: Deprecation | None = None

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
        deprecated: Since when, why, and what to use instead; None if it is not deprecated.
    """

    name: str
    properties: tuple[Property, ...]
    examples: tuple[Mapping[str, Any], ...]
    titles: _Texts
    descriptions: _Texts
    deprecated: Deprecation | None = None

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


def params_of(said: Deprecation, **about: str | None) -> Params:
    """What sentences about a deprecation are filled with, in all languages."""
    dates = {"since": said.since.isoformat(), "release": said.release}
    if said.sunset:
        dates["sunset"] = said.sunset.isoformat()
    reason = "sunset" if said.sunset else "open-ended"
    return Params(**about, **dates, reason=reason, why=said.reasons, instead=said.replacements)


def _in(texts: _Texts, lang: Language) -> str:
    one_of("lang", lang, texts.keys())
    return texts[lang]
