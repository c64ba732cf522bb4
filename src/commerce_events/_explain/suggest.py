"""A misspelt name → the name that was meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_CLOSE_ENOUGH = 0.7
#: Longer names are not compared: no name of the contract comes near, and comparing takes time.
_LONGEST = 40
_SHORTEST_PART = 4


def suggest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was most likely meant, or None if none comes near.

    Case and separators don't count (`customer_code`), then a part that only one candidate contains counts
    (`sale` for `EventSale`), then spelling.
    """
    plain = _plain(name[: _LONGEST + 1])
    if not plain or len(name) > _LONGEST:
        return None
    by_plain = {_plain(candidate): candidate for candidate in candidates}
    if plain in by_plain:
        return by_plain[plain]
    containing = [candidate for candidate in by_plain if len(plain) >= _SHORTEST_PART and plain in candidate]
    near = containing if len(containing) == 1 else get_close_matches(plain, by_plain, n=1, cutoff=_CLOSE_ENOUGH)
    return by_plain[near[0]] if near else None


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
