"""The changelog of the contract, release by release."""

from pathlib import Path

import pytest

from commerce_events.pages.changelog import changelog, states
from tests.pages.generated import SCHEMAS, book, copied, edit
from tests.pages.odd import record_next


def told(schemas: Path, lang: str = "en") -> str:
    return changelog(book(lang, schemas), states(schemas, "v1"))


def sections(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("## ")]


def test_the_first_release_is_told_by_what_it_has() -> None:
    text = told(SCHEMAS)
    assert sections(text) == ["## 1.0.0"]
    assert "An array has 1 to 100 events. There are 15 event types: `EventAddedToCart`," in text
    assert "Hay 15 tipos de evento" in told(SCHEMAS, "es")


@pytest.mark.parametrize(
    ("lang", "demand", "row"),
    [
        ("en", "**The change demands a new minor number.**", "| `EventSale` | compatible | breaking |"),
        ("es", "**El cambio exige un nuevo número menor.**", "| `EventSale` | compatible | incompatible |"),
    ],
)
def test_a_later_release_is_told_by_what_it_changes(tmp_path: Path, lang: str, demand: str, row: str) -> None:
    schemas = copied(tmp_path)
    record_next(schemas)
    text = told(schemas, lang)
    assert sections(text) == ["## 1.1.0", "## 1.0.0"]
    assert demand in text
    assert row in text


def test_releases_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    schemas = copied(tmp_path)
    for number in ("1.10.0", "1.9.0"):
        (schemas / f"releases/v{number}").mkdir()
        text = (schemas / "releases/v1.0.0/v1.schema.json").read_text("utf-8")
        (schemas / f"releases/v{number}/v1.schema.json").write_text(text, "utf-8")
    assert sections(told(schemas)) == ["## 1.10.0", "## 1.9.0", "## 1.0.0"]


def test_what_is_not_released_stands_above(tmp_path: Path) -> None:
    schemas = copied(tmp_path)
    edit(schemas / "v1/event-batch.schema.json", lambda document: document.update(maxItems=200))
    assert sections(told(schemas)) == ["## Not released yet", "## 1.0.0"]


def test_without_a_release_there_is_nothing_to_tell() -> None:
    assert sections(changelog(book(), [])) == []
