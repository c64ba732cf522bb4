"""A validator: of a contract that is not ours, too; and the types of what it takes and gives."""

import doctest
import json
import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import commerce_events as ce
from commerce_events import _dump, _load, _validate, types, validator
from commerce_events._contract.folder import schemas_folder
from commerce_events._messages import reported
from commerce_events._resources import packaged
from tests.tables import SALE

ADDRESS = "https://parcels.example/contract/"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
CODE = {"examples": ["AB1234"], "type": "string", "pattern": "^[A-Z]{2}[0-9]{4}$", "maxLength": 6}


def of_type(name: str, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "allOf": [{"$ref": "../event.schema.json"}],
        "properties": {"type": {"const": name}, **properties},
        "required": required,
        "unevaluatedProperties": False,
    }


#: A contract without customers, timestamps and `metadata`.
PARCELS: dict[str, dict[str, Any]] = {
    "event": {
        "type": "object",
        "properties": {
            "type": {"description": "What.", "examples": ["ParcelSent"], "type": "string"},
            "parcel": {"description": "Which.", **CODE},
        },
        "required": ["type", "parcel"],
    },
    "any-event": {
        "type": "object",
        "properties": {"type": {"enum": ["ParcelDelivered", "ParcelSent"]}},
        "required": ["type"],
        "allOf": [
            {
                "if": {"type": "object", "properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"$ref": f"events/{name}.schema.json"},
            }
            for name in ("ParcelDelivered", "ParcelSent")
        ],
    },
    "event-batch": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"$ref": "any-event.schema.json"}},
    "events/ParcelSent": of_type(
        "ParcelSent",
        {"weight": {"description": "Kilograms.", "examples": [2.5], "type": "number", "minimum": 0.5}},
        ["weight"],
    ),
    "events/ParcelDelivered": of_type("ParcelDelivered", {}, []),
}
SENT = {"type": "ParcelSent", "parcel": "AB1234", "weight": 2.5}
EXAMPLES: dict[str, Any] = {
    "event-batch": [SENT],
    "events/ParcelDelivered": {"type": "ParcelDelivered", "parcel": "AB1234"},
}


def folder_of(schemas: dict[str, dict[str, Any]], folder: Path) -> Path:
    (folder / "events").mkdir(parents=True)
    for name, schema in schemas.items():
        file = f"{name}.schema.json"
        words = {"title": name, "description": f"{name}.", "examples": [EXAMPLES.get(name, SENT)]}
        document = {"$schema": DIALECT, "$id": ADDRESS + file, **words, **schema}
        (folder / file).write_text(json.dumps(document), "utf-8")
    return folder


@pytest.fixture
def parcels(tmp_path: Path) -> ce.Validator:
    return ce.Validator.from_folder(folder_of(PARCELS, tmp_path / "7"))


@pytest.mark.parametrize(
    ("payload", "codes"),
    [
        (SENT, []),
        ([SENT, {"type": "ParcelDelivered", "parcel": "ZZ0000"}], []),
        ({**SENT, "weight": 0}, ["too-small"]),
        ({**SENT, "parcel": "ab1234"}, ["pattern-mismatch"]),
        ({**SENT, "metadata": 1}, ["unknown-property"]),
        ({"type": "EventSale", "parcel": "AB1234"}, ["unknown-event-type"]),
        ([SENT] * 4, ["too-many-events"]),
        (SALE, ["missing-property", "unknown-event-type"]),
    ],
)
def test_a_contract_that_is_not_ours(parcels: ce.Validator, payload: Any, codes: list[str]) -> None:
    for body in (payload, json.dumps(payload), json.dumps(payload, indent=1).encode()):
        report = parcels.check(body)
        assert [violation.code for violation in report.violations] == codes
        assert report.valid is parcels.is_valid(body) is (not codes)
        if codes:
            with pytest.raises(ce.InvalidPayload) as raised:
                parcels.validate(body)
            assert raised.value.report.violations == report.violations
        else:
            parcels.validate(body)


