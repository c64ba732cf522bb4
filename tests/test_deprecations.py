"""The file that says what is deprecated: it speaks of what is, of nothing else, and says all of it."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commerce_events import Deprecation, Validator
from commerce_events._contract.contract import contract, read_contract
from commerce_events._contract.deprecations import read_deprecations
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.flatten import ContractError, Documents
from commerce_events._contract.folder import schemas_folder
from commerce_events.publish.source import publishable
from tests.deprecated import OF_DEFINITION, OF_PROPERTY, OF_TYPE, REVIEW, TYPE, WORDS, deprecate, edit

SALE = "events/EventSale.schema.json"
READERS: tuple[Callable[[str], Any], ...] = (
    read_contract,
    Validator.from_folder,
    lambda folder: publishable(Path(folder)),
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deprecated") / "schemas/v1"
    shutil.copytree(f"{schemas_folder()}/v1", folder, ignore=shutil.ignore_patterns("vectors"))
    deprecate(folder)
    return folder


@pytest.fixture
def version(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "schemas/v1"))


@pytest.fixture(scope="module")
def documents(prepared: Path) -> Documents:
    return read_contract(str(prepared)).documents


def put(version: Path, text: str) -> None:
    (version / "deprecations.json").write_text(text, "utf-8")


def refused(words: Any, documents: Documents) -> str:
    """The sentence with which the words are refused."""
    with pytest.raises(ContractError) as raised:
        read_deprecations(words, documents, ["en", "es"])
    return str(raised.value)


def refusal(version: Path) -> str:
    """The sentence with which each reader of a folder refuses it."""
    said = set()
    for read in READERS:
        with pytest.raises(ContractError) as raised:
            read(str(version))
        said.add(str(raised.value))
    assert len(said) == 1
    return said.pop().replace(f"{version}/", "")


def test_what_it_says(version: Path) -> None:
    found = read_contract(str(version)).deprecations
    assert found.keys() == WORDS.keys()
    said = WORDS[OF_TYPE]
    assert found[OF_TYPE] == Deprecation(date(2027, 1, 15), "1.1.0", date(2028, 1, 15), said["why"], said["instead"])
    assert found[OF_DEFINITION].sunset is None
    assert found[OF_DEFINITION].summary() == (
        "since 2027-03-01 (release 1.2.0). Each unit counts by itself. Send one event for each unit."
    )
    assert found[OF_PROPERTY].why() == "The text of a review is read from the shop."
    assert found[OF_PROPERTY].why("es") == "El texto de una reseña se lee de la tienda."
    assert found[OF_PROPERTY].instead() == "Leave it out."
    with pytest.raises(ValueError, match="lang is 'en' or 'es', not 'fr'"):
        found[OF_PROPERTY].why("fr")  # type: ignore[arg-type]  # there are no words in it


def test_the_catalogue_has_it(prepared: Path) -> None:
    rules = read_contract(str(prepared))
    kinds = {kind.name: kind for kind in event_types_of(rules)}
    old = [name for name, kind in kinds.items() if kind.deprecated]
    assert old == [TYPE]
    properties = {name: [one.name for one in kind.properties if one.deprecated] for name, kind in kinds.items()}
    assert {name: found for name, found in properties.items() if found} == {
        "EventAddedToCart": ["quantity"],
        "EventRemovedFromCart": ["quantity"],
        "EventSale": ["quantity"],
        REVIEW: ["review"],
    }
    said = kinds[TYPE].deprecated
    assert said
    assert (said.since, said.sunset, said.release) == (date(2027, 1, 15), date(2028, 1, 15), "1.1.0")
    said.reasons.clear()  # type: ignore[attr-defined]  # a caller may
    (said,) = (kind.deprecated for kind in event_types_of(rules) if kind.deprecated)
    assert said.summary() == (
        "since 2027-01-15 (release 1.1.0); may be refused from 2028-01-15 on. It is a category. "
        "Send `EventCategoryViewed` with the code of the brand."
    )


def test_a_warning_names_what_is_deprecated(prepared: Path) -> None:
    validator = Validator(read_contract(str(prepared)))
    (warning,) = validator.check({"type": TYPE, "customerCode": "c", "brandCode": "b"}).warnings
    assert warning.message().startswith(f"`{TYPE}` has been deprecated since 2027-01-15 (release 1.1.0)")


def test_a_version_without_the_file_has_nothing_deprecated() -> None:
    assert contract("v1").deprecations == {}


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"since": "2027-02-30"}, "since is a date such as 2027-01-31, not '2027-02-30'"),
        ({"since": "1.1.0"}, "since is a date such as 2027-01-31, not '1.1.0'"),
        ({"since": 2027}, "since is a date such as 2027-01-31, not 2027"),
        ({"sunset": "2028-W01-1"}, "sunset is a date such as 2027-01-31, not '2028-W01-1'"),
        ({"sunset": None}, "sunset is a date such as 2027-01-31, not None"),
        ({"since": "2028-01-16"}, "since, 2028-01-16, is later than sunset, 2028-01-15"),
        ({"release": "v1.1.0"}, "release is the number of one, such as 1.1.0, not 'v1.1.0'"),
        ({"release": 1.1}, "release is the number of one, such as 1.1.0, not 1.1"),
        ({"until": "2028-01-15"}, "'until' is none of since, release, why, instead, sunset"),
        ({"why": "Since."}, "why has words by language, such as 'en'"),
        ({"why": {}}, "why has no words in 'en'"),
        ({"why": {"en": "Why."}}, "why has no words in 'es'"),
        ({"instead": {"es": "Nada."}}, "instead has no words in 'en'"),
        ({"why": {"en": "Why.", "es": "Así.", "fr": "Oui."}}, "why has words in 'fr', which is no language of this"),
        ({"why": {"en": "", "es": "Así."}}, "why in 'en' is sentences in one line, with a full stop, not ''"),
        ({"why": {"en": "Why.", "es": "así"}}, "why in 'es' is sentences in one line, with a full stop, not 'así'"),
        (
            {"why": {"en": "a\nb.", "es": "Así."}},
            r"why in 'en' is sentences in one line, with a full stop, not 'a\nb.'",
        ),
        ({"why": {"en": " b.", "es": "Así."}}, "why in 'en' is sentences in one line, with a full stop, not ' b.'"),
        ({"why": {"en": 1, "es": "Así."}}, "why in 'en' is sentences in one line, with a full stop, not 1"),
    ],
)
def test_a_mistake_in_what_is_said(documents: Documents, members: dict[str, Any], sentence: str) -> None:
    said = refused(WORDS | {OF_TYPE: WORDS[OF_TYPE] | members}, documents)
    assert said.startswith(f"deprecations.json: {OF_TYPE}: {sentence}")


def test_it_may_end_on_its_first_day(documents: Documents) -> None:
    words = WORDS | {OF_TYPE: WORDS[OF_TYPE] | {"sunset": WORDS[OF_TYPE]["since"]}}
    found = read_deprecations(words, documents, ["en", "es"])[OF_TYPE]
    assert found.sunset == found.since


@pytest.mark.parametrize("member", ["since", "release", "why", "instead"])
def test_what_has_to_be_said(documents: Documents, member: str) -> None:
    said = {name: value for name, value in WORDS[OF_TYPE].items() if name != member}
    assert refused(WORDS | {OF_TYPE: said}, documents) == f"deprecations.json: {OF_TYPE}: there is no {member}"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (WORDS | {OF_TYPE: "soon"}, f"deprecations.json: {OF_TYPE}: this is not an object"),
        (WORDS | {OF_TYPE: {}}, f"deprecations.json: {OF_TYPE}: there is no since, release, why, instead"),
        ({}, f"{OF_DEFINITION}: this is deprecated, and deprecations.json says nothing about it"),
        (
            WORDS | {f"{SALE}#": WORDS[OF_TYPE]},
            f"deprecations.json: {SALE}#: the schemas have no `deprecated: true` there",
        ),
        (
            WORDS | {"nowhere.json#/x": {}},
            "deprecations.json: nowhere.json#/x: the schemas have no `deprecated: true` there",
        ),
    ],
)
def test_words_of_something_else(documents: Documents, words: Any, sentence: str) -> None:
    assert refused(words, documents) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "deprecations.json is not a JSON object"),
        ("{", "deprecations.json is not JSON: "),
        ('{"a": 1, "a": 2}', "deprecations.json#/a: this name is there twice"),
    ],
)
def test_a_file_that_is_none(version: Path, text: str, sentence: str) -> None:
    put(version, text)
    assert refusal(version).startswith(sentence)


def test_without_the_file_nothing_may_be_deprecated(version: Path) -> None:
    (version / "deprecations.json").unlink()
    assert refusal(version) == f"{OF_DEFINITION}: this is deprecated, and deprecations.json says nothing about it"


def test_false_says_nothing(version: Path) -> None:
    """What is deprecated at one place is so whatever another says, as JSON Schema has it."""
    edit(version, OF_TYPE, deprecated=False)
    assert refusal(version) == f"deprecations.json: {OF_TYPE}: the schemas have no `deprecated: true` there"
    put(version, json.dumps({place: said for place, said in WORDS.items() if place != OF_TYPE}))
    edit(version, f"{SALE}#/properties/quantity", deprecated=False)
    rules = publishable(version)
    assert "deprecated" not in rules.events["EventBrandViewed"].schema
    assert rules.events["EventSale"].schema["properties"]["quantity"]["deprecated"] is True


@pytest.mark.parametrize(
    "place",
    ["event.schema.json#", "payload.schema.json#", "any-event.schema.json#/properties/type",
     "event.schema.json#/properties/type", f"{SALE}#/properties/type", "definitions.schema.json#/$defs/timestamp/not",
     "definitions.schema.json#"],
)  # fmt: skip
def test_what_nobody_can_leave_out_is_not_deprecated(version: Path, place: str) -> None:
    edit(version, place, deprecated=False)
    with pytest.raises(ContractError) as raised:
        Validator.from_folder(version)
    assert str(raised.value) == f"{place}: only an event type, a property of events or a definition may be deprecated"


def test_it_is_a_plain_boolean(version: Path) -> None:
    edit(version, OF_TYPE, deprecated="yes")
    with pytest.raises(
        ContractError, match=r"EventBrandViewed\.schema\.json#/deprecated: this is no schema: 'yes' is not"
    ):
        publishable(version)


def test_a_contract_in_english_alone_needs_no_other_words(version: Path) -> None:
    (version / "locales/es.json").unlink()
    put(
        version,
        json.dumps(
            {place: {**said, "why": {"en": "Why."}, "instead": {"en": "That."}} for place, said in WORDS.items()}
        ),
    )
    found = read_contract(str(version)).deprecations[OF_TYPE]
    assert (found.why("es"), found.instead("es")) == ("Why.", "That.")
