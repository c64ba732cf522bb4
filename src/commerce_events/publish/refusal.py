"""Why something is not published: a reason with its details, and the words for it."""

from commerce_events._json_types import Language
from commerce_events._messages import fill, words


class PublishError(ValueError):
    """It is not published; nothing was written.

    Attributes:
        reason: Which sentence says why, by its name in the messages.
        details: What the sentence is filled with.
    """

    def __init__(self, reason: str, **details: str) -> None:
        super().__init__(reason, details)
        self.reason, self.details = reason, details

    def __str__(self) -> str:
        return self.message()

    def message(self, lang: Language = "en") -> str:
        """The reason as a sentence."""
        template: str = words(lang)["cli"]["publish"]["refused"][self.reason]
        return fill(template, self.details, {})
