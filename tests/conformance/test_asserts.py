import json
from typing import Any

import pytest

import commerce_events as ce
from commerce_events.conformance import assert_conforms, assert_valid
from tests.tables import SALE

MISSPELT = {**SALE, "quantiy": 2}

EXPLAINED = """\
body:5:3: error[unknown-property]: `EventSale` has no property `quantiy`.
  5 |   "quantiy": 2
    |   ^^^^^^^^^ /quantiy (EventSale)
    = hint: Did you mean `quantity`?"""


@pytest.mark.parametrize("body", [SALE, [SALE], json.dumps(SALE), json.dumps(SALE).encode()])
def test_a_valid_body_passes(body: Any) -> None:
    assert_valid(body)


@pytest.mark.parametrize("colour", [None, "1"])
@pytest.mark.parametrize(
    "body",
    [
        MISSPELT,
        json.dumps(MISSPELT, indent=2),
        json.dumps(MISSPELT, indent=2).encode(),
        bytearray(json.dumps(MISSPELT, indent=2), "utf-8"),
        memoryview(json.dumps(MISSPELT, indent=2).encode()),
    ],
)
def test_an_invalid_one_is_explained(monkeypatch: pytest.MonkeyPatch, body: Any, colour: str | None) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    if colour:
        monkeypatch.setenv("FORCE_COLOR", colour)
    with pytest.raises(AssertionError) as raised:
        assert_valid(body)
    assert str(raised.value) == EXPLAINED


def test_the_options_are_those_of_the_check() -> None:
    assert_valid(MISSPELT, unknown="warn")
    with pytest.raises(AssertionError, match=r"^body: error\[too-large\]: The body is larger than 20 bytes\."):
        assert_valid(SALE, max_bytes=20)
    with pytest.raises(AssertionError, match=r"^body:5:3: error\[unknown-property\]"):
        assert_valid(MISSPELT, max_bytes=90)
    with pytest.raises(AssertionError, match=r"\"many\"\.?\n  5 \|   \"quantity\": \"many\"\n"):
        assert_valid({**SALE, "quantity": "many"}, show_values=True)
    with pytest.raises(TypeError, match="a body is JSON text, a dict or a list, not int"):
        assert_valid(7)  # type: ignore[arg-type] # of a wrong type


def test_half_a_character_can_be_shown() -> None:
    with pytest.raises(AssertionError, match=r"^body:4:\d+: error\[lone-surrogate\]"):
        assert_valid({**SALE, "productCode": "\ud800"})


@pytest.mark.parametrize("validator", [ce.is_valid, ce.check])
def test_our_own_validator_conforms(validator: Any) -> None:
    assert_conforms(validator)


@pytest.mark.usefixtures("vectors")
def test_disagreements_are_explained() -> None:
    with pytest.raises(AssertionError) as raised:
        assert_conforms(lambda body: b"Sale" in body, vectors="payloads")
    assert str(raised.value) == (
        "3 of 3 vectors answered, 2 of 3 verdicts agree\n"
        "\n"
        "EventSale: without productCode, in a batch\n"
        '  payload:    [{"type": "EventSale", "customerCode": "D314K1432"}]\n'
        "  expected:   invalid, missing-property, /0\n"
        "  because:    `productCode` is required, and missing. Add `productCode`.\n"
        "  keyword:    v1/events/EventSale.schema.json#/required\n"
        "  answered:   valid"
    )


@pytest.mark.usefixtures("vectors")
def test_some_of_many_are_explained() -> None:
    with pytest.raises(AssertionError) as raised:
        assert_conforms(lambda _: True, show=1)
    first, _, last = str(raised.value).split("\n\n")
    assert first == "5 of 5 vectors answered, 1 of 5 verdicts agree"
    assert last == "3 more disagreements are not shown."


def raising(body: bytes) -> bool:
    raise ValueError(f"no\n{len(body)}")


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize(
    ("validator", "said"),
    [
        (raising, "The validator raised ValueError: no\\u000a75."),
        (lambda _: None, "The validator returned NoneType; a verdict is True or False, or has them as `valid`."),
    ],
)
def test_a_validator_that_gives_no_verdict(validator: Any, said: str) -> None:
    with pytest.raises(AssertionError) as raised:
        assert_conforms(validator, show=0)
    assert str(raised.value).startswith(f"0 of 5 vectors answered\n\n{said}\n  vector:     EventSale: only what is")
