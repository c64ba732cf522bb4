"""The pages of the event types, also of one that this release does not know."""

import re
from pathlib import Path
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.derive import event_types_of
from commerce_events._json_types import Language
from commerce_events.pages.parameters import value
from commerce_events.pages.site import pages
from commerce_events.pages.snippets import _PHP, _PYTHON, _literal, snippets
from tests.pages.generated import PAGES, PUBLISHED, copied, site
from tests.pages.odd import ODD, add_odd_type


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    schemas = copied(tmp_path_factory.mktemp("odd"))
    add_odd_type(schemas)
    return schemas


def rows(text: str) -> list[list[str]]:
    """The cells of the first table of a page, without its head."""
    table = re.search(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    assert table
    return [re.split(r" (?<!\\)\| ", line[2:-2]) for line in table[0].splitlines()[2:]]


#: What every event has.
BASE = contract("v1").open_event.schema["properties"].keys()


@pytest.mark.parametrize("kind", ce.event_types(), ids=lambda kind: kind.name)
@pytest.mark.parametrize(("lang", "yes"), [("en", "yes"), ("es", "sí")])
def test_the_parameters(kind: ce.EventType, lang: Language, yes: str) -> None:
    page = PAGES[f"events/{kind.name}.md" if lang == "en" else f"events/{kind.name}.es.md"]
    assert kind.title(lang) in page
    assert kind.description(lang) in page
    found = {row[0]: row for row in rows(page)}
    assert {*found} == {f"`{one.name}`" for one in kind.properties}
    for one in kind.properties:
        row = found[f"`{one.name}`"]
        assert (row[1] == yes) is one.required
        assert row[3] == one.description(lang)
    names, required = [row[0].strip("`") for row in rows(page)], [row[1] == yes for row in rows(page)]
    own = len(names) - len(BASE)
    assert {*names[own:]} == BASE
    assert names[-1] == "type"
    for part in (required[:own], required[own:-1]):
        assert part == sorted(part, reverse=True)


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        ("type", "en", '`"EventOdd"`'),
        ("customerCode", "en", "string, at least one character"),
        ("customerCode", "es", "texto, al menos un carácter"),
        ("metadata", "en", "any JSON value"),
        ("timestamp", "en", "string, [RFC 3339](base-event.md#timestamp)"),
        ("arrivedAt", "es", "texto, [RFC 3339](base-event.md#timestamp)"),
        ("least", "en", "integer, at least 2"),
        ("one", "es", "entero, como mínimo 1"),
        ("most", "en", "number, at most 2"),
        ("single", "en", "number, at most 1"),
        ("long", "en", "string, at least 2 characters, at most 9 characters"),
        ("short", "en", "string, at least one character, at most one character"),
        ("form", "es", "texto, en la forma descrita"),
        ("many", "en", '`"a"`, `"b"`, `"c"`, `"d"`, `"e"`, `"f"`, `"g"`'),
    ],
)
def test_what_a_value_must_be(odd: Path, name: str, lang: Language, said: str) -> None:
    told = site(lang, odd)
    (kind,) = [each for each in event_types_of(told.contract) if each.name == "EventOdd"]
    (one,) = [each for each in kind.properties if each.name == name]
    assert value(told, "events/EventOdd.md", one) == said


def test_quantity_and_the_type_of_any_event() -> None:
    told = site()
    (quantity,) = [
        one for kind in told.types for one in kind.properties if (kind.name, one.name) == ("EventSale", "quantity")
    ]
    assert value(told, "events/EventSale.md", quantity) == "integer, 1 to 9007199254740991, `1` if left out"
    assert value(told, "events/base-event.md", told.base.properties[0]) == "[one of the event types](index.md)"


def test_a_new_event_type_has_its_page(odd: Path) -> None:
    found = pages(odd, PUBLISHED)
    page = found["events/EventOdd.md"]
    assert found.keys() - PAGES.keys() == {"events/EventOdd.md", "events/EventOdd.es.md"}
    assert "[`EventOdd`](EventOdd.md)" in found["events/index.md"]
    assert r"**Odd \| \*thing\*.** Sent when &lt;b>something&lt;/b> odd happens." in page
    assert '| `sign` | no | string | Sign. | `"a\\|b"` |' in page
    assert "Palabras de /title" in found["events/EventOdd.es.md"]
    assert re.findall(r"^### (.*)$", page.partition("## Typical mistakes")[2], re.MULTILINE) == [
        "A misspelt name: `sin`",
        "Not one of its values: `many`",
        "A number in quotes: `least`",
        "A property of another type: `productCode`",
    ]
    assert "Not released yet" in found["changelog.md"]
    assert ODD["title"] not in page


HARD: dict[str, Any] = {
    "text": 'it\'s "1" \\ $x\n',
    "none": [None, True, False, -1, 2.5, []],
    "empty": {},
    "inner": {"a": {"b": "ñ"}},
}


def test_a_value_as_python_writes_it() -> None:
    assert eval(_literal(HARD, _PYTHON)) == HARD  # noqa: S307 the literal's own text


def test_a_value_as_php_writes_it() -> None:
    text = _literal(HARD, _PHP)
    assert "'text' => 'it\\'s \"1\" \\\\ $x\n'," in text
    assert "'none' => [null, true, false, -1, 2.5, []]," in text
    assert "'empty' => new stdClass()," in text
    assert "    'inner' => [\n        'a' => [\n            'b' => 'ñ',\n        ],\n    ],\n" in text


def test_quotes_do_not_end_the_body_of_curl() -> None:
    told = site()
    code = {name: text for name, _, text in snippets(told, {"query": "it's"})}
    assert "it'\\''s" in code["curl"]
