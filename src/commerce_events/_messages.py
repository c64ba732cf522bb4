"""Look up the words of a code, in each language that `messages/` has a file of.

A template is a text, or picks one. `{"plural": "count", "one": …, "other": …}` picks by the parameter that it names:
`=1` is for just that number, `one`, `few` and so on are the categories of CLDR, by the `plurals` of the language. Any
other object picks by the parameter `reason`.

`{name}` becomes the parameter of that name: a text as it is, a number in digits. Of a list, each item gets the
backticks around the placeholder: `` `{choices}` `` becomes `` `asc`, `desc` ``. Of an object that has a text for each
language, such as the words of a deprecation, it takes the one of this language. `{name:section}` becomes what the
section of the words has for the parameter, filled likewise; of a list, what it has for each item: several sentences, or
parts of one.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from commerce_events._json_text import json_text
from commerce_events._json_types import Language
from commerce_events._options import one_of
from commerce_events._params import as_json
from commerce_events._plurals import form
from commerce_events._resources import names, packaged, text

_PLACEHOLDER = re.compile(r"(`?)\{(\w+)(?::(\w+))?\}(`?)")

#: A text, or an object that picks one.
Template: TypeAlias = "str | Mapping[str, Template]"

_CODES = "codes"


def languages_in(folder: str) -> tuple[Language, ...]:
    """The languages that a folder of the package has a file of, English first."""
    found = {name.removesuffix(".json") for name in names(packaged(folder)) if name.endswith(".json")} - {_CODES}
    return cast("tuple[Language, ...]", tuple(sorted(found, key=lambda lang: (lang != "en", lang))))


#: The languages that messages can be had in: those with a file in `messages/`.
LANGUAGES = languages_in("messages")

#: The code of what is refused for no reason that has a code of its own. It is the one code without an example.
REFUSED = "refused"


def words(lang: str) -> dict[str, Any]:
    """Everything that is said in a language.

    Raises:
        TypeError, ValueError: `lang` is none of `LANGUAGES`.
    """
    one_of("lang", lang, LANGUAGES)
    return _read(lang)


def codes() -> dict[str, Any]:
    """The codes by where they come from, and which keyword of the schemas has which code."""
    return _read(_CODES)


@cache
def reported() -> tuple[str, ...]:
    """The codes that a report may have: what is wrong with the text, with what it says, and what is suspicious."""
    return (*codes()["text"], *codes()["schema"], *codes()["warning"])


def code_of(schema_location: str) -> str:
    """The code of the keyword at `file#pointer` of the schemas; `refused` if that keyword has none."""
    table, keyword = codes(), schema_location.rpartition("/")[2]
    code: str = table["by-place"].get(schema_location) or table["by-keyword"].get(keyword, REFUSED)
    return code


@cache
def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(text(packaged("messages"), f"{name}.json"))
    return content


def sentence(code: str, part: str, params: Mapping[str, Any], lang: Language) -> str:
    """The `message` or `hint` of a code."""
    return phrase(words(lang)["codes"][code][part], params, lang)


def phrase(template: Template, params: Mapping[str, Any], lang: Language) -> str:
    """A template of a language, filled."""
    catalogue = words(lang)
    return fill(_picked(template, params, catalogue["plurals"]), params, catalogue, lang)


def fill(
    template: str, params: Mapping[str, Any], sections: Mapping[str, Any] = MappingProxyType({}), lang: str = ""
) -> str:
    """The text with its placeholders filled."""
    filled = []
    for literal, name, section, mark in _pieces(template):
        filled.append(literal)
        if name:
            param = params[name]
            if type(param) is str and not section:
                filled += mark, param, mark
                continue
            items = param if isinstance(param, (list, tuple)) else (_spoken(param, lang),)
            texts = [
                fill(sections[section][item], params, sections, lang) if section else _text(item) for item in items
            ]
            separator = " " if section and texts[0].endswith(".") else ", "
            filled.append(separator.join(f"{mark}{text}{mark}" for text in texts))
    return "".join(filled)


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return the parts of a template: a text, and the name, the section and the mark of the placeholder behind it."""
    pieces, end = [], 0
    for match in _PLACEHOLDER.finditer(template):
        opening, name, section, closing = match.groups()
        mark = opening and closing
        start, stop = match.start() + (opening != mark), match.end() - (closing != mark)
        pieces.append((template[end:start], name, section or "", mark))
        end = stop
    return (*pieces, (template[end:], "", "", ""))


def _spoken(param: Any, lang: str) -> Any:
    """The value of a parameter in a language, if it has a text for each."""
    return param[lang] if lang and isinstance(param, Mapping) else param


def _text(param: Any) -> str:
    """The value of a parameter as words have it: a text as it is, anything else as JSON."""
    return param if isinstance(param, str) else json_text(as_json(param))


def _picked(template: Template, params: Mapping[str, Any], rules: Mapping[str, str]) -> str:
    if isinstance(template, str):
        return template
    if is_plural(template):
        forms = cast("Mapping[str, str]", template)
        return form(forms, params[forms["plural"]], rules)
    return _picked(template[params["reason"]], params, rules)


def is_plural(template: Template) -> bool:
    """Whether a template picks its text by a number."""
    return not isinstance(template, str) and "plural" in template
