"""Count the steps of a comparison, so that it ends, and ends alike on every machine."""

from dataclasses import dataclass


class UnknownError(Exception):
    """Neither a value nor a proof was found.

    Attributes:
        reason: Why, one of the words' `diff.because`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Steps:
    """So many steps are left, of one question and of all questions together.

    Attributes:
        left: The steps of this question.
        whole: Those of the whole answer, of which these are a part.
    """

    left: int
    whole: "Steps | None" = None

    def spend(self, count: int) -> None:
        """Use steps up.

        Raises:
            UnknownError: There are not so many.
        """
        self.left -= count
        if self.left < 0:
            raise UnknownError("budget")
        if self.whole:
            self.whole.spend(count)
