"""Recognize ordinary codes, many at once, in as few steps as can be: each has a digit, and none that of a placeholder.

Of bytes, those of a class are removed several times faster than a pattern is searched for. Where all characters but
digits and blanks are removed from codes that are joined by blanks, one without a digit leaves two blanks.
"""

from functools import cache

from commerce_events._explaining.advice import table

_DIGITS = b"0123456789"


def are_ordinary(joined: str) -> bool:
    """Return whether some codes, with a blank before and behind each, are certainly no placeholders.

    Their characters of ASCII are then all visible, too.
    """
    mapped, removed, signs = _classes()
    kept = joined.encode().translate(mapped, removed)
    return all(sign not in kept for sign in signs)


@cache
def _classes() -> tuple[bytes, bytes, list[bytes]]:
    """Return how bytes are mapped, which are removed, and what is then a sign of what is not ordinary."""
    placeholders = table("placeholders")
    starts = {template["start"][0] for template in placeholders["templates"] if template["end"]}
    starts |= {form["has"] for form in placeholders["patterns"]}
    visible = bytes(byte for byte in range(0x20, 0x7F) if chr(byte) not in starts) + bytes(range(0x80, 0x100))
    removed = visible.translate(None, _DIGITS + b" ?")
    words = [f" {value} ".encode() for row in placeholders["codes"] for value in row["values"]]
    # Digits of placeholders are mapped to one, so that there are fewer signs to look for.
    zeros = bytes.maketrans(own := bytes(byte for byte in _DIGITS if byte in b"".join(words)), b"0" * len(own))
    mapped = bytes(zeros[byte] if byte in visible else ord("?") for byte in range(0x100))
    kept = dict.fromkeys(word.translate(mapped, removed) for word in words)
    return mapped, removed, [b"?", b"  ", *[each for each in kept if each.strip(b" ?")]]
