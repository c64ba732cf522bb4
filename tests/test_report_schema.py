"""The form of reports: what `Report.to_dict` gives is what its schema says, and nothing beside it."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import commerce_events as ce
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events.conformance.suite import suite

SCHEMA: dict[str, Any] = json.loads(Path(schemas_folder(), "report.schema.json").read_text("utf-8"))
#: Readers take names that they don't know; we write none.
CLOSED: dict[str, Any] = {
    **SCHEMA,
    "additionalProperties": False,
    "$defs": {name: {**schema, "additionalProperties": False} for name, schema in SCHEMA["$defs"].items()},
}
BODIES = [vector.body for version in ce.versions() for vector in suite(version)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_report_has_the_form(lang: Language) -> None:
    judge = Draft202012Validator(CLOSED)
    codes = set()
    for body in BODIES:
        report = ce.check(body).to_dict(lang)
        judge.validate(report)
        codes |= {one["code"] for one in report["violations"]}
    assert {"missing-property", "not-json", "not-a-timestamp", "too-many-events"} <= codes


def test_parsed_bodies_and_cut_reports_have_the_form() -> None:
    judge = Draft202012Validator(CLOSED)
    bodies: list[dict[str, Any] | list[Any]] = [{}, [], [{}] * 3, [{"type": "EventSale", "timestamp": 1}], [[]]]
    every: list[dict[str, Any]] = [{}, {"unknown": "warn"}, {"max_violations": 1}, {"show_values": True}]
    for body, options in product(bodies, every):
        judge.validate(ce.check(body, **options).to_dict())


def test_what_is_no_report_is_refused() -> None:
    report: dict[str, Any] = {**ce.check({}).to_dict()}
    for word in SCHEMA["required"]:
        assert not Draft202012Validator(SCHEMA).is_valid({name: report[name] for name in report if name != word})
    assert not Draft202012Validator(SCHEMA).is_valid({**report, "violations": [{}]})
