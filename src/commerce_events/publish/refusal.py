"""Why something is not published: a reason with what it is filled with, and the words for it."""

from commerce_events._json_types import Language
from commerce_events._messages import phrase, words


class PublishError(ValueError):
    """It is not published; nothing was written.

    Attributes:
        reason: Which sentence says why, by its name in the messages.
        params: What the sentence is filled with.
    """

    def __init__(self, reason: str, **params: str) -> None:
        super().__init__(reason, params)
        self.reason, self.params = reason, params

    def __str__(self) -> str:
        return self.message()

    def message(self, lang: Language = "en") -> str:
        """The reason as a sentence."""
        return phrase(words(lang)["cli"]["publish"]["refused"][self.reason], self.params, lang)
