"""The playground knows nothing of its own: the command scores it, and a contract that changes, changes it."""

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from commerce_events import Validator, _validate
from commerce_events._contract.contract import read_contract
from commerce_events._contract.folder import schemas_folder
from commerce_events.publish.playground import playground
from proofs.command import run
from proofs.playground.built import built
from proofs.playground.drawn import Drawn
from proofs.playground.peer import NODE, SCRIPT, Playground, assert_same
from tools.dispatch import rewrite

GIFT = '{"type": "EventGiftWrapped", "customerCode": "c", "productCode": "p"'
RED = GIFT + ', "ribbon": "red"'

#: Properties with the keywords that no event type has so far.
MORE: dict[str, dict[str, Any]] = {
    "note": {"type": "string", "maxLength": 3},
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "code": {"type": "string", "pattern": "^[a-z]", "maxLength": 3, "not": {"pattern": "[0-9]"}},
    "paper": {"enum": ["plain"]},
    "layers": {"enum": [1, 2.5, None, {"a": []}]},
    "width": {"type": "number", "minimum": 0.5, "maximum": 1e21},
    "tags": {"type": "array", "minItems": 1, "maxItems": 2},
    "secret": {"not": {"type": "string", "pattern": "^no"}},
    "kind": {"const": 1},
}
WRAPPED: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://commerce-events.example/schemas/v1/events/EventGiftWrapped.schema.json",
    "title": "Gift wrapped",
    "description": "Sent when the customer has a product wrapped.",
    "examples": [{"type": "EventGiftWrapped", "customerCode": "c", "productCode": "p", "ribbon": "red"}],
    "allOf": [{"$ref": "../event.schema.json"}],
    "properties": {
        "type": {"const": "EventGiftWrapped"},
        "productCode": {"$ref": "../definitions.schema.json#/$defs/productCode"},
        "ribbon": {"description": "Its colour.", "examples": ["red"], "enum": ["red", "gold"]},
        "bow": {"description": "Whether it has a bow.", "type": "boolean"},
        **{name: {"description": "More.", **keywords} for name, keywords in MORE.items()},
    },
    "required": ["productCode", "ribbon"],
    "unevaluatedProperties": False,
}
WORDS: dict[str, dict[str, str]] = {
    "/title": {"en": "Gift wrapped", "es": "Envuelto para regalo"},
    "/description": {"en": "Sent when the customer has a product wrapped.", "es": "Se envía al envolver un producto."},
    "/properties/ribbon/description": {"en": "Its colour.", "es": "Su color."},
    "/properties/bow/description": {"en": "Whether it has a bow.", "es": "Si lleva un lazo."},
    **{f"/properties/{name}/description": {"en": "More.", "es": "Más."} for name in MORE},
}


def test_the_command_scores_it() -> None:
    ended = run("conformance", "--cmd", shlex.join([*NODE, str(SCRIPT)]))
    assert (ended.returncode, ended.stderr) == (0, b""), ended.stdout.decode()
    counts = (
        rb"(\d+) of \1 vectors answered, \1 of \1 verdicts agree, (\d+) of \2 codes agree, \2 of \2 locations agree"
    )
    assert re.search(rb"^" + counts + rb"\n\Z", ended.stdout, re.MULTILINE)


#: Of what is deprecated in another copy, the properties of the schemas, by file.
DEPRECATED = {
    "definitions.schema.json": "$defs/quantity",
    "event.schema.json": "properties/metadata",
    "events/EventBrandViewed.schema.json": "",
    "events/EventReviewWritten.schema.json": "properties/review",
}
SALE = '{"type": "EventSale", "customerCode": "c", "productCode": "p"'
LATE = '"timestamp": "9999-01-01T00:00:00Z"'


