"""The table of an event type's parameters."""

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from commerce_events._contract.event_type import Property
from commerce_events._contract.order import for_readers
from commerce_events._messages import words as messages
from commerce_events.pages.markdown import code, link, prose, table
from commerce_events.pages.site_context import SiteContext

BASE_PAGE = "events/base-event.md"


def parameters(site: SiteContext, page: str, properties: Iterable[Property]) -> str:
    """The table, in the order in which people read it."""
    rows = for_readers(properties, {one.name for one in site.base.properties})
    head = [site.text("parameters", name) for name in ("name", "required", "value", "description", "example")]
    return table(head, [_row(site, page, one) for one in rows])


def _row(site: SiteContext, page: str, one: Property) -> list[str]:
    return [
        code(one.name),
        site.text("parameters", "yes" if one.required else "no"),
        value(site, page, one),
        " ".join(filter(None, (prose(one.description(site.lang)), site.deprecated(one)))),
        code(json.dumps(one.examples[0], ensure_ascii=False)) if one.examples else "",
    ]


def value(site: SiteContext, page: str, one: Property) -> str:
    """What the value must be, in words: `integer, 1 to 9, 1 if left out`."""
    said = list(_limits(site, page, dict(one.keywords))) or [site.text("limits", "any")]
    if one.default is not None:
        said.append(site.text("limits", "default", value=code(json.dumps(one.default, ensure_ascii=False))))
    return ", ".join(said)


def _limits(site: SiteContext, page: str, keywords: dict[str, Any]) -> Iterator[str]:
    choices = [keywords["const"]] if "const" in keywords else keywords.get("enum")
    if choices == [kind.name for kind in site.types]:
        yield link(site.text("limits", "types"), posixpath.relpath("events/index.md", posixpath.dirname(page)))
    elif choices:
        yield ", ".join(code(json.dumps(choice, ensure_ascii=False)) for choice in choices)
        return
    elif "type" in keywords:
        yield messages(site.lang)["cli"]["types"][keywords["type"]]
    if {"minimum", "maximum"} <= keywords.keys():
        yield site.text("limits", "range", minimum=keywords.pop("minimum"), maximum=keywords.pop("maximum"))
    if "pattern" in keywords:
        yield _pattern(site, page, keywords)
        return
    for keyword, limit in keywords.items():
        if site.words.has("limits", keyword):
            yield site.text("limits", keyword, count=limit)


def _pattern(site: SiteContext, page: str, keywords: Mapping[str, Any]) -> str:
    """A form that is told in words elsewhere: that of timestamps has its place on the page of the base event."""
    timestamp = next(one for one in site.base.properties if one.name == "timestamp")
    if keywords["pattern"] != timestamp.keywords["pattern"]:
        return site.text("limits", "pattern")
    return link("RFC 3339", f"{posixpath.relpath(BASE_PAGE, posixpath.dirname(page))}#timestamp")
