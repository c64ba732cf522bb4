"""What no schema of today leads to, called by itself."""

from pathlib import Path
from typing import Any

import pytest

from commerce_events._contract.fitness import _misshapen_event
from commerce_events._contract.flatten import ContractError, FlatForm
from commerce_events._contract.folder import schemas_folder
from commerce_events.publish import source
from commerce_events.testing import values
from commerce_events.testing.refusal import _is_same
from commerce_events.testing.vectors import said

TEXT = {"type": "string", "description": "A text."}


@pytest.mark.parametrize(
    ("properties", "required", "sentence"),
    [
        ({"type": TEXT}, ["type", "b"], "there is no property 'b'"),
        ({"type": TEXT, "a": {}}, ["type"], "there is no description"),
        ({"type": {**TEXT, "type": "integer"}}, ["type"], "type is a text"),
    ],
)
def test_a_misshapen_event(properties: dict[str, Any], required: list[str], sentence: str) -> None:
    form = FlatForm({"type": "object", "properties": properties, "required": required})
    assert sentence in [told for _, told in _misshapen_event(form)]


def test_a_timestamp_without_a_pattern() -> None:
    properties = {"type": TEXT, "timestamp": TEXT}
    form = FlatForm({"type": "object", "properties": properties, "required": ["type"]})
    assert [*_misshapen_event(form)]


def test_an_example_that_the_judge_refuses_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "is_acceptable", lambda *_, **__: False)
    with pytest.raises(ContractError, match="this example is not valid"):
        source.publishable(Path(str(schemas_folder())) / "v1")


def test_a_pattern_without_a_tree_has_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> list[str]:
        raise ValueError

    monkeypatch.setattr(values, "candidates", refuse)
    assert "an example" in values._texts({"pattern": "^a$", "examples": ["an example"]})


def test_objects_are_the_same_member_by_member() -> None:
    assert _is_same({"a": [1]}, {"a": [1.0]})
    assert not _is_same({"a": 1}, {"a": True})


def test_a_long_list_is_said_in_few_words() -> None:
    assert said(["a"] * 500).startswith("500 items")
