"""The kinds of values that options have."""

from collections.abc import Iterable
from typing import Any

import click


class Unfit(click.BadParameter):
    """A value that is not of the kind.

    Args:
        reason: The words of `cli.usage.unfit`.
        value: The value, as it was given.
        params: What the words are filled with, beside the value and the name of the parameter.
    """

    def __init__(self, reason: str, value: str, **params: Any) -> None:
        super().__init__(reason)
        self.params = {"reason": reason, "value": value, **params}


class OneOf(click.Choice[str]):
    """One of a few texts."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__([*choices])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the text."""
        if value not in self.choices:
            raise Unfit("choice", value, choices=[*self.choices])
        return super().convert(value, param, ctx)


class Whole(click.IntRange):
    """An integer between two others, these included."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(low, high)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the integer."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise Unfit("whole", value, low=self.min, high=self.max) from None


class Seconds(click.FloatRange):
    """A time of more than no second, up to another one."""

    def __init__(self, high: int) -> None:
        super().__init__(0, high, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the seconds."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise Unfit("seconds", value, high=self.max) from None
