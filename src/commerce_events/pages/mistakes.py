"""An event type → bodies as they are sent by mistake, made by rules: a new event type needs no line here."""

from collections.abc import Callable
from itertools import islice
from typing import Any

from commerce_events._contract.event_type import EventType, Property
from commerce_events.pages.examples import DEPRECATED, as_json, fullest
from commerce_events.pages.site_context import SiteContext

#: A mistake: its name in the words, the property concerned, and the event.
Mistake = tuple[str, str, dict[str, Any]]

#: How many mistakes a page tells.
_MOST = 5


def mistakes(site: SiteContext, kind: EventType) -> list[Mistake]:
    """The first few mistakes that apply to a type: of each rule the first that the judge sees, and sees alone."""
    first = (next((each for each in rule(site, kind) if _is_alone(site, each)), None) for rule in _RULES)
    return list(islice(filter(None, first), _MOST))


def _is_alone(site: SiteContext, mistake: Mistake) -> bool:
    report = site.check(as_json(mistake[2]).encode())
    warnings = [each for each in report.warnings if each.code not in DEPRECATED]
    return len(report.violations) == 1 and not warnings


def _own(site: SiteContext, kind: EventType) -> list[Property]:
    """The properties of the type's own, the optional ones first; without any, what is required of every event."""
    required = [one for one in kind.properties if one.required and one.name != "type"]
    return sorted(site.own(kind), key=lambda one: one.required) or required


def _misspelt(site: SiteContext, kind: EventType) -> list[Mistake]:
    wrong = {one.name: f"{one.name[:-2]}{one.name[-1]}" for one in _own(site, kind)}
    event = fullest(kind)
    return [
        ("misspelt", wrong[right], {wrong[right] if name == right else name: each for name, each in event.items()})
        for right in wrong
    ]


def _missing(site: SiteContext, kind: EventType) -> list[Mistake]:
    event = fullest(kind)
    return [
        ("missing", one.name, {name: each for name, each in event.items() if name != one.name})
        for one in _own(site, kind)
        if one.required
    ]


def _other_choice(site: SiteContext, kind: EventType) -> list[Mistake]:
    chosen = [(one.name, one.keywords["enum"]) for one in _own(site, kind) if "enum" in one.keywords]
    return [("other-choice", name, fullest(kind) | {name: str(choices[0]).upper()}) for name, choices in chosen]


def _number_as_text(site: SiteContext, kind: EventType) -> list[Mistake]:
    integers = [one for one in _own(site, kind) if one.keywords.get("type") == "integer"]
    texts = {one.name: str(one.keywords.get("minimum", 0) + 1) for one in integers}
    return [("number-as-text", name, fullest(kind) | {name: text}) for name, text in texts.items()]


def _no_offset(_: SiteContext, kind: EventType) -> list[Mistake]:
    event = fullest(kind)
    moment = str(event.get("timestamp", ""))
    return [("no-offset", "timestamp", event | {"timestamp": moment.removesuffix("Z")})] if moment else []


def _empty(site: SiteContext, kind: EventType) -> list[Mistake]:
    names = [one.name for one in _own(site, kind) if one.required and one.keywords.get("minLength") == 1]
    return [("empty", name, fullest(kind) | {name: ""}) for name in reversed(names)]


def _of_another_type(site: SiteContext, kind: EventType) -> list[Mistake]:
    own = {one.name for one in kind.properties}
    others = {one.name: one.examples for other in site.types for one in other.properties if one.name not in own}
    return [("of-another-type", name, fullest(kind) | {name: each[0]}) for name, each in others.items() if each]


_RULES: tuple[Callable[[SiteContext, EventType], list[Mistake]], ...] = (
    _misspelt,
    _missing,
    _other_choice,
    _number_as_text,
    _no_offset,
    _empty,
    _of_another_type,
)
