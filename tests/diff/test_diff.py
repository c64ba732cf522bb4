"""The verb `diff`: what it reads, what it says, and with which exit status."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from commerce_events._contract.contract import contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events.diff.compare import compare, level
from commerce_events.diff.source import HERE, of_contract, read_rules
from commerce_events.publish.single_file import DIALECTS
from tests.cli.conftest import Run, process, run
from tests.diff.folders import REVIEW, Edit, documents, edited, rules, single, single_rules, with_review, written

__all__ = ["run"]
V1 = Path(schemas_folder(), "v1")
SALE, ORDER, SHARED = "events/EventSale.schema.json", "events/EventOrderApplied.schema.json", "definitions.schema.json"
SCHEMA: dict[str, Any] = json.loads(Path(schemas_folder(), "diff.schema.json").read_text("utf-8"))


def folder(tmp_path: Path, file: str, **changes: Any) -> str:
    """A folder with the keywords of the root of one file changed."""
    return str(written(tmp_path, edited(file, lambda document: document.update(changes))))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_single_file_is_the_contract(tmp_path: Path, dialect: Any) -> None:
    file = tmp_path / "single.json"
    file.write_text(json.dumps(single(dialect)), "utf-8")
    old, new = read_rules(str(file), "v1"), read_rules(HERE, "v1")
    assert (level(compare(old, new)), level(compare(new, old))) == ("none", "none")
    assert (old.version, old.origin, new.origin) == ("v1", "file", "working-tree")


def test_a_contract_that_was_read_is_the_working_tree() -> None:
    assert level(compare(of_contract("x", contract("v1")), read_rules(HERE, "v1"))) == "none"


def test_an_event_type_comes_and_goes() -> None:
    less = documents()
    del less[SALE]
    less["any-event.schema.json"]["properties"]["type"]["enum"].remove("EventSale")
    rules_of_types = less["any-event.schema.json"]["allOf"]
    rules_of_types[:] = [each for each in rules_of_types if "EventSale" not in json.dumps(each)]
    changes = compare(rules(documents()), rules(less))
    assert (level(changes), level(compare(rules(less), rules(documents())))) == ("major", "minor")
    (gone,) = (change for change in changes if change.level != "none")
    assert (gone.name, gone.senders[0].code, gone.senders[0].payload["type"]) == (
        "EventSale",
        "event-type",
        "EventSale",
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_formats(run: Run, tmp_path: Path, form: str, lang: Language) -> None:
    new = documents()
    new[SALE]["properties"]["size"] = {"type": "string", "minLength": 1}
    new[SALE]["required"].append("size")
    target = written(tmp_path / "new", new)
    result = run("diff", HERE, str(target), "--format", form, "--lang", lang)
    assert result.exit_code == 1
    assert '"size": "a"' in result.stdout
    assert "EventSearch" not in result.stdout or form == "json"
    same = run("diff", HERE, HERE, "--format", form, "--lang", lang)
    assert (same.exit_code, "EventSale" in same.stdout) == (0, form == "json")


def test_the_json_format_is_as_its_schema_says(run: Run, tmp_path: Path) -> None:
    closed = {**SCHEMA, "additionalProperties": False}
    closed["$defs"] = {name: {**schema, "additionalProperties": False} for name, schema in SCHEMA["$defs"].items()}
    judge = Draft202012Validator(closed)
    Draft202012Validator.check_schema(SCHEMA)
    for name, new in (("a", with_review({"const": 1})), ("b", with_review({"x-note": 1})), ("c", documents())):
        found = json.loads(run("diff", HERE, str(written(tmp_path / name, new)), "--format", "json").stdout)
        judge.validate(found)
        assert [each["name"] for each in found["changes"]][:2] == ["batch", "EventAddedToCart"]
    for word in SCHEMA["required"]:
        assert not judge.is_valid({name: found[name] for name in found if name != word})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_concerns_many_event_types_is_said_once(run: Run, tmp_path: Path, lang: Language) -> None:
    new = documents()
    new["event.schema.json"]["properties"]["customerCode"]["maxLength"] = 5
    new[SALE]["description"] = "Sold."
    found = run("diff", HERE, str(written(tmp_path, new)), "--lang", lang).stdout
    assert found.count("`maxLength`") == 1
    assert "(event.schema.json#/properties/customerCode/maxLength)" in found
    assert {"en": "`maxLength`: none → 5", "es": "`maxLength`: nada → 5"}[lang] in found
    count = len(contract("v1").events)
    assert {"en": f"all {count} event types", "es": f"los {count} tipos de evento"}[lang] in found
    assert {"en": "EventSale (words changed)", "es": "EventSale (cambiaron los textos)"}[lang] in found
    assert {"en": "breaking (narrower)", "es": "incompatible (más estrecho)"}[lang] in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_many_names_a_few_are_listed(run: Run, tmp_path: Path, lang: Language) -> None:
    new = documents()
    new["event-batch.schema.json"]["items"] = {"$ref": SALE}
    found = run("diff", HERE, str(written(tmp_path, new)), "--lang", lang).stdout
    rest = len(contract("v1").events) - 4  # three are named, and one of them is still accepted
    more = {"en": f"and {rest} more", "es": f"y {rest} más"}[lang]
    assert found.count(f"`EventAddedToCart`, `EventAddedToWishlist`, `EventBrandViewed` {more}") == 2


def test_what_is_not_proved_is_told_as_a_perhaps(run: Run, tmp_path: Path) -> None:
    old, new = (written(tmp_path / name, with_review({"type": "string", "pattern": pattern}))
                for name, pattern in (("a", "a(?=b)"), ("b", "a(?=c)")))  # fmt: skip
    found = run("diff", str(old), str(new)).stdout
    assert "perhaps some values of `review` are refused now (languages read a pattern differently)" in found
    assert "perhaps other values of `review` are accepted now (languages read a pattern differently)" in found


def test_what_to_do_is_said_to_either_side(run: Run, tmp_path: Path) -> None:
    found = run("diff", HERE, str(written(tmp_path, with_review({"type": "integer"})))).stdout
    assert "Send no value of `review` that is refused now." in found
    assert "Be ready for other values of `review`." in found
    assert '`type`: "string" → "integer" (events/EventReviewWritten.schema.json#/properties/review/type)' in found


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_unknown_says_why(run: Run, tmp_path: Path, form: str) -> None:
    new = documents()
    new[SHARED]["$defs"]["quantity"]["default"] = 2
    found = run("diff", HERE, str(written(tmp_path, new)), "--format", form).stdout
    assert "`quantity` is left out is another value (no payload shows it)" in found
    assert "`default`: 1 → 2 (definitions.schema.json#/$defs/quantity/default)" in found
    assert found.count("`default`") == 2, "once for senders, once for receivers"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_words_and_spelling_are_told_apart(run: Run, tmp_path: Path, form: str) -> None:
    words = folder(tmp_path / "a", SALE, title="x")
    new = edited(ORDER, lambda it: it["properties"]["orderDirection"].update(enum=["desc", "asc"]))
    spelling = str(written(tmp_path / "b", new))
    for target, said in ((words, "words changed"), (spelling, "written differently, with the same meaning")):
        result = run("diff", HERE, target, "--format", form)
        assert (result.exit_code, "patch number" in result.stdout, said in result.stdout) == (0, True, True)


def test_deprecation_demands_a_minor_number(run: Run, tmp_path: Path) -> None:
    found = run("diff", HERE, str(written(tmp_path, with_review({"type": "string", "deprecated": True}))))
    assert found.exit_code == 0
    assert "EventReviewWritten (words changed; `deprecated` changed: `review`)" in found.stdout
    assert "minor number" in found.stdout


@pytest.mark.parametrize(
    ("file", "edit", "told"),
    [
        (SALE, lambda it: it.update(deprecated=True), ["EventSale (`deprecated` changed: `type`)"]),
        (
            REVIEW,
            lambda it: it["properties"]["review"].update(deprecated=True),
            ["EventReviewWritten (`deprecated` changed: `review`)"],
        ),
        (
            SHARED,
            lambda it: it["$defs"]["quantity"].update(deprecated=True),
            ["EventAddedToCart, EventRemovedFromCart, EventSale (`deprecated` changed: `quantity`)"],
        ),
    ],
)
def test_what_is_deprecated_is_named(run: Run, tmp_path: Path, file: str, edit: Edit, told: list[str]) -> None:
    new = edited(file, edit)
    new[SALE]["properties"]["quantity"]["deprecated"] = False  # which says nothing
    found = run("diff", HERE, str(written(tmp_path, new))).stdout
    assert [line for line in found.splitlines() if "`deprecated`" in line] == told


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_long_payloads_are_shortened(run: Run, tmp_path: Path, form: str) -> None:
    new = with_review({"type": "string", "maxLength": 90_000})
    new["event-batch.schema.json"]["maxItems"] = 200
    found = run("diff", HERE, str(written(tmp_path, new)), "--format", form).stdout
    assert ", …] (101 events)" in found
    assert f"{'a' * 80}\\u2026 (90001 characters)" in found
    assert len(found) < 3_000
    long = json.loads(run("diff", HERE, str(tmp_path), "--format", "json").stdout)["changes"]
    assert (
        len(next(each for each in long if each["name"] in REVIEW)["senders"]["reasons"][0]["payload"]["review"])
        == 90_001
    )


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_final_line_break_is_said(run: Run, tmp_path: Path, form: str) -> None:
    old, new = (written(tmp_path / name, with_review({"type": "string", "pattern": pattern}))
                for name, pattern in (("a", "^a\n?$"), ("b", "^a$")))  # fmt: skip
    assert "(only a final line break tells them apart)" in run("diff", str(old), str(new), "--format", form).stdout


def test_long_values_of_keywords_are_cut(run: Run, tmp_path: Path) -> None:
    found = run("diff", HERE, str(written(tmp_path, with_review({"enum": ["a" * 300]})))).stdout
    assert '→ ["' + "a" * 98 + "… (" in found  # the first hundred characters of the list


def test_the_process_ends_with_the_status() -> None:
    assert process("diff", HERE, "schemas-that-are-not-there").returncode == 2


def test_a_published_file_that_is_no_single_file() -> None:
    with pytest.raises(ContractError, match="give a published single file"):
        single_rules({"openapi": "3.1.0", "components": {}})
