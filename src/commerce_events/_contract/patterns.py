"""Patterns of the schemas → Python's, with the meaning that JSON Schema gives them (ECMA-262)."""

import re
from functools import lru_cache

#: What a `$` may be hidden in: escapes and classes.
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled: its `$` matches at the end alone, while Python's also does before a final line break."""
    return re.compile(_TOKEN.sub(lambda token: r"\Z" if token[0] == "$" else token[0], pattern))
