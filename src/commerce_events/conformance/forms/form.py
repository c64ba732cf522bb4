"""What every form of the answers is given, and what it can do."""

from dataclasses import dataclass
from typing import Protocol, TextIO

from commerce_events._json_types import Language
from commerce_events.conformance.results import Result
from commerce_events.conformance.score import Score


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the answers go, the language and the version of the contract, and how much of them is explained.

    Attributes:
        stream: Where they are written.
        lang: The language of the words.
        version: The version of the contract that the vectors are of.
        show: How many disagreements the form for people explains.
        is_file: Whether they are written into a file: then nothing in them acts on a terminal.
    """

    stream: TextIO
    lang: Language
    version: str
    show: int
    is_file: bool = False


class Form(Protocol):
    """A form of the answers."""

    def add(self, result: Result) -> None:
        """Take a result."""

    def finish(self, score: Score) -> None:
        """Write what comes last."""
