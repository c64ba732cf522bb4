"""A misspelt name → the name that was meant."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

#: How much of both names must be the same, and how far ahead of all others a candidate must be.
CLOSE_ENOUGH, AHEAD = 0.8, 0.05

#: Longer names are not compared: no name of the contract comes near, and comparing takes time.
LONGEST = 40
#: Shorter parts say too little.
SHORTEST_PART = 4


def suggest(name: str, candidates: tuple[str, ...]) -> str | None:
    """The candidate that was most likely meant; None if none comes near, or several do.

    Case and separators don't count (`customer_code`), then a part that only one candidate contains counts
    (`sale` for `EventSale`), then spelling.
    """
    return None if len(name) > LONGEST else _suggest(name, candidates)


@lru_cache(maxsize=1024)  # a sender's mistake comes again and again
def _suggest(name: str, candidates: tuple[str, ...]) -> str | None:
    plain = bare(name)
    by_plain = _by_letters(candidates)
    if plain in by_plain:
        return by_plain[plain]
    containing = [candidate for candidate in by_plain if plain in candidate]
    if containing and len(plain) >= SHORTEST_PART:
        return by_plain[containing[0]] if len(containing) == 1 else None
    scores = sorted(((_likeness(plain, other), other) for other in by_plain), reverse=True)
    (best, found), (second, _) = (*scores, (0.0, ""), (0.0, ""))[:2]
    return by_plain[found] if best >= max(CLOSE_ENOUGH, second + AHEAD) else None


def same_letters(name: str, candidates: tuple[str, ...]) -> str | None:
    """Return the candidate that differs in case and separators alone."""
    return None if len(name) > LONGEST else _by_letters(candidates).get(bare(name))


@lru_cache(maxsize=256)
def _by_letters(candidates: tuple[str, ...]) -> Mapping[str, str]:
    return {bare(candidate): candidate for candidate in candidates}


def _likeness(one: str, other: str) -> float:
    """How much of both is the same, from 0 to 1; 0 also where it is too little to count, which is found faster."""
    counts = CLOSE_ENOUGH - AHEAD
    if 2 * min(len(one), len(other)) < counts * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= counts else 0.0


def bare(name: str) -> str:
    """Return a name without case and separators."""
    return "".join(char for char in name.casefold() if char.isalnum())
