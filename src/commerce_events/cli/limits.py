"""A property's keywords → what its value must be, in a few words."""

import json
from collections.abc import Iterator
from typing import Any

from commerce_events._contract.event_type import Property
from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events.reports.words import cli_words


def limits(one: Property, lang: Language, moment: str | None = None) -> str:
    """What the value must be: `integer, 1 to 9; 1 if left out`. A pattern is not shown: the description tells it.

    Args:
        one: The property.
        lang: The language.
        moment: The pattern of timestamps, which have a name.
    """
    words = cli_words(lang)
    is_moment = moment is not None and one.keywords.get("pattern") == moment
    said = words["timestamp"] if is_moment else ", ".join(_limits(dict(one.keywords), lang)) or words["any"]
    if one.default is None:
        return said
    return f"{said}; {phrase(words['default'], {'value': _json(one.default)}, lang)}"


def _limits(keywords: dict[str, Any], lang: Language) -> Iterator[str]:
    words = cli_words(lang)
    if "const" in keywords or "enum" in keywords:
        choices = [keywords["const"]] if "const" in keywords else keywords["enum"]
        yield words["or"].join(map(_json, choices))
        return
    if "type" in keywords:
        yield words["types"][keywords["type"]]
    if "minimum" in keywords and "maximum" in keywords:
        ends = {"minimum": keywords.pop("minimum"), "maximum": keywords.pop("maximum")}
        yield phrase(words["range"], ends, lang)
    for keyword, limit in keywords.items():
        if keyword in words["limits"]:
            yield phrase(words["limits"][keyword], {"count": limit}, lang)
    if "pattern" in keywords:
        yield words["pattern"]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
