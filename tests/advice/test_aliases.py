"""The table of names: each leads to what its row says, in each language, and a row's advice ends in a valid event."""

from collections.abc import Iterator
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.advice import table
from commerce_events._explaining.aliases import property_alias, type_alias, value_meant
from commerce_events._messages import LANGUAGES
from tests.rows import each_row
from tests.tables import most

TABLE = table("aliases")
TYPES = {kind.name: [each.name for each in kind.properties] for kind in ce.event_types()}
NAMES = {name for names in TYPES.values() for name in names}
TYPE_NAMES = [(row, name) for row in TABLE["types"] for name in row["names"]]
PROPERTY_NAMES = [(row, name) for row in TABLE["properties"] for name in row["names"]]


def hints(body: Any) -> list[str]:
    return [violation.hint() for violation in ce.check(body).violations]


@each_row([*TABLE["types"], *TABLE["properties"]])
def test_rows_are_whole(row: dict[str, Any]) -> None:
    assert row["fit"] in ("same", "near", "if", "none")
    assert row.keys() <= {"from", "names", "fit", "type", "property", "see", "note"}
    assert row["names"]
    assert ("note" in row) == (row["fit"] != "same")
    for lang in LANGUAGES if "note" in row else ():
        assert row["note"][lang].endswith(".")
    assert row.get("type") in (*TYPES, None)
    assert {*row.get("see", ())} <= set(TYPES)
    assert row.get("property") in (*NAMES, None)


def test_names_mean_one_thing() -> None:
    """A row may come first under another source, with the same meaning."""
    for row, name in TYPE_NAMES:
        alias = type_alias(name)
        assert alias
        assert (alias.fit, alias.meant) == (row["fit"], row.get("type")), name


def spellings(name: str) -> Iterator[str]:
    words = name.replace("/", "_").replace(" ", "_").split("_")
    yield from (name, "-".join(words), "".join(map(str.capitalize, words)), " ".join(words).upper(), f"Event {name}")


@pytest.mark.parametrize("name", ["items", "line_items", "Products", "productos"])
def test_a_list_of_products_beside_a_product_is_not_lost_in_silence(name: str) -> None:
    event = {"type": "EventSale", "customerCode": "D1", "productCode": "N1", name: [{"productCode": "N2"}]}
    (violation,) = ce.check(event).violations
    assert violation.params["reason"] == "list"
    (violation,) = ce.check({"type": "EventCouponApplied", "customerCode": "D1", name: []}).violations
    assert violation.params["reason"] == "remove"


@each_row(TYPE_NAMES)
def test_names_of_events_lead_to_the_type(row: dict[str, Any], name: str) -> None:
    for given in spellings(name):
        if row["fit"] == "same":
            event = {**most(row["type"]), "type": given}
            (violation,) = ce.check(event).violations
            assert violation.params["suggestion"] == row["type"]
            assert ce.is_valid({**event, "type": violation.params["suggestion"]})
        else:
            (violation,) = ce.check({"type": given, "customerCode": "c"}).violations
            assert violation.params["reason"] == f"alias-{row['fit']}"
            assert violation.hint().endswith(row["note"]["en"])
            assert violation.hint("es").endswith(row["note"]["es"])


@each_row(PROPERTY_NAMES)
def test_names_of_properties_lead_to_the_property(row: dict[str, Any], name: str) -> None:
    for kind, names in TYPES.items():
        if row["property"] not in names:
            continue
        event = most(kind)
        if row["fit"] == "none":
            (violation,) = ce.check({**event, name: "x"}).violations
            assert violation.params["note"].to_dict() == row["note"]
        elif name.isascii() and "." not in name:
            value = event.pop(row["property"])
            (violation,) = ce.check({**event, name: value}).violations
            reason = "alias" if row["fit"] == "same" else f"alias-{row['fit']}"
            assert (violation.code, violation.params["reason"]) == ("unknown-property", reason)
            assert ce.is_valid({**event, violation.params["suggestion"]: value})


def test_a_schema_is_no_misspelt_property() -> None:
    assert property_alias("$schema", (), ("type",))
    assert property_alias("schema", (), ("type",)) is None


def test_a_name_of_a_property_that_is_there_is_only_unknown() -> None:
    event = {"type": "EventSale", "customerCode": "c", "productCode": "p", "sku": "q"}
    assert hints(event) == ["Take it out, or put it into `metadata`."]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("EventOrder", "EventSale"),
        ("EventOrderAplied", "EventOrderApplied"),
        ("SaleEvent", "EventSale"),
        ("cart_added_to", "EventAddedToCart"),
        ("App\\Events\\EventSale", "EventSale"),
        ("com.example.shop.analytics.tracking.events.EventSale", "EventSale"),
        ("urn:acme:event:SearchEvent", "EventSearch"),
        ("App\\Events\\OrderCompleted", "EventSale"),
        ("App\\Events\\EventSail", "EventSale"),
        ("\u0415ventS\u0430le", "EventSale"),
        ("Event\u200bSale", "EventSale"),
        ("v\u0435nta", "EventSale"),
        ("Stock", "EventStockAlertRequested"),
    ],
)
def test_the_first_way_that_finds_a_type_counts(given: str, meant: str) -> None:
    (violation,) = [
        each for each in ce.check({"type": given, "customerCode": "c"}).violations if each.instance_location == "/type"
    ]
    assert violation.params["suggestion"] == meant


@pytest.mark.parametrize(
    "given", ["", "Event", "event", "EventView", "$", "x" * 41, f"{'x' * 41}.y", "a.b." + "x" * 60]
)
def test_texts_that_mean_no_type(given: str) -> None:
    (violation,) = ce.check({"type": given, "customerCode": "c"}).violations
    assert violation.params["reason"] == "list"


@pytest.mark.parametrize(
    ("name", "value", "choices", "meant"),
    [
        ("orderDirection", "A-SC", ("asc", "desc"), "asc"), ("orderDirection", "Descending", ("asc", "desc"), "desc"),
        ("orderDirection", "descending", ("up", "down"), None), ("color", "descending", ("asc", "desc"), None),
        ("color", "RED ", ("red", "Red"), None), ("color", "?", ("!",), None), ("color", "RED", ("red", "blue"), "red"),
    ],
)  # fmt: skip
def test_a_value_means_one_of_the_allowed_ones(
    name: str, value: str, choices: tuple[str, ...], meant: str | None
) -> None:
    assert value_meant(name, value, choices) == meant


def test_words_for_values_are_those_of_the_contract() -> None:
    properties = {each.name: each for kind in ce.event_types() for each in kind.properties}
    for row in table("aliases")["values"]:
        assert row["value"] in properties[row["property"]].keywords["enum"]
    assert {table("aliases")["counted"], table("aliases")["together"]["property"]} <= properties.keys()
