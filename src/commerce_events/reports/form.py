"""What every form of the answers is given, and what it can do."""

from dataclasses import dataclass
from typing import Protocol, TextIO

from commerce_events._json_types import Language
from commerce_events.reports.result import Result
from commerce_events.reports.summary import Summary


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the answers go, the language they are in, and the version of the contract that they answer to."""

    stream: TextIO
    lang: Language
    version: str


class Form(Protocol):
    """A form of the answers. It writes them as they come: nothing is kept, however many there are."""

    def add(self, result: Result) -> None:
        """Write a result that there is something to say about."""

    def finish(self, summary: Summary) -> None:
        """Write what comes last."""
