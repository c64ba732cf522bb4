"""Whether texts meet the pattern of a property: one text, or many at once, since a call for each costs too much.

For any schema, each text is matched with its `pattern` and its `not`. For the one schema of timestamps that `_PROVED`
names, three facts allow more; `tests/judging/test_texts.py` proves them, and another schema merely is slower:

1. What matches its pattern meets its other keywords too, and has no line break. So texts that are joined by line
   breaks, with no other break among them, can be matched in one go: no match reaches over a break.
2. Texts that joined are one shape, such as `0000-00-00T00:00:00.000Z`, again and again, and that are each read as a
   date with an offset, are of that shape each: a date starts with four digits and a hyphen, and ends with its offset,
   so each text is made of whole shapes; and two of them are no date.
3. What msgspec reads as a date in such a shape matches the pattern.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any
from zlib import crc32

import msgspec
from msgspec import UNSET

from commerce_events._contract.flatten import Schema
from commerce_events._contract.patterns import compiled

#: The assertions of the schema that the three facts are proved of, by their CRC-32.
_PROVED = 3067342495

_DIGITS = bytes.maketrans(b"0123456789", b"0" * 10)
_FRACTIONS = (b"", *(b"." + b"0" * digits for digits in range(1, 10)))
_OFFSETS = (b"Z", b"+00:00", b"-00:00")
_SHAPES = frozenset(b"0000-00-00T00:00:00" + fraction + offset for fraction in _FRACTIONS for offset in _OFFSETS)


class _Dates(msgspec.Struct):
    """Dates with offsets. A class, since the decoder finds what it made for a class sooner than for an annotation."""

    dates: list[Annotated[datetime, msgspec.Meta(tz=True)]]


class Texts:
    """What tells whether texts meet the `pattern` and the `not` of a property's assertions."""

    def __init__(self, assertions: dict[str, Any]) -> None:
        self._pattern: str = assertions["pattern"]
        self._refused: Schema | None = assertions.get("not")
        self._is_proved = fingerprint(assertions) == _PROVED

    @cached_property
    def accept(self) -> Callable[[str], object]:
        """Whether one text meets them, as a truth value. Compiled when it is first needed: that takes time."""
        if not self._is_proved:
            return _each(self._pattern, self._refused)
        return re.compile(self._pattern[1:-1]).fullmatch

    def accept_all(self, texts: Sequence[Any]) -> bool:
        """Whether all of some texts meet them, but for those that are UNSET; False may mean that it can't be told."""
        try:
            if self._is_proved and _have_one_shape(texts):
                return _are_dates(texts)
        except TypeError:
            pass  # some are UNSET, which is not worth looking for before
        texts = [text for text in texts if text is not UNSET]
        if self._is_proved:
            return bool(self._joined("\n".join([*texts, ""]))) and "\n" not in "".join(texts)
        return all(map(self.accept, texts))

    @cached_property
    def _joined(self) -> Callable[[str], object]:
        return re.compile(f"(?:(?:{self._pattern[1:-1]})\n)*").fullmatch


def _each(pattern: str, refused: Schema | None) -> Callable[[str], object]:
    match = compiled(pattern).search
    if refused is None:
        return match
    refuse = compiled(refused["pattern"]).search
    return lambda text: match(text) and not refuse(text)


def fingerprint(assertions: dict[str, Any]) -> int:
    """The CRC-32 of a schema's assertions: it guards against a change, not against an enemy."""
    return crc32(json.dumps(assertions, sort_keys=True).encode())


def _have_one_shape(texts: Sequence[str]) -> bool:
    """Whether texts, joined, are one of the shapes again and again."""
    shapes = "".join(texts).encode().translate(_DIGITS)
    shape = shapes[: len(shapes) // len(texts)]
    return shape in _SHAPES and shapes == shape * len(texts)


def _are_dates(texts: Sequence[str]) -> bool:
    """Whether each text is read as a date with an offset."""
    try:
        msgspec.convert({"dates": texts}, _Dates)
    except msgspec.ValidationError:
        return False
    return True
