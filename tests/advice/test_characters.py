"""Characters that are invisible or look like others: the table agrees with Unicode, and texts are searched by it."""

import unicodedata

import pytest

from commerce_events._explaining.advice import table
from commerce_events._explaining.characters import described, named, odd_character, plain, unseen_character
from commerce_events._messages import LANGUAGES

ALL = [chr(point) for point in range(0x110000)]
ASSIGNED = [character for character in ALL if unicodedata.category(character) not in ("Cn", "Cs", "Co")]
CHARACTERS = table("characters")
#: Unicode says to show nothing for these, or they look like a blank, in categories of what is seen.
SEEN_BY_CATEGORY = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffd") | {
    chr(point) for start in (0xFE00, 0xE0100) for point in range(start, start + (16 if start == 0xFE00 else 240))
}


def test_unseen_characters_are_those_of_unicode() -> None:
    unseen = {character for character in ASSIGNED if unseen_character(character)}
    by_category = {
        character
        for character in ASSIGNED
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs") and character != " "
    }
    assert unseen == by_category | SEEN_BY_CATEGORY


def test_digits_are_those_of_unicode() -> None:
    digits = {each: str(unicodedata.decimal(each)) for each in ASSIGNED if unicodedata.category(each) == "Nd"}
    assert {each: plain(each) for each in digits} == digits


def test_fullwidth_characters_are_their_compatible_ones() -> None:
    for point in range(0xFF01, 0xFF5F):
        assert plain(chr(point)) == unicodedata.normalize("NFKC", chr(point))


def test_plain_texts_are_ascii_without_control_characters() -> None:
    for character in ALL:
        odd = odd_character(character)
        assert odd in (None, (0, character))
        assert plain(character) == character if odd is None else len(plain(character)) < 2
        if odd:
            assert plain(character).isascii()
            assert plain(character).isprintable()


def test_visible_ascii_is_not_odd() -> None:
    text = "".join(map(chr, range(0x20, 0x7F)))
    assert (odd_character(text), unseen_character(text)) == (None, None)
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "index", "character", "ascii_text"),
    [
        ("\u0415ventSale", 0, "\u0415", "EventSale"),
        ("2025\u201111\u201118", 4, "\u2011", "2025-11-18"),
        ("Event\u200bSale", 5, "\u200b", "EventSale"),
        ("\N{GRINNING FACE}EventSale\xa0", 10, "\xa0", "\N{GRINNING FACE}EventSale "),
        ("a\tb", 1, "\t", "a b"),
        ("\u0662\uff11", 0, "\u0662", "21"),
        ("QUANT\u0131TY", 5, "\u0131", "QUANTiTY"),
    ],
)
def test_the_first_odd_character_is_found(text: str, index: int, character: str, ascii_text: str) -> None:
    assert odd_character(text) == (index, character)
    assert plain(text) == ascii_text


@pytest.mark.parametrize("text", ["Événement", "naïve", "名前", "\N{GRINNING FACE}", "\ufffd"])
def test_other_letters_are_not_odd(text: str) -> None:
    assert odd_character(text) is None
    assert plain(text) == text


def test_characters_have_their_code_point_and_name() -> None:
    assert described("\xa0") == "U+00A0"
    assert described("\U000e0020") == "U+E0020"
    assert named("\xa0") == {"en": "U+00A0 (no-break space)", "es": "U+00A0 (espacio de no separación)"}
    assert named("\u0415") == {"en": "U+0415 (Cyrillic letter)", "es": "U+0415 (letra cirílica)"}
    assert named("\n") == {"en": "U+000A (line feed)", "es": "U+000A (salto de línea)"}
    assert named("\u17b4") == {"en": "U+17B4", "es": "U+17B4"}


def test_names_are_there_in_each_language_and_of_odd_characters() -> None:
    for each, names in CHARACTERS["names"].items():
        assert sorted(names) == sorted(LANGUAGES)
        first = chr(int(each.partition("-")[0], 16))
        last = chr(int(each.rpartition("-")[2], 16))
        between = map(chr, range(ord(first), ord(last) + 1))
        assert any(odd_character(character) or unseen_character(character) for character in between)


def test_large_texts_take_linear_time() -> None:
    text = "\u200b\u0415" * 500_000
    assert odd_character("x" * 1_000_000 + "é") is None
    assert plain(text) == "E" * 500_000
