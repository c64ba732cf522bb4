"""The file that says at which moment of a purchase the events of a type are sent."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from commerce_events._contract.contract import contract, read_contract
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder, versions
from commerce_events._contract.moments import MOMENTS, by_moment, moments, read_moments
from commerce_events._messages import LANGUAGES
from commerce_events.publish.source import publishable

TITLE = {"en": "Later", "es": "Luego"}
SALE = {"title": TITLE, "types": ["EventSale"]}


@pytest.fixture
def version(tmp_path: Path) -> Path:
    return Path(shutil.copytree(f"{schemas_folder()}/v1", tmp_path / "v1", ignore=shutil.ignore_patterns("vectors")))


def write(version: Path, written: Any) -> None:
    (version / MOMENTS).write_text(json.dumps(written), "utf-8")


FIRST = {
    ("browse", "Explorar"): [
        "EventSearch", "EventCategoryViewed", "EventBrandViewed", "EventFilterApplied", "EventOrderApplied",
        "EventProductViewed",
    ],
    ("decide", "Decidir"): ["EventAddedToWishlist", "EventRemovedFromWishlist", "EventStockAlertRequested"],
    ("buy", "Comprar"): ["EventAddedToCart", "EventRemovedFromCart", "EventCouponApplied", "EventSale"],
    ("after", "Después"): ["EventReviewWritten", "EventReturnRequested"],
}  # fmt: skip


def test_the_first_types_have_one_each() -> None:
    known = {(moment.name, moment.title("es")): moment.types for moment in moments("v1")}
    assert [*known] == [*FIRST]
    assert all({*FIRST[moment]} <= {*known[moment]} for moment in FIRST)


def test_a_version_without_the_file_has_none(version: Path) -> None:
    (version / MOMENTS).unlink()
    rules = publishable(version)
    assert read_moments(str(version), rules) == ()
    assert [moment for moment, _ in by_moment(event_types_of(rules), ())] == [None]


@pytest.mark.parametrize("name", versions())
def test_the_types_that_are_named_exist(name: str) -> None:
    assert {each for moment in moments(name) for each in moment.types} <= contract(name).events.keys()


def test_a_name_of_no_type_says_nothing(version: Path) -> None:
    write(version, {"later": {"title": TITLE, "types": ["EventSold", "EventSale"]}})
    rules = publishable(version)
    (_, later), _ = by_moment(event_types_of(rules), read_moments(str(version), rules))
    assert [kind.name for kind in later] == ["EventSale"]


def test_a_type_needs_none(version: Path) -> None:
    write(version, {"later": SALE})
    rules = publishable(version)
    (later, (sale,)), (none, others) = by_moment(event_types_of(rules), read_moments(str(version), rules))
    assert (later and later.name, sale.name, none) == ("later", "EventSale", None)
    assert [kind.name for kind in others] == sorted(rules.events.keys() - {"EventSale"})


def test_a_moment_without_types_is_left_out(version: Path) -> None:
    write(version, {"never": {"title": TITLE, "types": []}, "later": SALE})
    known = read_moments(str(version), contract("v1"))
    assert [moment.name for moment, _ in by_moment(event_types_of(contract("v1")), known) if moment] == ["later"]


def test_every_language_of_messages_has_a_title(version: Path) -> None:
    shutil.rmtree(version / "locales")
    write(version, {"later": {"title": {"en": "Later"}, "types": []}})
    (moment,) = read_moments(str(version), read_contract(str(version)))
    assert [moment.title(lang) for lang in LANGUAGES] == ["Later"] * len(LANGUAGES)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"later": {"title": TITLE, "types": ["EventSale", "EventSale"]}}, "later: EventSale is there twice"),
        ({"later": SALE, "never": SALE}, "never: EventSale is there twice"),
        ({"later": {"title": {"en": "Later"}, "types": []}}, "later: title has no words in 'es'"),
        (
            {"later": {"title": {**TITLE, "fr": "x"}, "types": []}},
            "later: title has words in 'fr', no language of this",
        ),
        ({"later": {"title": "Later", "types": []}}, "later: title has words in en, es"),
        ({"later": {"title": {"en": "Later", "es": " "}, "types": []}}, "later: title has a text in one line"),
        ({"later": {"title": {"en": "Later", "es": 1}, "types": []}}, "later: title has a text in one line"),
        ({"later": {"title": {"en": "Later", "es": "a\nb"}, "types": []}}, "later: title has a text in one line"),
        ({"later": {"title": TITLE, "types": "EventSale"}}, "later: types is a list of names"),
        ({"later": {"title": TITLE, "types": [1]}}, "later: types is a list of names"),
        ({"later": {"types": []}}, "later: this is no object with title and types"),
        ({"later": {**SALE, "more": 1}}, "later: this is no object with title and types"),
        ({"later": []}, "later: this is no object with title and types"),
    ],
)
def test_what_it_may_not_say(version: Path, written: Any, fault: str) -> None:
    write(version, written)
    with pytest.raises(ContractError, match=f"^{MOMENTS}: {fault}"):
        read_moments(str(version), contract("v1"))


def test_no_verdict_depends_on_it(version: Path) -> None:
    write(version, [])
    assert read_contract(str(version)).events
    with pytest.raises(ContractError):
        publishable(version)
