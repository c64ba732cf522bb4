"""What all pages of one language are written from: the contract, its words, and the judge."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from commerce_events._contract.contract import BATCH, Contract
from commerce_events._contract.derive import described, event_types_of
from commerce_events._contract.event_type import EventType, Property
from commerce_events._json_types import Language
from commerce_events._pointer import resolve
from commerce_events.pages.examples import Pair, pairs
from commerce_events.pages.markdown import code, link, prose
from commerce_events.pages.words import Words, words
from commerce_events.report import Report
from commerce_events.validator import Validator

#: The moment that the timestamps of examples are compared with: the pages are the same whenever they are written.
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SiteContext:
    """The contract, to be told in one language.

    Attributes:
        contract: The version of the contract.
        lang: The language, such as `es`.
        prefix: Where the published files stand: an address, or a folder seen from the root of the pages.
        vectors: The vectors of the version, by the name of their file without its ending.
    """

    contract: Contract
    lang: Language
    prefix: str
    vectors: Mapping[str, list[dict[str, Any]]]

    @cached_property
    def words(self) -> Words:
        """The words of the pages."""
        return words(self.lang)

    @cached_property
    def types(self) -> tuple[EventType, ...]:
        """The event types."""
        return event_types_of(self.contract)

    @cached_property
    def base(self) -> EventType:
        """What every event has, whatever its type."""
        return described(self.contract, "", self.contract.open_event)

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """The examples of the codes that have some."""
        return pairs(self.vectors, self.types)

    def text(self, *path: str, **values: object) -> str:
        """The text at a path of the words."""
        return self.words.text(*path, **values)

    def number(self, number: int) -> str:
        """A number, as the language writes it."""
        is_parted = number >= int(self.text("thousands", "from"))
        return f"{number:,}".replace(",", self.text("thousands", "mark") if is_parted else "")

    def stated(self, file: str, place: str) -> str:
        """The words at a JSON Pointer of a schema file."""
        english: str = resolve(self.contract.documents[file], place)
        return english if self.lang == "en" else self.contract.translations[self.lang][f"{file}#{place}"]

    def own(self, kind: EventType) -> list[Property]:
        """The properties that a type has beside those of every event."""
        base = {one.name for one in self.base.properties}
        return [one for one in kind.properties if one.name not in base]

    def deprecated(self, one: EventType | Property) -> str:
        """Since when something is deprecated, why, and what to use instead; nothing if it is not."""
        said = one.deprecated
        return f"**{self.text('event', 'deprecated')}** {prose(said.summary(self.lang))}" if said else ""

    def batch_limit(self, keyword: str) -> int:
        """A limit of the batch."""
        limit: int = self.contract.documents[BATCH][keyword]
        return limit

    def check(self, body: bytes) -> Report:
        """The answer to a body, as `Validator.check` gives it."""
        return self._validator.check(body, now=NOW)

    @cached_property
    def _validator(self) -> Validator:
        return Validator(self.contract)

    def published(self, page: str, file: str) -> str:
        """The target by which a page links to a published file."""
        if "://" in self.prefix or self.prefix.startswith("/"):
            return self.prefix + file
        return posixpath.relpath(self.prefix + file, posixpath.dirname(page) or ".")

    def code_link(self, page: str, name: str) -> str:
        """A link to the page of a code."""
        return link(code(name), posixpath.relpath(f"codes/{name}.md", posixpath.dirname(page)))
