"""The pages for senders of other vocabularies: what they show before gets the hint, what they show after is valid."""

from typing import Any

import commerce_events as ce
from commerce_events._explaining.advice import table
from commerce_events._messages import LANGUAGES
from commerce_events.pages.coming_from import SOURCES, before
from commerce_events.pages.examples import fullest
from tests.pages.generated import PAGES, spanish
from tests.rows import each_row

KINDS = {kind.name: kind for kind in ce.event_types()}
ROWS = [row for part in ("types", "properties") for row in table("aliases")[part] if row["from"] in SOURCES]


@each_row(row for row in ROWS if "type" in row)
def test_each_example_leads_to_the_type(row: dict[str, Any]) -> None:
    kind, (_, member, _) = KINDS[row["type"]], SOURCES[row["from"]]
    (violation,) = ce.check(before(row, kind, member)).violations
    assert violation.params["suggestion"] == kind.name
    assert kind.name in violation.hint()
    assert ce.is_valid(fullest(kind))


@each_row(ROWS)
def test_all_names_are_on_the_page(row: dict[str, Any]) -> None:
    name, _, _ = SOURCES[row["from"]]
    path = f"coming-from/{name}.md"
    for lang, text in zip(LANGUAGES, (PAGES[path], PAGES[spanish(path)]), strict=True):
        assert all(f"`{each}`" in text for each in row["names"])
        assert "note" not in row or row["note"][lang].partition("`")[0][1:] in text
