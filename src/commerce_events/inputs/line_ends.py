"""Find out from the first lines of a file whether a value goes over several of them.

A value that begins on the first line, goes on as JSON may, and has no end within 32 KiB counts as well. A first line
that was cut does not: what follows it can't be the rest of it.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Literal

#: Why lines are no payloads: a value goes over several of them, or they end with a carriage return alone.
Fault = Literal["lines", "cr"]

#: So many bytes are looked at, or a little more; of a first line that is longer than the second number, none.
_ENOUGH, _TOO_MUCH = 2**15, 2**21

_DECODER = json.JSONDecoder()


def looked_at(pieces: Iterator[list[bytes]]) -> tuple[Fault | None, Iterator[list[bytes]]]:
    """Return what is wrong with the line ends of a file, and all its lines.

    Args:
        pieces: The lines of the file, some at a time.
    """
    held: list[list[bytes]] = []
    size = looked = 0
    for piece in pieces:
        held.append(piece)
        size += sum(map(len, piece)) + len(piece)
        if size < min(
            2 * looked, _ENOUGH
        ):  # a slow pipe hands over line by line: looking at each would take ever longer
            continue
        looked = size
        if (fault := _fault(held, is_all=size > _ENOUGH)) != "open":
            return fault, chain(held, pieces)
    fault = _fault(held, is_all=False)
    return (None if fault == "open" else fault), chain(held, pieces)


def _fault(held: list[list[bytes]], *, is_all: bool) -> Fault | Literal["open"] | None:
    """Return what is wrong with the first lines; `open` if more of them have to be seen, which `is_all` rules out."""
    start = b"\n".join(chain.from_iterable(held))
    if len(start) > _TOO_MUCH:
        return None
    text = start.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    first, more, _ = text.partition("\n")
    end: int | Literal["lines", "open", "broken"] = _end(first)
    if isinstance(end, int):
        rest = first[end:].lstrip(" \t")
        return "cr" if rest.startswith("\r") and rest.strip() else None
    if end == "open" and more:
        end = "lines" if isinstance(whole := _end(text), int) else whole
    if end == "open" and is_all:
        return "lines" if more else None
    return None if end == "broken" else end


def _end(text: str) -> int | Literal["open", "broken"]:
    """Return where the first JSON value of a text ends; `open` if the text ends before it."""
    try:
        return _DECODER.raw_decode(text)[1]
    except json.JSONDecodeError as error:
        return "open" if error.pos >= len(text.rstrip()) else "broken"
    except (RecursionError, ValueError):  # nested too deeply, or a number of too many digits
        return "broken"