def test_its_reports_name_its_version_and_its_words_are_sentences(parcels: ce.Validator) -> None:
    report = parcels.check({"type": "ParcelSnt", "parcel": "AB1234"})
    assert report.version == "7"
    (violation,) = (each for each in report.violations if each.code == "unknown-event-type")
    assert violation.keyword_location == "7/any-event.schema.json#/properties/type/enum"
    assert "ParcelSent" in violation.hint()
    assert "ParcelSent" in violation.hint("es")


def test_a_folder_of_ours_is_ours() -> None:
    ours = ce.Validator.from_folder(f"{schemas_folder()}/v1/")
    for body in (SALE, [SALE, SALE], {"type": "EventSail"}, b"[", "[1.]"):
        assert ours.check(body) == ce.check(body)


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("event", {"$id": "https://parcels.example/other.json"}, r"event\.schema\.json#/\$id: this is no address"),
        ("event", {"$id": 1}, r"event\.schema\.json#/\$id: this is no address that ends in /event\.schema\.json"),
        (
            "events/ParcelSent",
            {"$id": "https://a.example/b"},
            r"#/\$id: this is not https://parcels\.example/contract/",
        ),
        ("event", {"required": ["type", "box"]}, "'box'"),
        ("event-batch", {"minItems": 9}, "this is less than minItems"),
    ],
)
def test_a_folder_that_is_no_contract(name: str, changes: dict[str, Any], sentence: str, tmp_path: Path) -> None:
    folder = folder_of({**PARCELS, name: {**PARCELS[name], **changes}}, tmp_path / "v1")
    with pytest.raises(ValueError, match=sentence):
        ce.Validator.from_folder(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no any-event"):
        ce.Validator.from_folder(tmp_path / "nowhere")


@pytest.mark.parametrize("folder", [5, None, b"schemas/v1", ["schemas/v1"]])
def test_what_is_no_path(folder: Any) -> None:
    with pytest.raises(TypeError, match=f"^folder is a path, not {re.escape(repr(folder))}$"):
        ce.Validator.from_folder(folder)


def test_a_file_is_no_folder() -> None:
    with pytest.raises(NotADirectoryError):
        ce.Validator.from_folder(__file__)


@pytest.mark.parametrize("contract", ["v1", 5, {}, "schemas/v1"])
def test_what_is_no_contract(contract: Any) -> None:
    sentence = f"contract is one that was read; a version is named by version=, not {contract!r}"
    with pytest.raises(TypeError, match=f"^{re.escape(sentence)}$"):
        ce.Validator(contract)


@pytest.mark.parametrize("version", ["v0", "", 1, None, [], b"v1"])
def test_there_is_no_such_version(version: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="version"):
        ce.Validator(version=version)


def test_a_report_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError, match=r"^a report is neither .* ask for its \.valid \(or whether it is None\)$"):
        assert ce.check(SALE)


def test_the_types_say_what_there_is() -> None:
    assert get_args(ce.Code) == reported()
    files = {file.name.removesuffix(".json") for file in Path(str(packaged("messages"))).glob("??.json")}
    assert {*get_args(ce.Language)} == files


def test_the_types_of_the_json_form_are_those_of_its_schema() -> None:
    schema = json.loads(Path(schemas_folder(), "report.schema.json").read_text("utf-8"))
    forms = {"Report": schema, **schema["$defs"]}
    for kind in (ce.ReportDict, ce.ViolationDict, ce.EventVerdictDict):
        form = forms[kind.__name__.removesuffix("Dict")]
        assert [*get_type_hints(kind)] == [*form["properties"]]
        assert kind.__required_keys__ == {*form["required"]}


@pytest.mark.parametrize("module", [_validate, validator, _load, _dump, types.v1], ids=lambda module: module.__name__)
def test_the_examples_of_the_docstrings_run(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(schemas_folder()).parent)
    ran = doctest.testmod(module)
    assert (ran.failed, ran.attempted > 1) == (0, True)
