"""Read what a version says of what its schemas call `deprecated`: since when, until when, why, what to use instead.

It is in a file of its own, `deprecations.json`, by the place of each deprecated schema, so that the schemas need no
keyword that is ours alone. A version without the file has nothing deprecated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from commerce_events._contract.event_type import Deprecation
from commerce_events._contract.flatten import ContractError, Documents
from commerce_events._messages import LANGUAGES

DEPRECATIONS = "deprecations.json"

_NEEDED, _OPTIONAL = ("since", "release", "why", "instead"), ("sunset",)
#: Compiled when they are needed, for start-up time.
_DATE, _RELEASE, _SENTENCE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{1,9}(?:\.[0-9]{1,9}){2}", r"\S.*[.!?]"


def read_deprecations(
    written: Mapping[str, Any], documents: Documents, languages: Iterable[str]
) -> dict[str, Deprecation]:
    """What the file says of each place that is deprecated in the schemas, in all languages of the version.

    Raises:
        ContractError: It says nothing of one, or something of another, or not what it has to say.
    """
    places = {*_deprecated_in(documents)}
    for place in sorted(places - written.keys()):
        raise ContractError(f"{place}: this is deprecated, and {DEPRECATIONS} says nothing about it")
    for place in sorted(written.keys() - places):
        raise ContractError(f"{DEPRECATIONS}: {place}: the schemas have no `deprecated: true` there")
    return {place: _deprecation(f"{DEPRECATIONS}: {place}", said, [*languages]) for place, said in written.items()}


def _deprecated_in(documents: Documents) -> Iterator[str]:
    """The places of event types, properties and definitions that are deprecated, whatever refers to them."""
    for file, document in documents.items():
        schemas = {"": document}
        for keyword in ("properties", "$defs"):
            named = document.get(keyword)
            if isinstance(named, dict):
                schemas |= {f"/{keyword}/{name}": schema for name, schema in named.items()}
        for place, schema in schemas.items():
            if isinstance(schema, dict) and schema.get("deprecated") is True:
                yield f"{file}#{place}"


def _deprecation(place: str, said: Any, languages: list[str]) -> Deprecation:
    if not isinstance(said, dict):
        raise ContractError(f"{place}: this is not an object")
    if missing := [name for name in _NEEDED if name not in said]:
        raise ContractError(f"{place}: there is no {', '.join(missing)}")
    if unknown := sorted(said.keys() - {*_NEEDED, *_OPTIONAL}):
        raise ContractError(f"{place}: {unknown[0]!r} is none of {', '.join((*_NEEDED, *_OPTIONAL))}")
    if not (isinstance(said["release"], str) and re.fullmatch(_RELEASE, said["release"])):
        raise ContractError(f"{place}: release is the number of one, such as 1.1.0, not {said['release']!r}")
    since = _date(place, "since", said["since"])
    sunset = _date(place, "sunset", said["sunset"]) if "sunset" in said else None
    if sunset and sunset < since:
        raise ContractError(f"{place}: since, {since}, is later than sunset, {sunset}")
    why, instead = (_words(f"{place}: {name}", said[name], languages) for name in ("why", "instead"))
    return Deprecation(since, said["release"], sunset, why, instead)


def _date(place: str, name: str, value: Any) -> date:
    try:
        if isinstance(value, str) and re.fullmatch(_DATE, value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ContractError(f"{place}: {name} is a date such as 2027-01-31, not {value!r}")


def _words(place: str, words: Any, languages: list[str]) -> dict[str, str]:
    """The words in each language of messages, and in each of the version."""
    if not isinstance(words, dict):
        raise ContractError(f"{place} has words by language, such as 'en'")
    if missing := [lang for lang in languages if lang not in words]:
        raise ContractError(f"{place} has no words in {missing[0]!r}")
    if unknown := sorted(words.keys() - {*languages}):
        raise ContractError(f"{place} has words in {unknown[0]!r}, which is no language of this version")
    for lang, text in words.items():
        if not (isinstance(text, str) and text.isprintable() and re.fullmatch(_SENTENCE, text)):
            raise ContractError(f"{place} in {lang!r} is sentences in one line, with a full stop, not {text!r}")
    return {lang: str(words.get(lang, words["en"])) for lang in dict.fromkeys((*LANGUAGES, *languages))}
