import json
import re
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from commerce_events import Property, event_types
from commerce_events._contract.contract import contract, read_contract
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.flatten import ASSERTIONS
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from commerce_events._messages import words
from commerce_events.cli.limits import limits
from commerce_events.pages.parameters import parameters
from commerce_events.pages.site_context import SiteContext
from tests.cli.conftest import Run, at_a_terminal


def test_a_type_in_full(run: Run) -> None:
    result = run("show", "EventOrderApplied")
    (kind,) = (kind for kind in event_types() if kind.name == "EventOrderApplied")
    said = {one.name: one.description() for one in kind.properties}
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"EventOrderApplied: {kind.title()}\n"
        f"{kind.description()}\n"
        "\n"
        "Properties\n"
        "  orderDescription  required  string, not empty\n"
        f"      {said['orderDescription']}\n"
        '  orderDirection    optional  "asc" or "desc"\n'
        f"      {said['orderDirection']}\n"
        "  customerCode      required  string, not empty\n"
        f"      {said['customerCode']}\n"
        "  timestamp         optional  RFC 3339 timestamp\n"
        f"      {said['timestamp']}\n"
        "  metadata          optional  any JSON value\n"
        f"      {said['metadata']}\n"
        '  type              required  "EventOrderApplied"\n'
        f"      {said['type']}\n"
        "\n"
        "Example\n"
        f"{json.dumps(kind.examples[-1], indent=2)}\n"
    )


@pytest.mark.parametrize("name", [kind.name for kind in event_types()])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_type_is_shown(run: Run, name: str, lang: Language) -> None:
    (kind,) = (kind for kind in event_types() if kind.name == name)
    text = run("show", name, "--lang", lang).stdout
    assert text.startswith(f"{name}: {kind.title(lang)}\n{kind.description(lang)}\n")
    listed = re.findall(r"^  (\w+) +(?:required|optional|obligatorio|opcional)  ", text, re.MULTILINE)
    assert sorted(listed) == sorted(one.name for one in kind.properties)
    base = contract("v1").open_event.schema["properties"].keys()
    assert {*listed[-len(base) :]} == base
    assert listed[-1] == "type"
    assert all(one.description(lang) in text for one in kind.properties)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_as_json(run: Run, lang: Language) -> None:
    document = json.loads(run("show", "EventSale", "--format", "json", "--lang", lang).stdout)
    (kind,) = (kind for kind in event_types() if kind.name == "EventSale")
    properties = document.pop("properties")
    assert document == {
        "version": "v1",
        "name": "EventSale",
        "title": kind.title(lang),
        "description": kind.description(lang),
        "examples": list(kind.examples),
    }
    assert properties[-1] == {
        "name": "quantity",
        "required": False,
        "description": kind.properties[-1].description(lang),
        "default": 1,
        "keywords": {"type": "integer", "minimum": 1, "maximum": 9007199254740991},
        "examples": [1, 2],
    }
    assert ["default" in one for one in properties] == [one.default is not None for one in kind.properties]


@pytest.mark.parametrize(
    ("name", "lang", "sentence"),
    [
        ("sale", "en", "There is no event type `sale`. Did you mean `EventSale`?"),
        ("EventSael", "es", "No hay ningún tipo de evento `EventSael`. ¿Quería decir `EventSale`?"),
        ("x", "en", "There is no event type `x`. The command `commerce-events types` lists them."),
        (
            "x\x1b[1m",
            "es",
            "No hay ningún tipo de evento `x\\u001b[1m`. El comando `commerce-events types` los muestra todos.",
        ),
    ],
)
def test_an_unknown_type_gives_one_sentence(run: Run, name: str, lang: Language, sentence: str) -> None:
    result = run("show", name, "--lang", lang)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{sentence}\n", 2)


