from pathlib import Path

import pytest

from commerce_events import check
from commerce_events.conformance.suite import Kind, Vector, suite


def names(kind: Kind = "all", *only: str) -> list[str]:
    return [vector.name for vector in suite("v1", kind, only)]


PAYLOADS = ["EventSale: only what is required", "EventSale: without productCode, in a batch", "payload: null"]
TEXTS = ["text: cut off", "text: Latin-1"]


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize(
    ("kind", "only", "expected"),
    [
        ("all", [], PAYLOADS + TEXTS),
        ("payloads", [], PAYLOADS),
        ("text", [], TEXTS),
        ("all", ["text", "payload"], ["payload: null", *TEXTS]),
        ("payloads", ["EventSale"], PAYLOADS[:2]),
    ],
)
def test_vectors_can_be_chosen(kind: Kind, only: list[str], expected: list[str]) -> None:
    assert names(kind, *only) == expected


@pytest.mark.usefixtures("vectors")
def test_what_a_vector_says() -> None:
    first, second, _, fourth, last = suite()
    assert (first.code, first.keyword, first.valid) == (None, None, True)
    assert second == Vector(
        file="EventSale",
        description="without productCode, in a batch",
        body=b'[{"type": "EventSale", "customerCode": "D314K1432"}]',
        text='[{"type": "EventSale", "customerCode": "D314K1432"}]',
        valid=False,
        code="missing-property",
        instance_location="/0",
        keyword_location="v1/events/EventSale.schema.json#/required",
        event_type="EventSale",
    )
    assert second.keyword == "required"
    assert (fourth.body, fourth.text) == (b'{\n"type":', '{\n"type":')
    assert (last.body, last.text) == (b'"caf\xe9"\n', None)


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize(
    ("version", "kind", "only", "said"),
    [
        ("v1", "payloads", ["text"], "there are no vectors text, only EventSale, payload"),
        ("v1", "all", ["b", "a", "text"], "there are no vectors a, b, only EventSale, payload, text"),
        ("v9", "all", [], "there is no version .v9. here, only v1"),
    ],
)
def test_vectors_that_are_not_there(version: str, kind: Kind, only: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        suite(version, kind, only)


def test_a_kind_that_has_no_file(vectors: Path) -> None:
    (vectors / "text.json").unlink()
    with pytest.raises(ValueError, match="there are no vectors in "):
        suite("v1", "text")


def test_the_published_vectors_are_what_the_check_says() -> None:
    wrong = [vector.name for vector in suite() if check(vector.body).valid is not vector.valid]
    assert not wrong
