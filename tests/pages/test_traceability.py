"""Every statement of the contract is stated and proved, or there is a reason why not."""

from dataclasses import replace
from pathlib import Path

import pytest

from commerce_events._contract.contract import read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events.conformance.suite import published_vectors
from commerce_events.pages.site import pages
from commerce_events.pages.statements import places, proofs, statements
from commerce_events.pages.words import Words, texts, words
from tests.pages.generated import PAGES, PUBLISHED, SCHEMAS, copied, edit, site

ALL = [*(f"S{number}" for number in range(1, 13)), *(f"D{number}" for number in range(1, 10))]
KNOWN = places(read_contract(str(SCHEMAS / "v1")))


def keywords(name: str) -> dict[str, tuple[str, ...]]:
    return {place.origin: place.stating(name) for place in KNOWN if name in place.ids}


def test_the_statements() -> None:
    assert list(statements(words("en"), KNOWN)) == ALL
    for path in ("traceability.md", "traceability.es.md"):
        assert [line.removeprefix("### ") for line in PAGES[path].splitlines() if line.startswith("### ")] == ALL


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("S2", {"event-batch.schema.json#": ("type", "maxItems")}),
        ("S6", {"definitions.schema.json#/$defs/quantity": ("default", "type")}),
        ("S7", {"events/EventOrderApplied.schema.json#/properties/orderDirection": ("enum",)}),
        ("S12", {"event.schema.json#/properties/metadata": ()}),
        ("D1", {"definitions.schema.json#/$defs/timestamp": ("type", "maxLength", "pattern", "not")}),
        ("D3", {"definitions.schema.json#/$defs/quantity": ("type", "minimum", "maximum")}),
        ("D4", {"event-batch.schema.json#": ("minItems", "items")}),
        ("D8", {}),
        ("D9", {}),
    ],
)
def test_where_a_statement_stands(name: str, found: dict[str, tuple[str, ...]]) -> None:
    assert keywords(name) == found


#: Arrays where events of a batch should stand.
IN_A_BATCH = [f"a batch with {value} for an event" for value in ("[]", "[1]", '["text"]')] + ["a batch in a batch"]


def test_the_vectors_that_prove_a_statement() -> None:
    found = proofs(replace(site(), vectors=published_vectors()), KNOWN)
    assert {*ALL} - {*found} == {"S9", "S10", "S11", "S12"}, "what no keyword states, no vector proves"
    assert [vector["description"] for vector in found["S2"]] == ["a batch of 101"]
    assert [vector["description"] for vector in found["D4"]] == ["a batch of 0", *IN_A_BATCH]
    assert {vector["code"] for vector in found["D5"]} == {"unknown-property"}
    assert {vector["code"] for vector in found["S5"]} >= {"missing-property"}
    codes = {name: {each["code"] for vector in found[name] for each in vector["warnings"]} for name in ("D8", "D9")}
    assert codes == {
        "D8": {"timestamp-missing", "duplicate-event", "unsafe-integer"},
        "D9": {"timestamp-in-past", "placeholder-value", "invisible-character"},
    }
    assert len(found["D7"]) == len(published_vectors()["text"])
    assert all("code" in vector and vector["code"] == "wrong-type" for vector in found["D6"])


def test_a_statement_without_words_is_an_error(tmp_path: Path) -> None:
    schemas = copied(tmp_path)
    edit(schemas / "v1/payload.schema.json", lambda document: document.update({"$comment": "S1, S99"}))
    with pytest.raises(ContractError, match="a \\$comment names S99, which has no words"):
        pages(schemas, PUBLISHED)


def test_a_statement_without_keyword_or_reason_is_an_error(tmp_path: Path) -> None:
    schemas = copied(tmp_path)
    edit(schemas / "v1/payload.schema.json", lambda document: document.pop("$comment"))
    with pytest.raises(ContractError, match="no \\$comment names S1, and there is no reason why not"):
        pages(schemas, PUBLISHED)
    reasons = {path: text for path, text in texts("en").items() if path[:1] != ("statements",) or path[-1] == "says"}
    with pytest.raises(ContractError, match="no \\$comment names S11, D6, D7, D8, D9"):
        statements(Words("en", reasons), KNOWN)
