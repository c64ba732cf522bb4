"""VS Code's JSON language service: what it completes, and what it marks."""

import json
from pathlib import Path
from typing import Any

import pytest

import commerce_events as ce
from proofs.published.tools import node, verdicts

DIALECTS = ["draft-07", "draft-07.es", "2020-12", "2020-12.es"]
TYPES = {each.name: [own.name for own in each.properties] for each in ce.event_types()}

#: A text with a `|` for the place, and what is offered there.
OFFERED = [
    ('{"type": "|"}', [f'"{name}"' for name in TYPES]),
    ('{"type": |}', [f'"{name}"' for name in TYPES]),
    ('[{"type": "|"}]', [f'"{name}"' for name in TYPES]),
    ('{"|"}', ["type"]),
    ('{"type": "EventSale", "|"}', [name for name in TYPES["EventSale"] if name != "type"]),
    ('{"type": "EventSale", "productCode": "N30122", "|"}', ["timestamp", "customerCode", "metadata", "quantity"]),
    ('[{"type": "EventCouponApplied", "|"}]', ["timestamp", "customerCode", "metadata"]),
]

#: A text, and what is marked in it.
MARKED = [
    ('{"type": "EventSale", "customerCode": "JD934828"}|', ['Missing property "productCode".']),
    ('[{"type": "EventSale", "customerCode": "JD934828"}]|', ['Missing property "productCode".']),
    ('{"type": "EventSale", "customerCode": "JD934828", "productCode": ""}|', [None]),
    ('{"type": "EventSale", "customerCode": "JD934828", "productCode": "N30122", "total": 2}|', [None]),
    ('{"type": "EventSale", "customerCode": "JD934828", "productCode": "N30122"}|', []),
    ('[{"type": "EventSale", "customerCode": "JD934828", "productCode": "N30122"}]|', []),
]


def editor(published: Path, dialect: str, text: str) -> dict[str, Any]:
    form = published / f"commerce-events.{dialect}.schema.json"
    (said,) = verdicts([*node("editor.mjs"), str(form)], [json.dumps(text)])
    answer: dict[str, Any] = json.loads(said)
    return answer


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("text", "offered"), OFFERED)
def test_it_completes(published: Path, dialect: str, text: str, offered: list[str]) -> None:
    assert sorted(editor(published, dialect, text)["offered"]) == sorted(offered)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_it_marks_a_mistake_once(published: Path, dialect: str, text: str, marked: list[str | None]) -> None:
    found = editor(published, dialect, text)["marked"]
    assert len(found) == len(marked)
    assert [message for message, wanted in zip(found, marked, strict=True) if wanted not in (None, message)] == []
