import json

import pytest

from commerce_events import event_types
from commerce_events._json_types import Language
from tests.cli.conftest import Run, at_a_terminal


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_type_has_a_line(run: Run, lang: Language) -> None:
    lines = run("types", "--lang", lang).stdout.splitlines()
    known = event_types()
    assert len(lines) == len(known)
    columns = [lines[0].index(text) for text in (known[0].title(lang), known[0].description(lang))]
    for line, kind in zip(lines, known, strict=True):
        cells = (line[: columns[0]], line[columns[0] : columns[1]], line[columns[1] :])
        assert tuple(cell.rstrip() for cell in cells) == (kind.name, kind.title(lang), kind.description(lang))


def test_one_line_in_full(run: Run) -> None:
    result = run("types")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == (
        "EventAddedToCart          Added to cart           Sent when a product goes into the customer's cart."
    )


@pytest.mark.parametrize("lang", ["en", "es"])
def test_as_json(run: Run, lang: Language) -> None:
    assert json.loads(run("types", "--format", "json", "--lang", lang).stdout) == {
        "version": "v1",
        "eventTypes": [
            {"name": kind.name, "title": kind.title(lang), "description": kind.description(lang)}
            for kind in event_types()
        ],
    }


@pytest.mark.cover_processes
def test_at_a_terminal_there_is_a_table() -> None:
    lines = at_a_terminal(["types", "--lang", "es"], env={"TERM": "dumb"}).splitlines()
    headings = next(line for line in lines if "Tipo" in line)
    assert headings.split() == ["Tipo", "Nombre", "Cuándo", "se", "envía"]
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.split()[:2] == ["EventSale", "Venta"]]
