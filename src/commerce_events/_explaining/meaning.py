"""Find the event type that is meant by a text which is none: the first of several ways that finds one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from commerce_events._explaining.aliases import LONGEST_ALIAS, type_alias
from commerce_events._explaining.characters import named, odd_character, plain
from commerce_events._explaining.suggest import bare, same_letters, suggest
from commerce_events._params import Params

_EVENT = "event"
#: What separates the parts of the name of a class.
SEPARATOR = re.compile(r"[\\./:$]")
#: A word of a name in ASCII.
_WORD = re.compile("[A-Z]?[a-z0-9]+|[A-Z]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text stands for, where the name of an event type belongs.

    Attributes:
        type: The event type that is meant; None if there is none.
        is_certain: The event can be explained as one of that type.
        params: What the hint is filled with; its `reason` is `rename`, `odd-character`, `class-name`, `alias`,
            `alias-near` or `alias-none`.
    """

    type: str | None
    is_certain: bool
    params: Params

    @property
    def is_alias(self) -> bool:
        """Whether the text is a name of another vocabulary."""
        return "alias" in self.params


def meaning(text: str, types: tuple[str, ...]) -> Meaning | None:
    """Return what a text means; None if nothing is known of it. Of a long one, the last part alone may count."""
    return _meaning(text[-LONGEST_ALIAS - 1 :], types, is_whole=len(text) <= LONGEST_ALIAS)


def odd_params(text: str) -> dict[str, object]:
    """Return what a hint says about the first odd character of a text, counted from 1; nothing if there is none."""
    odd = odd_character(text)
    return {"character": named(odd[1]), "position": odd[0] + 1} if odd else {}


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _meaning(text: str, types: tuple[str, ...], *, is_whole: bool) -> Meaning | None:
    parts = SEPARATOR.split(text)
    whole, last = ([text] if is_whole else []), ([parts[-1]] if len(parts) > 1 else [])
    return next(_meanings(whole, last, types), None)


def _meanings(whole: list[str], last: list[str], types: tuple[str, ...]) -> Iterator[Meaning]:
    """Yield what is found in the whole text, if it is not too long, and in the last part of a class name."""
    for text in whole:
        if found := _by_letters(plain(text), types):
            odd = odd_params(text)
            yield _meant(found, reason="odd-character", **odd) if odd else _meant(found, reason="rename")
    for text in last:
        if found := _by_letters(plain(text), types):
            yield _meant(found, reason="class-name")
    for text in map(plain, (*whole, *last)):
        if found := _by_words(text, types):
            yield _meant(found, reason="rename")
    for text in map(plain, (*whole, *last)):
        yield from _by_alias(text, types)
    for text in map(plain, (*whole, *last)):
        if found := suggest(text, types):
            is_part = bare(text) in bare(found)
            yield Meaning(found, not is_part, Params(suggestion=found, reason="rename"))


def _meant(found: str, **params: object) -> Meaning:
    return Meaning(found, is_certain=True, params=Params(suggestion=found, **params))


def _by_letters(text: str, types: tuple[str, ...]) -> str | None:
    """Return the type that has the same letters, with or without `event` before them."""
    return same_letters(text, types) or same_letters(_EVENT + text, types)


def _by_words(text: str, types: tuple[str, ...]) -> str | None:
    """Return the type that has the same words in another order, with or without `event` among them."""
    words = (words_of(text), words_of(f"{_EVENT}_{text}"))
    return next((each for each in types if words_of(each) in words), None)


@lru_cache(maxsize=1024)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without their order."""
    return tuple(sorted(word.lower() for word in _WORD.findall(name)))


def _by_alias(text: str, types: tuple[str, ...]) -> Iterator[Meaning]:
    alias = type_alias(text)
    if alias is None or (alias.meant and alias.meant not in types):
        return
    about = {"alias": alias.name} | ({"suggestion": alias.meant} if alias.meant else {})
    if alias.fit == "same":
        yield Meaning(alias.meant, is_certain=True, params=Params(about, reason="alias"))
    else:
        reason = f"alias-{alias.fit}"
        yield Meaning(alias.meant, is_certain=False, params=Params(about, reason=reason, note=alias.note))
