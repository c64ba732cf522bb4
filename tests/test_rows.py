"""A test of many rows fails with the name of each row that fails."""

import pytest

from tests.rows import each_row


def test_each_row_that_fails_is_named() -> None:
    called = []

    @each_row([(1, "a"), (2, "b"), (3, "c")])
    def is_even(number: int, name: str) -> None:
        called.append(name)
        assert number % 2 == 0

    with pytest.raises(ExceptionGroup, match="2 of 3 rows") as raised:
        is_even()
    assert [error.__notes__ for error in raised.value.exceptions] == [["row: 1, 'a'"], ["row: 3, 'c'"]]
    assert called == ["a", "b", "c"]


def test_where_all_rows_hold_it_passes() -> None:
    @each_row([2, 4])
    def is_even(number: int) -> None:
        assert number % 2 == 0

    is_even()


def test_what_is_not_raised_is_named_too() -> None:
    @each_row(["1", "a"])
    def is_no_number(text: str) -> None:
        with pytest.raises(ValueError, match="invalid literal"):
            int(text)

    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows") as raised:
        is_no_number()
    assert raised.value.exceptions[0].__notes__ == ["row: '1'"]


def test_a_table_without_rows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="without rows"):
        each_row([])
