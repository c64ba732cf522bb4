"""openapi-spec-validator and schemathesis on the OpenAPI document."""

import json
from pathlib import Path

import pytest

import commerce_events as ce
from proofs.published.tools import OPENAPI_SPEC_VALIDATOR, answer, python, run


@pytest.fixture(scope="module")
def document(published: Path) -> Path:
    return published / "commerce-events.openapi.json"


def test_the_document_is_valid(document: Path) -> None:
    assert answer(*OPENAPI_SPEC_VALIDATOR, document) == f"{document}: OK\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title": "Commerce events', '"titel": "Commerce events'),
        ('"in": "header"', '"in": "head"'),
        ('"minItems": 1', '"minItems": "1"'),
    ],
)
def test_a_wrong_one_is_not(document: Path, tmp_path: Path, old: str, new: str) -> None:
    text = document.read_text(encoding="utf-8")
    assert old in text
    wrong = tmp_path / "openapi.json"
    wrong.write_text(text.replace(old, new), encoding="utf-8")
    assert run(*OPENAPI_SPEC_VALIDATOR, wrong).returncode == 1


def test_schemathesis_makes_requests_of_it_that_keep_the_contract(document: Path) -> None:
    requests = [json.loads(line) for line in answer(*python("cases.py"), document, "40").splitlines()]
    assert len(requests) == 40
    assert {(each["operations"], each["method"], each["path"]) for each in requests} == {(1, "POST", "/events")}
    assert {each["headers"]["X-API-Version"] for each in requests} == {"1"}
    assert [each["body"] for each in requests if not ce.is_valid(each["body"])] == []
    assert {type(each["body"]) for each in requests} == {dict, list}