@pytest.mark.cover_processes
def test_at_a_terminal_descriptions_are_wrapped() -> None:
    lines = at_a_terminal(["show", "EventSale", "--lang", "es"], env={"TERM": "dumb"}).splitlines()
    assert "  quantity      opcional     entero, de 1 a 9007199254740991; 1 si se omite" in lines
    start = next(line for line in lines if "Cuándo ocurrió" in line)
    assert lines[lines.index(start) + 1].startswith(" " * 6)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("keywords", "default", "english", "spanish"),
    [
        ({}, None, "any JSON value", "cualquier valor JSON"),
        ({"type": "string"}, None, "string", "texto"),
        ({"type": "string", "minLength": 1}, None, "string, not empty", "texto, no vacío"),
        (
            {"type": "string", "minLength": 2, "maxLength": 9},
            "x",
            'string, at least 2 characters, at most 9 characters; "x" if left out',
            'texto, al menos 2 caracteres, como máximo 9 caracteres; "x" si se omite',
        ),
        ({"type": "string", "maxLength": 1}, None, "string, at most 1 character", "texto, como máximo 1 carácter"),
        ({"type": "string", "pattern": "^x$"}, None, "string, in the form described", "texto, en la forma descrita"),
        ({"type": "string", "not": {"pattern": "x"}}, None, "string", "texto"),
        ({"type": "integer", "minimum": 1}, None, "integer, at least 1", "entero, como mínimo 1"),
        ({"type": "integer"}, 0, "integer; 0 if left out", "entero; 0 si se omite"),
        ({"type": "number", "maximum": 0.5}, None, "number, at most 0.5", "número, como máximo 0.5"),
        ({"minimum": 1, "type": "number", "maximum": 9}, None, "number, 1 to 9", "número, de 1 a 9"),
        ({"type": "array", "minItems": 1}, None, "array, not empty", "lista, no vacía"),
        ({"type": "array", "maxItems": 2}, None, "array, at most 2 items", "lista, como máximo 2 elementos"),
        ({"const": 1, "type": "integer"}, None, "1", "1"),
        ({"enum": ["a", "ñ", None]}, "a", '"a" or "ñ" or null; "a" if left out', '"a" o "ñ" o null; "a" si se omite'),
    ],
)  # fmt: skip
def test_limits_are_told_in_words(keywords: dict[str, Any], default: Any, english: str, spanish: str) -> None:
    one = Property("x", required=True, keywords=keywords, default=default, examples=(), descriptions={})
    assert (limits(one, "en"), limits(one, "es")) == (english, spanish)


@pytest.mark.parametrize(("moment", "said"), [(None, "string, in the form described"), ("^x$", "RFC 3339 timestamp"),
                                              ("^y$", "string, in the form described")])  # fmt: skip
def test_a_timestamp_is_known_by_its_pattern(moment: str | None, said: str) -> None:
    keywords = {"type": "string", "pattern": "^x$"}
    one = Property("x", required=True, keywords=keywords, default=None, examples=(), descriptions={})
    assert limits(one, "en", moment) == said


def test_the_order_is_that_of_the_page(run: Run) -> None:
    site = SiteContext(contract("v1"), "en", "", {})
    for kind in site.types:
        rows = re.findall(r"^\| `(\w+)` \|", parameters(site, f"events/{kind.name}.md", kind.properties), re.MULTILINE)
        text = run("show", kind.name).stdout
        assert re.findall(r"^  (\w+) +(?:required|optional)  ", text, re.MULTILINE) == rows


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_keyword_of_the_schemas_has_words(lang: Language) -> None:
    assert set(words(lang)["cli"]["limits"]) | {"type", "const", "enum", "pattern"} == ASSERTIONS


def test_what_has_no_spanish_words_is_in_english(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = Path(shutil.copytree(Path(schemas_folder(), "v1"), tmp_path / "v1"))
    (version / "locales/es.json").write_text("{}", "utf-8")
    kinds = event_types_of(read_contract(str(version)))
    monkeypatch.setattr(import_module("commerce_events.cli.show"), "event_types", lambda _: kinds)
    result = run("show", "EventSale", "--lang", "es")
    assert result.exit_code == 0
    (sale,) = (kind for kind in kinds if kind.name == "EventSale")
    for english in (sale.title("en"), sale.description("en"), *(one.description("en") for one in sale.properties)):
        assert english in result.stdout
