"""What every form of the answers is given, and what it can do."""

from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from commerce_events import __version__
from commerce_events._json_types import Language
from commerce_events.reports.summary import Summary


@dataclass(frozen=True, slots=True)
class Setting:
    """How reports are written.

    Attributes:
        stream: Where they go.
        lang: The language they are in.
        version: The version of the contract.
        release: The number of the package.
        is_file: Whether they go into a file: then nothing in them acts on a terminal.
    """

    stream: TextIO
    lang: Language
    version: str
    release: str = __version__
    is_file: bool = False


class Form(Protocol):
    """A format of the reports. It writes them as they come: nothing is kept, however many there are."""

    @property
    def takes_silent(self) -> bool:
        """Whether it is given what is valid and has nothing else to say, too."""

    def add(self, result: Any) -> None:
        """Write a `Result`, or, if it takes what is silent, a `Plain`."""

    def finish(self, summary: Summary) -> None:
        """Write what comes last."""
