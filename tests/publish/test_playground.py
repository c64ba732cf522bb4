"""The data of the playground: it has all that it needs, from where the package has it."""

from collections.abc import Iterator
from typing import Any

import pytest

import commerce_events as ce
from commerce_events import validator
from commerce_events._contract.contract import contract
from commerce_events._messages import LANGUAGES, code_of, codes, reported, words
from commerce_events._pointer import resolve
from commerce_events.publish.playground import playground
from commerce_events.publish.single_file import single_file

FOUND = playground(contract("v1"))
SCHEMAS: dict[str, dict[str, Any]] = {
    **FOUND["schemas"]["events"],
    **{name: FOUND["schemas"][name] for name in ("open", "batch")},
}
REPORTED = [*reported()]


def test_it_is_the_published_file_that_judges() -> None:
    assert FOUND["version"] == "v1"
    assert FOUND["schema"] == single_file(contract("v1"), "2020-12")
    for kind in ce.event_types():
        reference = FOUND["schemas"]["events"][kind.name]["schema"]["$ref"]
        assert resolve(FOUND["schema"], reference)["properties"]["type"]["const"] == kind.name
    whole_batch = FOUND["schema"]["$defs"]["EventBatch"]
    assert FOUND["schemas"]["batch"]["schema"] == {
        name: value for name, value in whole_batch.items() if name != "items"
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_keyword_that_can_be_told_has_a_place_and_a_code(name: str) -> None:
    schema, schema_locations = SCHEMAS[name]["schema"], SCHEMAS[name]["schemaLocations"]
    if "$ref" in schema:
        schema = resolve(FOUND["schema"], schema["$ref"])
    told = list(keywords(schema, ""))
    assert told
    assert {code_of(schema_locations[place]) for place in told} <= set(codes()["schema"])


def keywords(schema: dict[str, Any], place: str) -> Iterator[str]:
    """The places of the keywords that refuse values; of `required`, those of the names in it."""
    if "$ref" in schema:
        schema = resolve(FOUND["schema"], schema["$ref"])
    for keyword, value in schema.items():
        if keyword == "properties":
            for name, part in value.items():
                yield from keywords(part, f"{place}/properties/{name}")
        elif keyword == "required":
            yield from (f"{place}/required/{name}" for name in value)
        elif keyword not in ("title", "description", "examples", "default"):
            yield f"{place}/{keyword}"


def test_it_has_the_words_of_reports_in_every_language_and_no_others() -> None:
    assert list(FOUND["words"]) == list(LANGUAGES)
    for lang in LANGUAGES:
        assert sorted(FOUND["words"][lang]["codes"]) == sorted(REPORTED)
        assert FOUND["words"][lang]["types"] == words(lang)["types"]
        assert FOUND["words"][lang]["codes"]["not-json"] == words(lang)["codes"]["not-json"]


def test_it_has_the_limits() -> None:
    assert (FOUND["limits"]["bytes"], FOUND["limits"]["hoursAhead"]) == (validator.MAX_BYTES, 24)
    assert all(isinstance(limit, int | float) and limit > 0 for limit in FOUND["limits"].values())