@pytest.fixture
def deprecated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The playground of schemas in which something is deprecated; the package knows it as well."""
    folder = Path(shutil.copytree(f"{schemas_folder()}/v1", tmp_path / "v1"))
    said: dict[str, Any] = {
        "since": "2027-01-15",
        "release": "1.1.0",
        "why": {"en": "Nobody reads it.", "es": "Nadie lo lee."},
        "instead": {"en": "Leave it out.", "es": "Omítalo."},
    }
    words = {}
    for index, (file, place) in enumerate(DEPRECATED.items()):
        document = json.loads((folder / file).read_text("utf-8"))
        schema = document
        for step in filter(None, place.split("/")):
            schema = schema[step]
        schema["deprecated"] = True
        (folder / file).write_text(json.dumps(document), "utf-8")
        words[f"{file}#{place and '/'}{place}"] = said | ({"sunset": "2028-01-15"} if index % 2 else {})
    (folder / "deprecations.json").write_text(json.dumps(words), "utf-8")
    rules = read_contract(str(folder))
    monkeypatch.setattr(_validate, "_VALIDATORS", {"v1": Validator(rules)})
    return built(tmp_path, playground(rules))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (SALE + "}", []),
        (SALE + ', "quantity": 2}', ["deprecated-property"]),
        (SALE + ', "quantity": 0}', []),
        (SALE + ', "review": "x"}', []),
        ('{"quantity": 2, "metadata": [9007199254740993], ' + SALE[1:] + "}",
         ["deprecated-property", "deprecated-property", "unsafe-integer"]),
        ('{"type": "EventBrandViewed", "customerCode": "c", "brandCode": "b"}', ["deprecated-event-type"]),
        ('{"type": "EventBrandViewed", "customerCode": "", "brandCode": "b"}', ["deprecated-event-type"]),
        ('{"type": "EventSold", "metadata": 1}', ["deprecated-property"]),
        ('{"metadata": 1, "type": "EventBrandViewed", "customerCode": "c", "brandCode": "b", ' + LATE + "}",
         ["deprecated-property", "deprecated-event-type", "timestamp-in-future"]),
        (f'[{SALE}, "quantity": 2, {LATE}}}, {SALE}, "quantity": 2, {LATE}}}]',
         ["deprecated-property", "timestamp-in-future", "duplicate-event", "deprecated-property",
          "timestamp-in-future"]),
        ("[1]", []),
    ],
)  # fmt: skip
def test_what_is_deprecated_is_told_alike(deprecated: Path, body: str, codes: list[str]) -> None:
    with Playground(deprecated) as playground:
        for options in ({}, {"max_violations": 1}, {"max_violations": 2}, {"unknown": "warn"}):
            warnings = assert_same(playground, body, **options).reports[0]["warnings"]
            if not options:
                assert [warning["code"] for warning in warnings] == codes


def test_what_is_deprecated_is_told_alike_of_drawn_bodies(deprecated: Path) -> None:
    drawn, told = Drawn(1), 0
    with Playground(deprecated) as playground:
        for _ in range(2000):
            answer = assert_same(playground, drawn.body(), **drawn.options())
            told += "deprecated-" in json.dumps(answer.reports[0])
    assert told > 200


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The playground of schemas that have one more event type and another limit; the package knows them as well."""
    folder = Path(shutil.copytree(f"{schemas_folder()}/v1", tmp_path / "v1"))
    (folder / "events/EventGiftWrapped.schema.json").write_text(json.dumps(WRAPPED), "utf-8")
    locale = json.loads((folder / "locales/es.json").read_text("utf-8"))
    locale["events/EventGiftWrapped.schema.json"] = WORDS
    (folder / "locales/es.json").write_text(json.dumps(locale), "utf-8")
    definitions = folder / "definitions.schema.json"
    definitions.write_text(definitions.read_text("utf-8").replace("9007199254740991", "12"), "utf-8")
    rewrite(folder)
    rules = read_contract(str(folder))
    monkeypatch.setattr(_validate, "_VALIDATORS", {"v1": Validator(rules)})
    return built(tmp_path, playground(rules))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (RED + ', "bow": true}', None),
        (GIFT + ', "ribbon": "blue"}', "not-one-of"),
        (RED + ', "bow": 1}', "wrong-type"),
        (GIFT + ', "riboon": "red"}', "unknown-property"),
        (GIFT + "}", "missing-property"),
        (RED + ', "note": "😀😀😀"}', None),
        (RED + ', "note": "long"}', "too-long"),
        (RED + ', "currency": "EUR"}', None),
        (RED + ', "currency": "euros"}', "pattern-mismatch"),
        (RED + ', "currency": "EUR\\n"}', "pattern-mismatch"),
        (RED + ', "code": "1234"}', "pattern-mismatch"),
        (RED + ', "code": "abcd1"}', "too-long"),
        (RED + ', "code": "a1"}', "not-allowed"),
        (RED + ', "code": 1}', "wrong-type"),
        (RED + ', "paper": "thick"}', "not-one-of"),
        (RED + ', "layers": 2.50}', None),
        (RED + ', "layers": {"a": []}}', None),
        (RED + ', "layers": true}', "not-one-of"),
        (RED + ', "width": 1}', None),
        (RED + ', "width": 0.4}', "too-small"),
        (RED + ', "width": 1e22}', "too-big"),
        (RED + ', "width": true}', "wrong-type"),
        (RED + ', "tags": [1]}', None),
        (RED + ', "tags": []}', "too-few-items"),
        (RED + ', "tags": [1, 2, 3]}', "too-many-items"),
        (RED + ', "secret": "yes"}', None),
        (RED + ', "secret": "none"}', "not-allowed"),
        (RED + ', "kind": 1.0}', None),
        (RED + ', "kind": "1"}', "not-one-of"),
        (RED.replace("Wrapped", "Wraped") + "}", "unknown-event-type"),
        ('{"type": "EventSale", "customerCode": "c", "productCode": "p", "bow": true}', "unknown-property"),
        ('{"type": "EventSale", "customerCode": "c", "productCode": "p", "quantity": 13}', "too-big"),
    ],
)
def test_a_contract_that_changes_is_followed_without_a_line_of_code(changed: Path, body: str, code: str | None) -> None:
    with Playground(changed) as playground:
        violations = assert_same(playground, body).reports[0]["violations"]
    assert [violation["code"] for violation in violations] == ([code] if code else [])
