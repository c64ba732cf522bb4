"""ajv 8, in strict mode and with the options of servers that fill in, take away and coerce."""

import json
from pathlib import Path

import pytest

from proofs.published.tools import node, run, verdicts
from proofs.validators.vectors import Vector

DIALECTS = ["draft-07", "draft-07.es", "2020-12", "2020-12.es"]

#: What those options mend before it is judged: an unknown property goes, and of a number in a text, or the like,
#: the type is mended.
MENDED = {"unknown-property", "wrong-type"}


def ajv(mode: str, form: Path, vectors: list[Vector]) -> list[str]:
    return verdicts([*node("ajv.mjs"), mode, str(form)], [vector.text for vector in vectors])


@pytest.mark.parametrize("name", [*DIALECTS, "union"])
def test_it_compiles_strictly_without_a_warning_and_agrees(published: Path, vectors: list[Vector], name: str) -> None:
    answers = ajv("strict", published / f"commerce-events.{name}.schema.json", vectors)
    assert answers == [json.dumps(vector.valid) for vector in vectors]


@pytest.mark.parametrize("name", DIALECTS)
def test_lenient_options_neither_refuse_nor_alter_what_is_valid(
    published: Path, vectors: list[Vector], name: str
) -> None:
    valid = [vector for vector in vectors if vector.valid]
    answers = ajv("lenient", published / f"commerce-events.{name}.schema.json", valid)
    assert [(vector.text, said) for vector, said in zip(valid, answers, strict=True) if said != "true"] == []


def test_of_what_is_not_valid_they_let_pass_what_they_mend(
    published: Path, vectors: list[Vector], codes: dict[str, str | None]
) -> None:
    wrong = [vector for vector in vectors if not vector.valid]
    answers = ajv("lenient", published / "commerce-events.draft-07.schema.json", wrong)
    passed = {vector.description: said for vector, said in zip(wrong, answers, strict=True) if said != "false"}
    assert {codes[description] for description in passed} == MENDED
    assert 'quantity is "1"' in passed
    assert {said.partition(":")[0] for said in passed.values()} == {'"Error'}


@pytest.mark.parametrize("name", [*DIALECTS, "union"])
def test_what_is_deprecated_is_an_annotation(published: Path, vectors: list[Vector], tmp_path: Path, name: str) -> None:
    """Strict mode knows the keyword in draft-07, too, which has it not."""
    text = (published / f"commerce-events.{name}.schema.json").read_text(encoding="utf-8")
    assert '"type": "integer",' in text
    form = tmp_path / "form.json"
    form.write_text(text.replace('"type": "integer",', '"type": "integer", "deprecated": true,'), encoding="utf-8")
    assert ajv("strict", form, vectors) == [json.dumps(vector.valid) for vector in vectors]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"minLength": 1', '"minLength": 1, "x-note": ""'),
        ('"minItems": 1', '"minItems": 1, "uniqueitems": true'),
        ('"type": "integer",', ""),
    ],
)
def test_a_keyword_that_strict_mode_refuses_is_found_out(published: Path, tmp_path: Path, old: str, new: str) -> None:
    text = (published / "commerce-events.draft-07.schema.json").read_text(encoding="utf-8")
    assert old in text
    form = tmp_path / "form.json"
    form.write_text(text.replace(old, new), encoding="utf-8")
    ended = run(*node("ajv.mjs"), "strict", form)
    assert (ended.returncode, "strict mode" in ended.stderr) == (1, True), ended.stderr


def test_a_default_within_a_branch_would_be_found_out(published: Path, vectors: list[Vector], tmp_path: Path) -> None:
    form = json.loads((published / "commerce-events.draft-07.schema.json").read_bytes())
    form["definitions"]["EventSale"]["properties"]["quantity"] = form["definitions"]["quantity"]
    file = tmp_path / "form.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    assert any("altered" in said for said in ajv("lenient", file, [vector for vector in vectors if vector.valid]))
