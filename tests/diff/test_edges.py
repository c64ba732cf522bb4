"""What is read is checked first: each mistake is one sentence with file and place, and status 2."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ContractError
from commerce_events.diff.compare import compare, level
from commerce_events.diff.releases import recorded
from commerce_events.diff.source import HERE, read_rules
from tests.cli.conftest import Run, run
from tests.diff.folders import REVIEW, documents, edited, rules, single, single_rules, with_review, written

__all__ = ["run"]
AT = f"{REVIEW}#/properties/review"


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "strng"}, "/type: this is no schema: there is no such type"),
        ({"type": 5}, "/type: this is no schema: this is neither a type nor a list"),
        ({"type": ["string", "string"]}, "/type: this is no schema: this is neither"),
        ({"type": []}, "/type: this is no schema: this is neither"),
        ({"enum": "asc"}, "/enum: this is no schema: this is not a list"),
        ({"enum": [1, 1.0]}, "/enum: this is no schema: a value is there twice"),
        ({"minLength": "1"}, "/minLength: this is no schema: this is not an integer from 0 on"),
        ({"minLength": -1}, "/minLength: this is no schema: this is not an integer from 0 on"),
        ({"minLength": 1.5}, "/minLength: this is no schema: this is not an integer from 0 on"),
        ({"maxLength": True}, "/maxLength: this is no schema: this is not an integer from 0 on"),
        ({"minimum": "1"}, "/minimum: this is no schema: this is not a number"),
        ({"maximum": None}, "/maximum: this is no schema: this is not a number"),
        ({"multipleOf": 0}, "/multipleOf: this is no schema: this is not more than 0"),
        ({"pattern": "("}, "/pattern: this is no schema: this pattern does not compile"),
        ({"pattern": 1}, "/pattern: this is no schema: this is not a text"),
        ({"pattern": "a{99999999999}"}, "/pattern: this is no schema: this pattern does not compile"),
        ({"required": "a"}, "/required: this is no schema: this is not a list of names"),
        ({"required": ["a", "a"]}, "/required: this is no schema: this is not a list of names"),
        ({"properties": []}, "/properties: this is no schema: this is not an object"),
        ({"properties": {"a": 1}}, "/properties/a: this is no schema"),
        ({"patternProperties": {"(": {}}}, "/patternProperties: this is no schema: this pattern does not compile"),
        ({"patternProperties": 1}, "/patternProperties: this is no schema: this is not an object"),
        ({"dependentRequired": {"a": "b"}}, "/dependentRequired: this is no schema: this is not a list of names"),
        ({"dependentRequired": 1}, "/dependentRequired: this is no schema: this is not an object"),
        ({"allOf": {}}, "/allOf: this is no schema: this is not a list of schemas"),
        ({"anyOf": []}, "/anyOf: this is no schema: this is not a list of schemas"),
        ({"items": []}, "/items: this is no schema: a list of schemas is called prefixItems"),
        ({"items": 1}, "/items: this is no schema"),
        ({"not": 1}, "/not: this is no schema: this is no schema"),
        ({"title": 1}, "/title: this is no schema: this is not a text"),
        ({"examples": {}}, "/examples: this is no schema: this is not a list"),
        ({"deprecated": 1}, "/deprecated: this is no schema: this is not true or false"),
        ({"$id": "x"}, "/$id: this is no schema: it is at the root of a file alone"),
        ({"$ref": "#/nowhere"}, "/$ref leads nowhere: #/nowhere"),
        ({"$ref": "#/properties"}, "/$ref leads nowhere: #/properties"),
        ({"$ref": "../nowhere.json"}, "/$ref leads nowhere"),
        ({"$ref": "#/properties/review"}, ": its references lead in a circle"),
        ({"properties": {"a": {"$ref": "#/properties/review"}}}, ": its references lead in a circle"),
        (5, ": this is no schema: it is neither an object nor true or false"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_schema(schema: Any, said: str) -> None:
    with pytest.raises(ContractError) as raised:
        rules(with_review(schema))
    assert str(raised.value).startswith(AT + said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ("5", "is not a JSON object"),
        ("[" * 100_000, "is nested too deep"),
        ('{"enum": ' + "[" * 300 + "]" * 300 + "}", "/0: this is nested too deep"),
        ('{"title": "a", "title": "b"}', "#/title: this name is there twice"),
        ('{"$defs": {"a": {"minimum": 1e400}}}', "#/$defs/a/minimum: this is not a number that every reader can read"),
        ('{"enum": [1, -1e999]}', "#/enum/1: this is not a number"),
        ('{"maximum": NaN}', "#/maximum: this is not a number"),
        ('{"title": "\\ud800"}', "#/title: this text has half a surrogate pair"),
        ('{"\\udfff": 1}', "half a surrogate pair"),
        ('{"title": "' + "\x00" + '"}', "is not JSON"),
    ],
)
def test_a_text_that_readers_read_differently(run: Run, tmp_path: Path, text: str, said: str) -> None:
    folder = written(tmp_path / "v1", documents())
    (folder / "definitions.schema.json").write_text(text, "utf-8")
    (tmp_path / "single.json").write_text(text, "utf-8")
    for name in (str(folder), "single.json"):
        result = run("diff", name, HERE)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in " ".join(result.stderr.split())


def test_what_is_no_utf_8(run: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "v1", documents())
    (folder / "definitions.schema.json").write_bytes(b"\xff")
    assert "can't be read" in run("diff", str(folder), HERE).stderr


@pytest.mark.parametrize(
    ("file", "keywords", "said"),
    [
        (REVIEW, {"required": ["productCode", "size"]}, f"{REVIEW}#/required: there is no property 'size'"),
        ("event.schema.json", {"required": ["size"]}, "event.schema.json#/required: there is no property 'size'"),
        (REVIEW, {"$id": "https://x.example/y"}, f"{REVIEW}#/$id: this is not https://commerce-events.example/"),
        (REVIEW, {"$schema": "http://json-schema.org/draft-07/schema#"}, f"{REVIEW}#/$schema: this is not the dialect"),
        (REVIEW, {"$schema": ["x"]}, f"{REVIEW}#/$schema: this is not the dialect"),
        ("payload.schema.json", {"$id": 5}, "any-event.schema.json#/$id: this is not any-event.schema.json"),
    ],
)
def test_files_that_do_not_fit_together(file: str, keywords: dict[str, Any], said: str) -> None:
    with pytest.raises(ContractError) as raised:
        rules(edited(file, lambda document: document.update(keywords)))
    assert said in str(raised.value)


def test_a_file_without_address_and_dialect_is_read() -> None:
    bare = documents()
    for document in bare.values():
        del document["$id"], document["$schema"]
    assert level(compare(rules(bare), rules(documents()))) == "none"


@pytest.mark.parametrize("file", ["payload.schema.json", "event-batch.schema.json", "event.schema.json"])
def test_a_file_that_is_missing(file: str) -> None:
    less = documents()
    del less[file]
    with pytest.raises(ContractError, match=f"there is no {file}"):
        rules(less)


def test_required_may_be_left_out_everywhere() -> None:
    less = documents()
    for document in less.values():
        document.pop("required", None)
    assert level(compare(rules(documents()), rules(less))) == "minor"


@pytest.mark.parametrize("keyword", ["minLength", "default"])
def test_draft_07_has_nothing_beside_a_reference(keyword: str) -> None:
    document = single()
    document["definitions"]["EventSale"]["properties"]["quantity"][keyword] = 1
    with pytest.raises(ContractError) as raised:
        single_rules(document)
    place = f"#/definitions/EventSale/properties/quantity/{keyword}"
    assert str(raised.value) == f"{place}: draft-07 passes over what is beside a $ref"


def test_words_beside_a_reference_are_no_mistake() -> None:
    document = single()
    document["definitions"]["EventSale"]["properties"]["quantity"]["title"] = "x"
    assert level(compare(single_rules(single()), single_rules(document))) == "patch"


@pytest.mark.parametrize(
    ("edit", "senders"),
    [
        (lambda it: it["then"].update({"$ref": "#/definitions/EventSale"}), "batch"),
        (lambda it: it.update({"not": {}}), "*"),
        (lambda it: it["definitions"]["Event"]["properties"]["type"]["enum"].remove("EventSale"), "EventSale"),
        (lambda it: it["definitions"]["EventBatch"].update(items=False), "batch"),
        (lambda it: it["definitions"]["EventSale"].update(additionalItems={}, dependencies={}), "EventSale"),
        (lambda it: it["definitions"]["EventBatch"].update(items=[{}]), "batch"),
    ],
)
def test_the_parts_of_a_single_file_are_compared(edit: Any, senders: str) -> None:
    document = single()
    edit(document)
    broken = {each.name for each in compare(single_rules(single()), single_rules(document)) if each.senders}
    assert senders in (broken or {""}) or (senders == "*" and broken == {"batch", *contract("v1").events})


def test_a_frozen_file_is_as_it_was_recorded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("commerce_events.diff.releases.schemas", lambda: str(tmp_path))
    (tmp_path / "releases/v1.0.0").mkdir(parents=True)
    (tmp_path / "releases/v1.0.0/v1.schema.json").write_text("{}", "utf-8")
    for record, said in (
        ("{}", "there is no record of the release v1.0.0"),
        ('{"1.0.0": {"date": null, "files": {}}}', "there is no record of the release v1.0.0"),
        ('{"1.0.0": {"date": null, "files": {"releases/v1.0.0/v1.schema.json": "x"}}}', "differs from what was"),
        ("{", "releases.json can't be read"),
        ("[]", "releases.json can't be read"),
        ('{"1.0.0": 5}', "releases.json can't be read: 1.0.0 has no date and hashes by file"),
        ('{"1.0.0": {"date": "soon", "files": {}}}', "1.0.0 has no date and hashes by file"),
        ('{"1.0": {"date": null, "files": {}}}', "'1.0' is no number of a release"),
    ):
        (tmp_path / "releases.json").write_text(record, "utf-8")
        with pytest.raises(ContractError, match=said):
            read_rules("v1.0.0", "v1")


def test_the_record_may_be_missing(tmp_path: Path) -> None:
    assert recorded(str(tmp_path)) == {}


def test_schemas_that_are_nested_too_deep_are_refused() -> None:
    deep: dict[str, Any] = {}
    for _ in range(60):
        deep = {"properties": {"a": deep}}
    with pytest.raises(ContractError, match="is nested too deep"):
        rules(with_review(deep))


def test_schemas_that_grow_without_end_are_refused() -> None:
    found = documents()
    names = [f"a{index}" for index in range(20)]
    twice = {name: {"allOf": [{"$ref": f"#/$defs/{after}"}] * 2} for name, after in pairwise(names)}
    found["definitions.schema.json"]["$defs"] |= twice | {names[-1]: {}}
    with pytest.raises(ContractError, match="more than 50000 schemas"):
        rules(found)
