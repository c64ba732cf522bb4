"""Bodies → bodies that are nearly the same: changed where parsers differ and where people err."""

import re
from collections.abc import Callable, Sequence
from random import Random

#: What is put anywhere in a text.
TOKENS: Sequence[bytes] = (
    *(b" ", b"\n", b"\t", b"\r", b"\x00", b"\x0c", b"\x7f", b"\xc2\xa0", b"\xef\xbb\xbf"),
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"/", b"'"),
    *(b"\\\\", b'\\"', b"\\/", b"\\n", b"\\u0041", b"\\u0022", b"\\u005c", b"\\u0000", b"\\u007f", b"\\ud83d\\ude00"),
    *(b"\\ud800", b"\\udc00", b"\\uD83D", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80"),
    *("é".encode(), "😀".encode(), "\u2028".encode(), "٣".encode()),
    *(b"0", b"1", b"-", b"+", b".", b"e", b"00", b"1e2", b"2.0", b"1.5", b"-0", b"1e309", b"9007199254740991"),
    *(b"9007199254740992", b"18446744073709551616", b"1" * 400, b"NaN", b"Infinity", b"null", b"true", b"false"),
    *(b"T", b"t", b"Z", b"z", b"+00:00", b"+0000", b"-23:59", b"+24:00", b":60", b"24:", b".5", b",5", b".1234567890"),
    *(b"0000-", b"-02-29", b"-00", b"2025-11-18T07:21:16.527Z", b"2025-11-18 07:21:16Z"),
    *(b'"type":', b'"timestamp":', b'"metadata":', b'"quantity":', b'"productCode":', b'"EventSale"', b'"x"', b'""'),
    *(b'"type":"EventSale",', b'"metadata":{"a":1,"a":2},', b'"metadata":[[[', b"}{"),
    *(b"[" * 62, b"]" * 62, b'{"a":' * 62, b"}" * 62),
)

_MEMBER = re.compile(rb'"[A-Za-z]+"\s*:\s*(?:"[^"\\]*"|[0-9]+|\{[^{}]*\})')
_LETTER = re.compile(rb"[A-Za-z0-9]")


def insert(text: bytes, random: Random) -> bytes:
    """A token, put somewhere."""
    at = random.randint(0, len(text))
    return text[:at] + random.choice(TOKENS) + text[at:]


def overwrite(text: bytes, random: Random) -> bytes:
    """A token, put in the place of a few bytes."""
    at = random.randint(0, len(text))
    return text[:at] + random.choice(TOKENS) + text[at + random.randint(1, 4) :]


def cut(text: bytes, random: Random) -> bytes:
    """A piece, taken out."""
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text[:start] + text[min(end, start + random.randint(1, 30)) :]


def copy(text: bytes, random: Random) -> bytes:
    """A piece, put somewhere else."""
    start, at = random.randint(0, len(text)), random.randint(0, len(text))
    return text[:at] + text[start : start + random.randint(1, 60)] + text[at:]


def repeat_member(text: bytes, random: Random) -> bytes:
    """A property that stands twice, here or elsewhere."""
    members = list(_MEMBER.finditer(text))
    if not members:
        return text
    one, other = random.choice(members), random.choice(members)
    return text[: other.start()] + one.group() + b"," + text[other.start() :]


def swap_members(text: bytes, random: Random) -> bytes:
    """Two properties, each in the place of the other."""
    members = list(_MEMBER.finditer(text))
    if not members:
        return text
    one, other = sorted((random.choice(members), random.choice(members)), key=lambda match: match.start())
    between = text[one.end() : other.start()] if one is not other else b""
    return text[: one.start()] + other.group() + between + one.group() + text[other.end() :]


def escape(text: bytes, random: Random) -> bytes:
    """A letter or digit, written as an escape."""
    letters = list(_LETTER.finditer(text))
    if not letters:
        return text
    letter = random.choice(letters)
    return text[: letter.start()] + b"\\u%04x" % ord(letter.group()) + text[letter.end() :]


def change_digit(text: bytes, random: Random) -> bytes:
    """A digit in the place of another character."""
    at = random.randint(0, max(len(text) - 1, 0))
    return text[:at] + b"%d" % random.randint(0, 9) + text[at + 1 :]


MUTATIONS: Sequence[Callable[[bytes, Random], bytes]] = (
    insert, overwrite, cut, copy, repeat_member, swap_members, escape, change_digit,
)  # fmt: skip


def mutate(text: bytes, random: Random) -> bytes:
    """A text after one to three changes."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(MUTATIONS)(text, random)
    return text
