"""Print the targets as a table that fits a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.tables import best_peer, limit, measured, status

_HEAD = ("row", "target", "measured", "best peer", "")


def lines(targets: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of the table."""
    rows = [_HEAD, *((it["name"], limit(it), measured(it), best_peer(it), status(it)) for it in targets)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
