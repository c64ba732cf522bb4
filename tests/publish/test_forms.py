"""The forms of the contract: one verdict in all of them, and what each is for."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

import commerce_events as ce
from tests.publish.published import BASE, FILES, VECTORS

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]

FORMS = [path for path in FILES if path.startswith("commerce-events.") and path.endswith(".schema.json")]
OPENAPI: dict[str, Any] = json.loads(FILES["commerce-events.openapi.json"])
UNION: dict[str, Any] = json.loads(FILES["commerce-events.union.schema.json"])
TYPESCRIPT = FILES["commerce-events.d.ts"].decode()
OPERATION = OPENAPI["paths"]["/events"]["post"]


@pytest.mark.parametrize("path", FORMS)
def test_every_form_gives_the_verdict_of_every_vector(path: str) -> None:
    form: dict[str, Any] = json.loads(FILES[path])
    judge: Any = Draft202012Validator if "2020-12" in form["$schema"] else Draft7Validator
    assert form["$id"] == f"{BASE}/v1.0.0/{path}"
    judge.check_schema(form)
    validator = judge(form)
    assert [validator.is_valid(payload) for payload, _ in VECTORS] == [valid for _, valid in VECTORS]


def component(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": OPENAPI["components"]})


def test_the_request_of_openapi_gives_the_verdict_of_every_vector() -> None:
    assert OPERATION["requestBody"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Payload"}
    judge = component("Payload")
    assert [judge.is_valid(payload) for payload, _ in VECTORS] == [valid for _, valid in VECTORS]


def test_the_examples_of_openapi_are_what_they_say() -> None:
    for name, example in OPERATION["requestBody"]["content"]["application/json"]["examples"].items():
        assert ce.is_valid(example["value"]), name
    answer = OPERATION["responses"]["4XX"]["content"]["application/json"]
    component("Report").validate(answer["example"])
    assert not answer["example"]["valid"]
    (violation,) = answer["example"]["violations"]
    assert (violation["code"], violation["instanceLocation"]) == ("missing-property", "/1")
    assert not answer["example"]["warnings"]


def test_the_union_spells_out_that_metadata_is_any_value() -> None:
    judge = Draft7Validator(UNION)
    for name in ce.event_types():
        metadata = UNION["definitions"][name.name]["properties"]["metadata"]
        assert {each["type"] for each in metadata["anyOf"]} >= {
            "string",
            "number",
            "boolean",
            "null",
            "array",
            "object",
        }
    for value in ("a", 1, 1.5, True, None, [1], {"a": 1}):
        assert judge.is_valid({"type": "EventCouponApplied", "customerCode": "c", "metadata": value})


def test_the_declarations_have_the_examples() -> None:
    for kind in ce.event_types():
        for example in kind.examples:
            assert f" * @example {json.dumps(example, ensure_ascii=False)}\n" in TYPESCRIPT
    assert "   * @default 1\n   * @example 1\n   * @example 2\n   */\n  quantity?: number;" in TYPESCRIPT


def test_no_address_of_the_source_is_left() -> None:
    assert not [path for path, content in FILES.items() if b"commerce-events.example" in content]
