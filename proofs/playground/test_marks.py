"""What is marked in the text."""

import pytest

from proofs.playground.peer import Playground, assert_same, parts

SALE = '{"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"'


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (SALE + ', "quantiy": 12}', '"quantiy"'),
        (SALE + ', "😀": 12}', '"😀"'),
        (SALE + ', "quantity": "12"}', '"12"'),
        (SALE + ', "quantity": -12}', "-12"),
        (SALE + ', "quantity": null}', "null"),
        (SALE + ', "quantity": [12]}', "["),
        (SALE + ', "quantity": {"a": 12}}', "{"),
        (SALE + ', "metadata": "😀", "timestamp": "now"}', '"now"'),
        (SALE + ', "metadata": [1, 9007199254740993]}', "9007199254740993"),
        (SALE + ', "metadata": [1e999, 2]}', "1e999"),
        (SALE + ', "metadata": "a\\ud800b"}', "\\ud800"),
        (SALE + ', "productCode": "N30122"}', '"productCode"'),
        (SALE + ', "metadata": NaN}', "N"),
        (SALE + ', "metadata": 1 😀}', "😀"),
        (SALE, ""),
        (SALE + ", 😀", "😀"),
        ('{"type": "EventCouponApplied"}', "{"),
        ("  [1]", "1"),
        ("  []", "["),
        ("", ""),
        ("[" * 65, "["),
    ],
)
def test_a_mark_is_the_name_the_value_or_its_bracket(playground: Playground, body: str, marked: str) -> None:
    ((offset, length),) = assert_same(playground, body).marks
    assert offset is not None
    assert length is not None
    assert parts(body, offset, length)[1] == marked


def test_broken_bytes_are_marked_in_the_text_with_replacements(playground: Playground) -> None:
    body = "é😀\ufffd".encode() + b"\xe2\x82 x"
    assert assert_same(playground, body).marks == [(4, 1)]


def test_of_what_is_too_large_nothing_is_marked(playground: Playground) -> None:
    assert assert_same(playground, "[1, 2]", max_bytes=5).marks == [(None, None)]
