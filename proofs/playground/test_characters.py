"""Characters that are invisible or look like others: the core knows the same ones, by the same names."""

import unicodedata
from pathlib import Path

from commerce_events._explaining.characters import described, named, odd_character, plain, unseen_character
from proofs.playground.built import answers

#: Each text as a list of what the functions say of it.
PROGRAM = """
import { described, named, oddCharacter, plain, unseenCharacter } from "./core/characters";
declare const process: any;
const chunks: any[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const of = (text: string) => [
  oddCharacter(text) ?? null, unseenCharacter(text) ?? null, plain(text), described(text), named(text),
];
process.stdout.write(JSON.stringify(JSON.parse(chunks.join("")).map(of)));
"""
TEXTS = ["\u0415ventSale", "\N{GRINNING FACE}\u200bx", "é\N{GRINNING FACE}\xa0\u2212", "2025\u201111", "a\tb", "x" * 40]


def test_the_core_says_the_same(tmp_path: Path) -> None:
    texts = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) not in ("Cn", "Cs", "Co")]
    texts += [f"{character}A{character}" for character in texts if odd_character(character)]
    for some in (texts, TEXTS):
        assert answers(PROGRAM, some, tmp_path) == [known(text) for text in some]


def known(text: str) -> list[object]:
    odd = odd_character(text)
    return [odd and [*odd], unseen_character(text), plain(text), described(text[0]), {**named(text[0])}]
