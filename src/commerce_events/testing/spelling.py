"""A payload → JSON text in every spelling that JSON allows, all with the same value."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hypothesis import strategies as st

from commerce_events.validator import MAX_BYTES

Escapes = Literal["needed", "ascii", "all", "upper"]
Numbers = Literal["plain", "decimal", "exponent", "shifted"]
Order = Literal["given", "reversed", "sorted"]

_SAFE = 2**53
_UNIT = re.compile("[0-9a-fA-F]{4}")


@dataclass(frozen=True, slots=True)
class Style:
    """One way of spelling: what stands between the tokens, and how names, texts and integers are written."""

    space: str = ""
    escapes: Escapes = "needed"
    numbers: Numbers = "plain"
    order: Order = "given"


def styles() -> st.SearchStrategy[Style]:
    """Ways of spelling; the plainest is the simplest."""
    return st.builds(
        Style,
        space=st.sampled_from(["", " "]) | st.text(" \t\r\n", max_size=4),
        escapes=st.sampled_from(["needed", "ascii", "all", "upper"]),
        numbers=st.sampled_from(["plain", "decimal", "exponent", "shifted"]),
        order=st.sampled_from(["given", "reversed", "sorted"]),
    )


def body_of(payload: Any, style: Style) -> bytes:
    """The body of a payload in a style, or plainly, where the style would make it larger than the contract allows."""
    body = spell(payload, style).encode()
    return body if len(body) <= MAX_BYTES else spell(payload).encode()


def spell(value: Any, style: Style = Style()) -> str:
    """The text of a JSON value in a style."""
    return style.space.join(["", *_tokens(value, style), ""])


def _tokens(value: Any, style: Style) -> Iterator[str]:
    if isinstance(value, str):
        yield _spell_text(value, style.escapes)
    elif isinstance(value, dict):
        yield from _spell_object(value, style)
    elif isinstance(value, list):
        yield "["
        for index, item in enumerate(value):
            yield from [","] if index else []
            yield from _tokens(item, style)
        yield "]"
    elif isinstance(value, int) and not isinstance(value, bool):
        yield _spell_integer(value, style.numbers)
    else:
        yield json.dumps(value)


def _spell_object(members: Mapping[str, Any], style: Style) -> Iterator[str]:
    names = sorted(members) if style.order == "sorted" else list(members)
    if style.order == "reversed":
        names.reverse()
    yield "{"
    for index, name in enumerate(names):
        yield from [","] if index else []
        yield _spell_text(name, style.escapes)
        yield ":"
        yield from _tokens(members[name], style)
    yield "}"


def _spell_text(text: str, escapes: Escapes) -> str:
    if escapes in ("needed", "ascii"):
        return json.dumps(text, ensure_ascii=escapes == "ascii")
    units = text.encode("utf-16-be").hex()
    return '"' + _UNIT.sub(r"\\u\g<0>", units.upper() if escapes == "upper" else units) + '"'


def _spell_integer(number: int, numbers: Numbers) -> str:
    """An integer; beyond 2^53 other spellings may be other numbers, and zero has no digit to shift."""
    if numbers == "plain" or number == 0 or not -_SAFE < number < _SAFE:
        return str(number)
    return {"decimal": f"{number}.0", "exponent": f"{number}E0", "shifted": f"{number}0e-1"}[numbers]
