"""The statements of the contract (S1…, D1…) → where the schemas state them, and the vectors that prove it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import ContractError
from commerce_events._pointer import resolve
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.words import Words

_ID = re.compile(r"\b[SD][0-9]+\b")
_WORDS = frozenset({"$schema", "$id", "$comment", "$defs", "title", "description", "examples", "deprecated"})

#: Where a schema answers to several statements: which of its keywords are each statement's own.
_SHARES = {
    "S2": r"event-batch.*/(?:type|maxItems)",
    "S3": r"any-event.*/(?:properties|required)",
    "S4": r".*timestamp/type",
    "S5": r"any-event.*/allOf|event\.schema.*/required|events/.*/(?:allOf|properties|required)",
    "S6": r".*quantity/(?:type|default)",
    "S8": r".*/(?:type|\$ref)",
    "D2": r".*/minLength",
    "D3": r".*quantity/(?:type|minimum|maximum)",
    "D4": r"event-batch.*/(?:minItems|items)",
    "D5": r"events/.*/unevaluatedProperties",
}

#: The statement that lists a warning.
_WARNINGS = dict.fromkeys(("timestamp-missing", "duplicate-event", "unsafe-integer"), "D8") | dict.fromkeys(
    ("timestamp-in-past", "placeholder-value", "invisible-character"), "D9"
)

Vector = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A schema that answers to statements.

    Attributes:
        origin: Where it stands, as `file#pointer`.
        ids: The statements that its `$comment` names.
        keywords: What it asserts, and `default`.
    """

    origin: str
    ids: tuple[str, ...]
    keywords: tuple[str, ...]

    def stating(self, name: str) -> tuple[str, ...]:
        """The keywords that state one of the statements: its own, or, where it has none of its own, all."""
        own = [
            keyword for keyword in self.keywords if re.fullmatch(_SHARES.get(name, ".*"), f"{self.origin}/{keyword}")
        ]
        return tuple(own) or self.keywords


def places(contract: Contract) -> list[Place]:
    """Every schema with a `$comment` that names a statement."""
    return [place for file, document in contract.documents.items() for place in _inside(f"{file}#", document)]


def _inside(origin: str, schema: Any) -> Iterator[Place]:
    if not isinstance(schema, dict):
        return
    ids = tuple(_ID.findall(str(schema.get("$comment", ""))))
    if ids:
        yield Place(origin, ids, tuple(keyword for keyword in schema if keyword not in _WORDS))
    for name, inner in schema.items():
        if name not in ("examples", "default", "const", "enum"):
            yield from _inside(f"{origin}/{name}", inner)


def statements(words: Words, known: list[Place]) -> tuple[str, ...]:
    """The ids of all statements.

    Raises:
        ContractError: A schema names one that has no words, or one is neither in a schema nor has a reason why not.
    """
    ids = words.names("statements")
    stated = {each for place in known for each in place.ids}
    if unknown := sorted(stated - {*ids}):
        raise ContractError(f"a $comment names {', '.join(unknown)}, which has no words")
    if silent := [each for each in ids if each not in stated and not unstated(words, each)]:
        raise ContractError(f"no $comment names {', '.join(silent)}, and there is no reason why not")
    return ids


def unstated(words: Words, name: str) -> bool:
    """Whether no keyword states a statement, though a description may tell it; its words say why."""
    return words.has("statements", name, "unstated")


def proofs(site: SiteContext, known: list[Place]) -> dict[str, list[Vector]]:
    """The vectors that prove each statement: by the keyword that they name, and by what they are about."""
    found: dict[str, list[Vector]] = {}
    by_origin = {f"{site.contract.version}/{place.origin}": place for place in known}
    for file, tests in site.vectors.items():
        for vector in tests:
            owners = [each for each in _owners(vector, by_origin) if not unstated(site.words, each)]
            for each in {*owners, *_about(file, vector)}:
                found.setdefault(each, []).append(vector)
    return found


def _owners(vector: Vector, by_origin: Mapping[str, Place]) -> Iterator[str]:
    """The statements of the nearest schema around the keyword that a vector names, if that keyword is theirs."""
    location, inside = str(vector.get("keywordLocation", "")), ""
    while location and location not in by_origin:
        location, _, step = location.rpartition("/")
        inside = step
    if location:
        place = by_origin[location]
        yield from (name for name in place.ids if inside in place.stating(name))


def _about(file: str, vector: Vector) -> Iterator[str]:
    if file == "payload":
        yield "S1"
    if file == "text":
        yield "D7"
    yield from (_WARNINGS[warning["code"]] for warning in vector.get("warnings", ()))
    if vector.get("code") in ("wrong-type", "not-an-event"):
        value = resolve(vector["data"], vector["instanceLocation"])
        if value is None and vector["code"] == "wrong-type":
            yield "D6"
        if isinstance(value, list) and file == "event-batch":
            yield "D4"
