"""Find and name characters that are invisible, or look like one of ASCII.

The classes of characters are ranges of the table `characters`, because each Python and each browser has a Unicode of
its own. In the table, `like` lists what looks like a character of ASCII; the characters of a range of `runs` look like
that character and those behind it, such as the ten digits.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from commerce_events._explaining.advice import table
from commerce_events._messages import LANGUAGES

#: The classes that `plain` takes out.
_INVISIBLE = ("control", "format")

#: The classes of what a code should not have: what is invisible, odd blanks, and what stands for a lost character.
_UNSEEN = (*_INVISIBLE, "blank", "lost")


def odd_character(text: str) -> tuple[int, str] | None:
    """Return the index and the first character that is invisible, an odd blank, or looks like one of ASCII."""
    if text.isascii() and text.isprintable():
        return None
    found = _odd().search(text)
    return (found.start(), found.group()) if found else None


def unseen_character(text: str) -> str | None:
    """Return the first character that can't be seen: a control or format character, an odd blank, or U+FFFD."""
    if text.isascii() and text.isprintable():
        return None
    found = _unseen().search(text)
    return found.group() if found else None


@cache
def blanks() -> str:
    """The characters that look like a blank, U+0020 among them."""
    return " " + "".join(chr(point) for points in _ranges("blank") for point in points)


def plain(text: str) -> str:
    """Return a text in ASCII as far as it looks like that: without invisible characters, odd blanks as U+0020."""
    return text if text.isascii() and text.isprintable() else text.translate(_plain())


def described(character: str) -> str:
    """Return the code point of a character, such as `U+00A0`."""
    return f"U+{ord(character):04X}"


@lru_cache(maxsize=256)
def named(character: str) -> Mapping[str, str]:
    """Return a character's code point by language, with its name where the table has one: a parameter of messages."""
    point = ord(character)
    names = next((names for names, points in _names() if point in points), {})
    code = described(character)
    return {lang: f"{code} ({names[lang]})" if lang in names else code for lang in LANGUAGES}


def _points(ranges: Iterable[str]) -> Iterator[range]:
    for each in ranges:
        first, _, last = each.partition("-")
        yield range(int(first, 16), int(last or first, 16) + 1)


def _class_of(ranges: Iterable[range]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(f'{re.escape(chr(each[0]))}-{re.escape(chr(each[-1]))}' for each in ranges)}]")


def _ranges(*classes: str) -> list[range]:
    return [points for name in classes for points in _points(table("characters")[name])]


@cache
def _odd() -> re.Pattern[str]:
    likes = (ranges for name in ("like", "runs") for ranges in table("characters")[name].values())
    return _class_of([*_ranges(*_INVISIBLE, "blank"), *(points for ranges in likes for points in _points(ranges))])


@cache
def _unseen() -> re.Pattern[str]:
    return _class_of(_ranges(*_UNSEEN))


@cache
def _plain() -> Mapping[int, str]:
    characters = table("characters")
    plain = {point: "" for points in _ranges(*_INVISIBLE) for point in points}
    plain |= {point: " " for points in _ranges("blank") for point in points}
    for ascii_character, ranges in characters["like"].items():
        plain |= {point: ascii_character for points in _points(ranges) for point in points}
    for first, ranges in characters["runs"].items():
        plain |= {point: chr(ord(first) + nth) for points in _points(ranges) for nth, point in enumerate(points)}
    return plain


@cache
def _names() -> list[tuple[Mapping[str, str], range]]:
    return [(names, points) for each, names in table("characters")["names"].items() for points in _points((each,))]
