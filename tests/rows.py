"""Tests of many small rows: what pytest does for each test takes longer than such a row."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def each_row(rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make one test of a table, as `parametrize` makes many: each row that fails is named, and the others are tested.

    Args:
        rows: What the test is called with: the arguments as a tuple, or the one argument.

    Raises:
        ValueError: There is no row, so the test could not fail.
    """
    table = [row if isinstance(row, tuple) else (row,) for row in rows]
    if not table:
        raise ValueError("a table without rows")

    def of(test: Callable[..., None]) -> Callable[[], None]:
        def tested() -> None:
            failures = [failure for row in table if (failure := _failure(test, row))]
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(table)} rows", failures)

        tested.__name__, tested.__doc__, tested.__module__ = test.__name__, test.__doc__, test.__module__
        return tested

    return of


def _failure(test: Callable[..., None], row: tuple[Any, ...]) -> BaseException | None:
    try:
        test(*row)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - whatever it is, it is raised with the others
        error.add_note(f"row: {', '.join(map(repr, row))}")
        return error
    return None
