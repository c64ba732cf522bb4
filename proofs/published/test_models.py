"""datamodel-code-generator on the union: models of pydantic that can be imported, and take what is valid."""

import json
from pathlib import Path
from typing import Any

import pytest

import commerce_events as ce
from proofs.published.tools import DATAMODEL_CODEGEN, answer, python, verdicts
from proofs.validators.vectors import Vector

OPTIONS = [
    *("--input-file-type", "jsonschema"),
    *("--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11"),
    *("--formatters", "builtin"),
]


@pytest.fixture(scope="module")
def models(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the module that the generator makes."""
    folder = tmp_path_factory.mktemp("models")
    union = published / "commerce-events.union.schema.json"
    answer(*DATAMODEL_CODEGEN, *OPTIONS, "--input", union, "--output", folder / "models.py")
    return folder


#: Where the models let pass what is not valid: `null` for what may be left out, and what pydantic coerces.
LOOSER = {"wrong-type", "not-one-of"}


def asked(models: Path, payloads: list[str]) -> list[Any]:
    return [json.loads(said) for said in verdicts([*python("models.py"), str(models)], payloads)]


def names(payload: Any) -> list[str]:
    return [event["type"] for event in (payload if isinstance(payload, list) else [payload])]


def test_they_take_every_valid_vector_each_by_the_model_of_its_type(models: Path, vectors: list[Vector]) -> None:
    valid = [vector.text for vector in vectors if vector.valid]
    assert asked(models, valid) == [names(json.loads(text)) for text in valid]


def test_they_take_every_example(models: Path, published: Path) -> None:
    union = json.loads((published / "commerce-events.union.schema.json").read_bytes())
    events = [dict(example) for event in ce.event_types() for example in event.examples]
    wholes = [union, *(each for name, each in union["definitions"].items() if name.startswith(("AnyEvent", "Event")))]
    examples = [*events, *(example for whole in wholes for example in whole["examples"])]
    assert len(examples) > len(ce.event_types())
    assert asked(models, [json.dumps(example) for example in examples]) == [names(example) for example in examples]


def test_of_what_is_not_valid_they_refuse_all_but_for_types(
    models: Path, vectors: list[Vector], codes: dict[str, str | None]
) -> None:
    wrong = [vector for vector in vectors if not vector.valid]
    answers = zip(wrong, asked(models, [vector.text for vector in wrong]), strict=True)
    assert {codes[vector.description] for vector, said in answers if said is not False} == LOOSER
