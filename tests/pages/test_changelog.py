"""The changelog of the contract, release by release."""

import json
from pathlib import Path

import pytest

from commerce_events._json_types import Language
from commerce_events.pages.changelog import changelog, states
from tests.pages.generated import bodies, copied, edit, site, without_code
from tests.pages.odd import record_first, record_next, release

pytestmark = pytest.mark.slow


def told(schemas: Path, lang: Language = "en") -> str:
    return changelog(site(lang, schemas), states(schemas, "v1"))


def sections(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("## ")]


def test_the_first_release_is_told_by_what_it_has(tmp_path: Path) -> None:
    schemas = record_first(copied(tmp_path))
    text, count = told(schemas), len(list(schemas.glob("v1/events/*.json")))
    assert sections(text) == ["## 1.0.0"]
    assert f"An array has 1 to 100 events. There are {count} event types: `EventAddedToCart`," in text
    assert f"Hay {count} tipos de evento" in told(schemas, "es")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    schemas = record_first(copied(tmp_path_factory.mktemp("later")))
    record_next(schemas)
    return schemas


def of(text: str, heading: str) -> list[str]:
    """The sentences of a section, in order, without payloads."""
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in without_code(section).splitlines() if line]


def test_a_later_release_is_told_by_what_it_changes(later: Path) -> None:
    text = told(later)
    assert sections(text) == ["## Not released yet", "## 1.2.0", "## 1.1.0", "## 1.0.0"]
    unknown = "Whether this breaks anything can't be told from the schemas."
    sold = [
        ("`EventAddedToCart`", "`quantity`"),
        ("`EventRemovedFromCart`", "`quantity`"),
        ("`EventSale`", "`quantity`"),
    ]
    fewer = {kind: [f"{name} of {kind} accepts fewer values."] for kind, name in sold}
    default = {kind: f"Where {name} of {kind} is left out, another value counts. {unknown}" for kind, name in sold}
    assert of(text, "1.1.0") == [
        "**For senders:** some of what was valid is refused now.",
        "Some sizes of a batch are refused.",
        *(line for kind, _ in sold for line in [*fewer[kind], default[kind]]),
        "`EventStockAlertRequested` is no longer an event type.",
        "**For receivers:** something may arrive that they do not know yet.",
        default["`EventAddedToCart`"],
        default["`EventRemovedFromCart`"],
        default["`EventSale`"],
        "`EventSale` may have `units`.",
        "`EventSearch` no longer requires `query`.",
        "Titles or descriptions changed: `EventBrandViewed`.",
    ]


def test_what_a_way_back_would_change(later: Path) -> None:
    lines = of(told(later), "Not released yet")
    assert {
        "A batch may have other sizes.",
        "`EventSale` no longer has `units`.",
        "`EventSearch` now requires `query`.",
        "`quantity` of `EventSale` has new values.",
        "`EventStockAlertRequested` is a new event type.",
    } < set(lines)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "**For senders:** what was valid stays valid.",
                "**For receivers:** nothing arrives that they do not know.",
            ],
        ),
        (
            "es",
            [
                "**Para quien envía:** lo que era válido sigue siéndolo.",
                "**Para quien recibe:** no llega nada que no conozca.",
            ],
        ),
    ],
)
def test_a_release_that_changes_nothing(later: Path, lang: Language, lines: list[str]) -> None:
    assert of(told(later, lang), "1.2.0") == lines


def test_a_payload_shows_each_change(later: Path) -> None:
    shown = [json.loads(body) for body, _ in bodies(told(later).partition("## 1.1.0")[2])]
    assert {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", "units": 1} in shown
    assert {"type": "EventSearch", "customerCode": "D314K1432"} in shown
    assert {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", "quantity": 11} in shown


def test_releases_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    schemas = record_first(copied(tmp_path))
    for number in ("1.10.0", "1.9.0"):
        release(schemas, number)
    assert sections(told(schemas)) == ["## 1.10.0", "## 1.9.0", "## 1.0.0"]


def test_what_is_not_released_stands_above(tmp_path: Path) -> None:
    schemas = record_first(copied(tmp_path))
    edit(schemas / "v1/event-batch.schema.json", lambda document: document.update(maxItems=200))
    assert sections(told(schemas)) == ["## Not released yet", "## 1.0.0"]


def test_without_a_release_there_is_nothing_to_tell() -> None:
    assert sections(changelog(site(), [])) == []
